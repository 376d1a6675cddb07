/** How long a submitted case has waited since its first submission, in days; `upTo` null: no upper end. */
export const AGE_BUCKETS = [
  { key: 'bis-30', from: 0, upTo: 30 },
  { key: '31-60', from: 31, upTo: 60 },
  { key: '61-90', from: 61, upTo: 90 },
  { key: 'ueber-90', from: 91, upTo: null },
] as const;

export type AgeKey = (typeof AGE_BUCKETS)[number]['key'];

/** Which proceedings a list shows. */
export const PROCEEDING_STATES = ['waiting', 'overdue', 'with_partners', 'decided'] as const;

export type ProceedingState = (typeof PROCEEDING_STATES)[number];

const STATE_SLUGS: Record<ProceedingState, string> = {
  waiting: 'offen',
  overdue: 'ueberfaellig',
  with_partners: 'bei-den-partnern',
  decided: 'entschieden',
};

export interface ProceedingsQuery {
  readonly state: ProceedingState;
  /** Only for waiting cases. */
  readonly age: AgeKey | null;
  /** One authority; null: all in the reader's scope. */
  readonly authorityBodyId: string | null;
  /** Page, from 1. */
  readonly page: number;
}

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Last page that can be turned to: bounds what a page costs. */
export const MAX_PROCEEDINGS_PAGE = 40;

/** Reads the query from an address; anything unknown counts as absent. */
export function parseProceedingsQuery(parameters: Parameters): ProceedingsQuery {
  const text = (name: string): string => {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    return (typeof value === 'string' ? value : value?.[0]) ?? '';
  };
  const state = PROCEEDING_STATES.find((known) => STATE_SLUGS[known] === text('stand')) ?? 'waiting';
  const age = AGE_BUCKETS.find(({ key }) => key === text('alter'))?.key ?? null;
  const page = /^\d{1,4}$/.test(text('seite')) ? Number(text('seite')) : 1;
  return {
    state,
    age: state === 'waiting' ? age : null,
    authorityBodyId: UUID.test(text('behoerde')) ? text('behoerde') : null,
    page: Math.min(Math.max(page, 1), MAX_PROCEEDINGS_PAGE),
  };
}

/** Address of the list behind a figure. */
export function proceedingsHref(query: Partial<ProceedingsQuery>): string {
  const parameters = new URLSearchParams();
  if (query.state && query.state !== 'waiting') parameters.set('stand', STATE_SLUGS[query.state]);
  if (query.age) parameters.set('alter', query.age);
  if (query.authorityBodyId) parameters.set('behoerde', query.authorityBodyId);
  if (query.page && query.page > 1) parameters.set('seite', String(query.page));
  const text = parameters.toString();
  return text === '' ? '/start/verfahren' : `/start/verfahren?${text}`;
}

/** Period the decided cases and the times to decision are taken from, in days. */
export const DECISION_PERIOD_DAYS = 365;
