import type { RawParameters } from '#src/modules/cooperations/domain/list-query.ts';
import { cleanSearch, LIST_PARAMETERS, pageOf, SCOPE_SLUGS } from '../../domain/list-query.ts';
import type { OcdsRelease, OcdsValue } from './ocds.ts';

/** Where a published purchase stands, as the public sees it. */
export const PUBLIC_STATES = ['planned', 'tendering', 'examined', 'awarded', 'unsuccessful', 'cancelled'] as const;

export type PublicState = (typeof PUBLIC_STATES)[number];

export const PUBLIC_STATE_SLUGS: Record<PublicState, string> = {
  planned: 'geplant',
  tendering: 'ausschreibung',
  examined: 'pruefung',
  awarded: 'vergeben',
  unsuccessful: 'ohne-zuschlag',
  cancelled: 'aufgehoben',
};

/** What the public list shows; the whole of it stands in the address. */
export interface PublicListQuery {
  /** Whether the address names the scope: for people whose first list is another one. */
  readonly named: boolean;
  readonly search: string;
  readonly state: PublicState | null;
  readonly page: number;
}

export const PUBLIC_LIST_PARAMETERS = {
  scope: LIST_PARAMETERS.scope,
  search: 'suche',
  state: 'stand',
  page: 'seite',
} as const;

/** Reads the list's state from an address. Anything unknown counts as absent. */
export function parsePublicListQuery(parameters: RawParameters): PublicListQuery {
  const text = (name: string): string => {
    if (parameters instanceof URLSearchParams) return parameters.get(name) ?? '';
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    return (Array.isArray(value) ? value[0] : value) ?? '';
  };
  const slug = text(PUBLIC_LIST_PARAMETERS.state);
  return {
    named: text(PUBLIC_LIST_PARAMETERS.scope) === SCOPE_SLUGS.public,
    search: cleanSearch(text(PUBLIC_LIST_PARAMETERS.search)),
    state: PUBLIC_STATES.find((state) => PUBLIC_STATE_SLUGS[state] === slug) ?? null,
    page: pageOf(text(PUBLIC_LIST_PARAMETERS.page)),
  };
}

/** Address of the public list or its export under a path; defaults left out. */
export function publicListHref(path: string, query: PublicListQuery): string {
  const parameters = new URLSearchParams();
  if (query.named) parameters.set(PUBLIC_LIST_PARAMETERS.scope, SCOPE_SLUGS.public);
  if (query.search) parameters.set(PUBLIC_LIST_PARAMETERS.search, query.search);
  if (query.state) parameters.set(PUBLIC_LIST_PARAMETERS.state, PUBLIC_STATE_SLUGS[query.state]);
  if (query.page > 1) parameters.set(PUBLIC_LIST_PARAMETERS.page, String(query.page));
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The query without what narrows it, on its first page. */
export function widenedPublicList(query: PublicListQuery): PublicListQuery {
  return { ...query, search: '', state: null, page: 1 };
}

/** Where a purchase stands for the public: a tender whose period is over is being examined. */
export function publicStateOf({ tender }: Pick<OcdsRelease, 'tender'>, now: Date): PublicState {
  switch (tender.status) {
    case 'active': {
      const due = tender.tenderPeriod?.endDate;
      return due !== undefined && Date.parse(due) <= now.getTime() ? 'examined' : 'tendering';
    }
    case 'complete':
      return 'awarded';
    case 'unsuccessful':
      return 'unsuccessful';
    case 'cancelled':
    case 'withdrawn':
      return 'cancelled';
    default:
      return 'planned';
  }
}

/** Euros of a release as integer cents. */
export function centsOf({ amount }: OcdsValue): number {
  return Math.round(amount * 100);
}

/** Net cents of all awards, or null before the first. */
export function awardedCents({ awards }: Pick<OcdsRelease, 'awards'>): number | null {
  const amounts = (awards ?? []).flatMap(({ value }) => (value ? [centsOf(value)] : []));
  return amounts.length === 0 ? null : amounts.reduce((sum, cents) => sum + cents, 0);
}
