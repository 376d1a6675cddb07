import type { RawParameters } from '#src/modules/cooperations/domain/list-query.ts';
import { cleanSearch, pageOf } from '../../domain/list-query.ts';
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
  readonly search: string;
  readonly state: PublicState | null;
  readonly page: number;
}

export const PUBLIC_LIST_PARAMETERS = { search: 'suche', state: 'stand', page: 'seite' } as const;

/** Reads the list's state from an address. Anything unknown counts as absent. */
export function parsePublicListQuery(parameters: Exclude<RawParameters, URLSearchParams>): PublicListQuery {
  const text = (name: string): string => {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    return (Array.isArray(value) ? value[0] : value) ?? '';
  };
  const slug = text(PUBLIC_LIST_PARAMETERS.state);
  return {
    search: cleanSearch(text(PUBLIC_LIST_PARAMETERS.search)),
    state: PUBLIC_STATES.find((state) => PUBLIC_STATE_SLUGS[state] === slug) ?? null,
    page: pageOf(text(PUBLIC_LIST_PARAMETERS.page)),
  };
}

/** Address of the public list; defaults left out. */
export function publicListHref(query: PublicListQuery): string {
  const parameters = new URLSearchParams();
  if (query.search) parameters.set(PUBLIC_LIST_PARAMETERS.search, query.search);
  if (query.state) parameters.set(PUBLIC_LIST_PARAMETERS.state, PUBLIC_STATE_SLUGS[query.state]);
  if (query.page > 1) parameters.set(PUBLIC_LIST_PARAMETERS.page, String(query.page));
  const text = parameters.toString();
  return text === '' ? '/beschaffungen' : `/beschaffungen?${text}`;
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
