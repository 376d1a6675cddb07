import { SEARCH_MAX_LENGTH } from '#src/modules/bodies/domain/search.ts';
import type { RawParameters } from '#src/modules/cooperations/domain/list-query.ts';
import { PROCUREMENT_STATUSES, type ProcurementStatus } from './status.ts';

/** Whose purchases a list shows: those the own body takes part in, all that have left the idea, what everybody may know. */
export const LIST_SCOPES = ['own', 'oversight', 'public'] as const;

export type ListScope = (typeof LIST_SCOPES)[number];

/** Scopes of purchases themselves; of the public one only releases are read. */
export type CaseScope = Exclude<ListScope, 'public'>;

export const LIST_SORTS = ['changed', 'title', 'status', 'due'] as const;

export type ListSort = (typeof LIST_SORTS)[number];

/** The own body's part by which a list can be narrowed. */
export const LIST_PARTS = ['lead', 'asked', 'partner', 'caller'] as const;

export type ListPart = (typeof LIST_PARTS)[number];

export const PAGE_SIZE = 50;

/** Last page a reader can turn to, which bounds what a page costs; the export has everything. */
export const MAX_PAGE = 40;

/** What a list of purchases shows; the whole of it stands in the address. */
export interface ProcurementListQuery {
  /** Null: the first scope open to the reader. */
  readonly scope: ListScope | null;
  readonly search: string;
  readonly status: ProcurementStatus | null;
  readonly fieldKey: string | null;
  /** Words of the lead buyer's name or key. */
  readonly lead: string;
  readonly part: ListPart | null;
  readonly sort: ListSort | null;
  readonly descending: boolean;
  readonly page: number;
}

/** Names of the parameters in the address. */
export const LIST_PARAMETERS = {
  scope: 'bereich',
  search: 'suche',
  status: 'status',
  fieldKey: 'feld',
  lead: 'federfuehrung',
  part: 'beteiligung',
  sort: 'sortierung',
  direction: 'richtung',
  page: 'seite',
} as const;

export const SCOPE_SLUGS: Record<ListScope, string> = { own: 'eigene', oversight: 'land', public: 'oeffentlich' };

export const PART_SLUGS: Record<ListPart, string> = {
  lead: 'federfuehrend',
  asked: 'gefragt',
  partner: 'partner',
  caller: 'abruf',
};

export const SORT_SLUGS: Record<ListSort, string> = {
  changed: 'geaendert',
  title: 'titel',
  status: 'status',
  due: 'frist',
};

export const STATUS_SLUGS: Record<ProcurementStatus, string> = {
  idea: 'idee',
  surveying: 'bedarfsabfrage',
  pooled: 'gebuendelt',
  legally_checked: 'geprueft',
  agreed: 'vereinbart',
  tendering: 'ausgeschrieben',
  evaluated: 'gewertet',
  awarded: 'zuschlag',
  running: 'laufend',
  ended: 'beendet',
  cancelled: 'aufgehoben',
};

/** Keys of fields: nothing else is looked up. */
const WORD = /^[a-z0-9][a-z0-9_-]{0,79}$/;

function firstValue(parameters: RawParameters, name: string): string {
  if (parameters instanceof URLSearchParams) return parameters.get(name) ?? '';
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

function keyBySlug<Key extends string>(slugs: Record<Key, string>, keys: readonly Key[], slug: string): Key | null {
  return keys.find((key) => slugs[key] === slug) ?? null;
}

/** A search as typed: cut, composed, without signs nobody sees. */
export function cleanSearch(text: string): string {
  const visible = text.toWellFormed().replace(/[\p{Cc}\p{Cf}\uFFFD]+/gu, ' ');
  return [...visible.trim().normalize('NFC')].slice(0, SEARCH_MAX_LENGTH).join('').trim();
}

/** The page of a list an address asks for; 1 for anything else. */
export function pageOf(text: string | undefined): number {
  const page = text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : 1;
  return Math.min(Math.max(page, 1), MAX_PAGE);
}

/** Reads the list's state from an address. Anything unknown counts as absent: a mistyped address shows a list, never an error. */
export function parseProcurementListQuery(parameters: RawParameters): ProcurementListQuery {
  const text = (name: keyof typeof LIST_PARAMETERS): string => firstValue(parameters, LIST_PARAMETERS[name]);
  return {
    scope: keyBySlug(SCOPE_SLUGS, LIST_SCOPES, text('scope')),
    search: cleanSearch(text('search')),
    status: keyBySlug(STATUS_SLUGS, PROCUREMENT_STATUSES, text('status')),
    fieldKey: WORD.test(text('fieldKey')) ? text('fieldKey') : null,
    lead: cleanSearch(text('lead')),
    part: keyBySlug(PART_SLUGS, LIST_PARTS, text('part')),
    sort: keyBySlug(SORT_SLUGS, LIST_SORTS, text('sort')),
    descending: text('direction') === 'ab',
    page: pageOf(text('page')),
  };
}

/** Address of a list or its export under a path; defaults left out, always in the same order. */
export function procurementListHref(path: string, query: ProcurementListQuery): string {
  const parameters = new URLSearchParams();
  const set = (name: keyof typeof LIST_PARAMETERS, value: string | null | undefined) => {
    if (value) parameters.set(LIST_PARAMETERS[name], value);
  };
  set('scope', query.scope && SCOPE_SLUGS[query.scope]);
  set('search', query.search);
  set('status', query.status && STATUS_SLUGS[query.status]);
  set('fieldKey', query.fieldKey);
  set('lead', query.lead);
  set('part', query.part && PART_SLUGS[query.part]);
  set('sort', query.sort && SORT_SLUGS[query.sort]);
  set('direction', query.descending ? 'ab' : null);
  set('page', query.page > 1 ? String(query.page) : null);
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The query without what narrows it, on its first page. */
export function widened(query: ProcurementListQuery): ProcurementListQuery {
  return { ...query, search: '', status: null, fieldKey: null, lead: '', part: null, page: 1 };
}

/** Whether the query narrows its scope at all. */
export function isNarrowed(query: ProcurementListQuery): boolean {
  return query.search !== '' || query.lead !== '' || Boolean(query.status ?? query.fieldKey ?? query.part);
}
