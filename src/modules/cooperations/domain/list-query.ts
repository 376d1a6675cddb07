import { GOVERNMENT_REGIONS, type GovernmentRegion } from '#src/modules/bodies/domain/body.ts';
import { SEARCH_MAX_LENGTH } from '#src/modules/bodies/domain/search.ts';
import { COOPERATION_STATUSES, type CooperationStatus } from './status.ts';

/** Whose cooperations a list shows: the own body's, those it decides on as authority, everything submitted, the public. */
export const LIST_SCOPES = ['own', 'authority', 'oversight', 'public'] as const;

export type ListScope = (typeof LIST_SCOPES)[number];

export const LIST_SORTS = ['changed', 'title', 'status', 'due', 'since'] as const;

export type ListSort = (typeof LIST_SORTS)[number];

export const PAGE_SIZE = 50;

/** Last page a reader can turn to, which bounds what a page costs; the export has everything. */
export const MAX_PAGE = 40;

/** What a list of cooperations shows; the whole of it stands in the address. */
export interface CooperationListQuery {
  /** Null: the first scope open to the reader. */
  readonly scope: ListScope | null;
  readonly search: string;
  readonly status: CooperationStatus | null;
  readonly fieldKey: string | null;
  readonly region: GovernmentRegion | null;
  /** Id, key or slug of a body that takes part, or null. */
  readonly partner: string | null;
  readonly sort: ListSort | null;
  readonly descending: boolean;
  readonly page: number;
}

/** Names of the parameters in the address. */
export const COOPERATION_LIST_PARAMETERS = {
  scope: 'bereich',
  search: 'suche',
  status: 'status',
  fieldKey: 'feld',
  region: 'bezirk',
  partner: 'partner',
  sort: 'sortierung',
  direction: 'richtung',
  page: 'seite',
} as const;

export const SCOPE_SLUGS: Record<ListScope, string> = {
  own: 'eigene',
  authority: 'aufsicht',
  oversight: 'land',
  public: 'oeffentlich',
};

export const STATUS_SLUGS: Record<CooperationStatus, string> = {
  draft: 'entwurf',
  collecting_consent: 'zustimmung',
  submitted: 'eingereicht',
  returned: 'zurueckgegeben',
  approved: 'genehmigt',
  noted: 'zur-kenntnis',
  rejected: 'abgelehnt',
  active: 'laufend',
  ended: 'beendet',
  withdrawn: 'zurueckgezogen',
};

export const SORT_SLUGS: Record<ListSort, string> = {
  changed: 'geaendert',
  title: 'titel',
  status: 'status',
  due: 'frist',
  since: 'seit',
};

/** Parameters as Next hands them to a page, or as a route handler reads them from its URL. */
export type RawParameters = URLSearchParams | Record<string, string | string[] | undefined>;

/** Keys, slugs and ids of bodies, and keys of fields: nothing else is looked up. */
const WORD = /^[a-z0-9][a-z0-9_-]{0,79}$/;

function firstValue(parameters: RawParameters, name: string): string {
  if (parameters instanceof URLSearchParams) return parameters.get(name) ?? '';
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

function keyBySlug<Key extends string>(slugs: Record<Key, string>, keys: readonly Key[], slug: string): Key | null {
  return keys.find((key) => slugs[key] === slug) ?? null;
}

function cleanSearch(text: string): string {
  const visible = text.toWellFormed().replace(/[\p{Cc}\p{Cf}\uFFFD]+/gu, ' ');
  return [...visible.trim().normalize('NFC')].slice(0, SEARCH_MAX_LENGTH).join('').trim();
}

/** Reads the list's state from an address. Anything unknown counts as absent: a mistyped address shows a list, never an error. */
export function parseCooperationListQuery(parameters: RawParameters): CooperationListQuery {
  const names = COOPERATION_LIST_PARAMETERS;
  const text = (name: keyof typeof names): string => firstValue(parameters, names[name]);
  const page = /^\d{1,6}$/.test(text('page')) ? Number(text('page')) : 1;
  return {
    scope: keyBySlug(SCOPE_SLUGS, LIST_SCOPES, text('scope')),
    search: cleanSearch(text('search')),
    status: keyBySlug(STATUS_SLUGS, COOPERATION_STATUSES, text('status')),
    fieldKey: WORD.test(text('fieldKey')) ? text('fieldKey') : null,
    region: GOVERNMENT_REGIONS.find((known) => known === text('region')) ?? null,
    partner: WORD.test(text('partner')) ? text('partner') : null,
    sort: keyBySlug(SORT_SLUGS, LIST_SORTS, text('sort')),
    descending: text('direction') === 'ab',
    page: Math.min(Math.max(page, 1), MAX_PAGE),
  };
}

/** Parameters that lead back to this query, defaults left out, always in the same order. */
export function cooperationListParameters(query: CooperationListQuery): URLSearchParams {
  const names = COOPERATION_LIST_PARAMETERS;
  const parameters = new URLSearchParams();
  if (query.scope) parameters.set(names.scope, SCOPE_SLUGS[query.scope]);
  if (query.search !== '') parameters.set(names.search, query.search);
  if (query.status) parameters.set(names.status, STATUS_SLUGS[query.status]);
  if (query.fieldKey) parameters.set(names.fieldKey, query.fieldKey);
  if (query.region) parameters.set(names.region, query.region);
  if (query.partner) parameters.set(names.partner, query.partner);
  if (query.sort) parameters.set(names.sort, SORT_SLUGS[query.sort]);
  if (query.descending) parameters.set(names.direction, 'ab');
  if (query.page > 1) parameters.set(names.page, String(query.page));
  return parameters;
}

/** Address of a list or its export under a path. */
export function cooperationListHref(path: string, query: CooperationListQuery): string {
  const parameters = cooperationListParameters(query).toString();
  return parameters === '' ? path : `${path}?${parameters}`;
}

/** The query without what narrows it, on its first page. */
export function widened(query: CooperationListQuery): CooperationListQuery {
  return { ...query, search: '', status: null, fieldKey: null, region: null, partner: null, page: 1 };
}

/** Whether the query narrows its scope at all. */
export function isNarrowed(query: CooperationListQuery): boolean {
  return query.search !== '' || Boolean(query.status ?? query.fieldKey ?? query.region ?? query.partner);
}
