import { type BodyKind, GOVERNMENT_REGIONS, type GovernmentRegion } from './body.ts';
import { isKey } from './key.ts';
import { SEARCH_MAX_LENGTH, searchWordsOf } from './search.ts';
import { SIZE_CLASSES, type SizeClassKey } from './size-class.ts';

export const BODY_SORTS = ['name', 'population', 'area'] as const;

export type BodySort = (typeof BODY_SORTS)[number];

export const PAGE_SIZE = 50;

/**
 * Last page a reader can turn to, which bounds what a page costs whatever the register holds: the list then asks to
 * narrow the search, and the export has everything. Hessen's register fills about ten pages.
 */
export const MAX_PAGE = 40;

/** What the list of bodies shows; the whole of it stands in the address. */
export interface BodyListQuery {
  /** As typed, cut and without control characters; '' shows all. */
  readonly search: string;
  readonly kind: KindFilter | null;
  readonly region: GovernmentRegion | null;
  /** Five digits of a Kreis or kreisfreie Stadt, or null. */
  readonly district: string | null;
  readonly size: SizeClassKey | null;
  /** Whether bodies that have ended (merged Gemeinden) are shown, too. */
  readonly former: boolean;
  readonly sort: BodySort;
  readonly descending: boolean;
  /** 1 to MAX_PAGE. */
  readonly page: number;
}

export const DEFAULT_BODY_LIST_QUERY: BodyListQuery = {
  search: '',
  kind: null,
  region: null,
  district: null,
  size: null,
  former: false,
  sort: 'name',
  descending: false,
  page: 1,
};

/** Names of the parameters in the address: German, since people read and send addresses. */
export const BODY_LIST_PARAMETERS = {
  search: 'suche',
  kind: 'art',
  region: 'bezirk',
  district: 'kreis',
  size: 'groesse',
  former: 'fruehere',
  sort: 'sortierung',
  direction: 'richtung',
  page: 'seite',
} as const;

/**
 * What the filter of kinds offers, under its value in the address. Some take several kinds: a kreisfreie Stadt is a
 * Gemeinde, and "Kommunen" are the Landkreise, too.
 */
export const KIND_FILTERS = {
  kommunen: ['municipality', 'independent_city', 'district'],
  gemeinden: ['municipality', 'independent_city'],
  'kreisfreie-staedte': ['independent_city'],
  landkreise: ['district'],
  zweckverbaende: ['special_purpose_association'],
  regierungspraesidien: ['regional_council'],
  ministerien: ['state_ministry'],
  'it-dienstleister': ['it_provider'],
  hochschulen: ['university'],
  einkaufsgenossenschaften: ['purchasing_cooperative'],
  cert: ['state_cert'],
} as const satisfies Record<string, readonly BodyKind[]>;

export type KindFilter = keyof typeof KIND_FILTERS;

export const KIND_FILTER_KEYS = Object.keys(KIND_FILTERS) as readonly KindFilter[];

/** Value of a sort order in the address. */
export const SORT_SLUGS: Record<BodySort, string> = {
  name: 'name',
  population: 'einwohner',
  area: 'flaeche',
};

/** Parameters as Next hands them to a page, or as a route handler reads them from its URL. */
export type RawParameters = URLSearchParams | Record<string, string | string[] | undefined>;

function firstValue(parameters: RawParameters, name: string): string {
  if (parameters instanceof URLSearchParams) return parameters.get(name) ?? '';
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

function cleanSearch(text: string): string {
  // Control characters cannot be typed and PostgreSQL refuses NUL; a half surrogate pair is no character at all.
  const visible = text.toWellFormed().replace(/[\p{Cc}\p{Cf}\uFFFD]+/gu, ' ');
  return [...visible.trim().normalize('NFC')].slice(0, SEARCH_MAX_LENGTH).join('').trim();
}

function parsePage(text: string): number {
  if (!/^\d{1,6}$/.test(text)) return 1;
  return Math.min(Math.max(Number(text), 1), MAX_PAGE);
}

/**
 * Reads the list's state from an address. Anything unknown, repeated or malformed counts as absent: a mistyped
 * address shows a list, never an error. What was understood stands in the form, so nothing is hidden.
 */
export function parseBodyListQuery(parameters: RawParameters): BodyListQuery {
  const names = BODY_LIST_PARAMETERS;
  const region = firstValue(parameters, names.region);
  const district = firstValue(parameters, names.district);
  const size = firstValue(parameters, names.size);
  const kind = firstValue(parameters, names.kind);
  const sort = firstValue(parameters, names.sort);
  return {
    search: cleanSearch(firstValue(parameters, names.search)),
    kind: KIND_FILTER_KEYS.find((known) => known === kind) ?? null,
    region: GOVERNMENT_REGIONS.find((known) => known === region) ?? null,
    district: isKey('district_key', district) ? district : null,
    size: SIZE_CLASSES.find((known) => known.key === size)?.key ?? null,
    former: firstValue(parameters, names.former) === 'ja',
    sort: BODY_SORTS.find((known) => SORT_SLUGS[known] === sort) ?? DEFAULT_BODY_LIST_QUERY.sort,
    descending: firstValue(parameters, names.direction) === 'ab',
    page: parsePage(firstValue(parameters, names.page)),
  };
}

/**
 * Parameters that lead back to this query, defaults left out, always in the same order: one state, one address
 * (and one entry in a cache).
 */
export function bodyListParameters(query: BodyListQuery): URLSearchParams {
  const names = BODY_LIST_PARAMETERS;
  const parameters = new URLSearchParams();
  if (query.search !== '') parameters.set(names.search, query.search);
  if (query.kind) parameters.set(names.kind, query.kind);
  if (query.region) parameters.set(names.region, query.region);
  if (query.district) parameters.set(names.district, query.district);
  if (query.size) parameters.set(names.size, query.size);
  if (query.former) parameters.set(names.former, 'ja');
  if (query.sort !== DEFAULT_BODY_LIST_QUERY.sort) parameters.set(names.sort, SORT_SLUGS[query.sort]);
  if (query.descending) parameters.set(names.direction, 'ab');
  if (query.page > 1) parameters.set(names.page, String(query.page));
  return parameters;
}

/** Address of a list or its export under a path, e.g. `/kommunen?kreis=06440`. */
export function bodyListHref(path: string, query: BodyListQuery): string {
  const parameters = bodyListParameters(query).toString();
  return parameters === '' ? path : `${path}?${parameters}`;
}

/** Whether the query narrows the register at all; sort and page do not. */
export function isNarrowed(query: BodyListQuery): boolean {
  return query.search !== '' || Boolean(query.kind ?? query.region ?? query.district ?? query.size) || query.former;
}

/** Whether the search can find anything: "!?" holds no word to compare with. */
export function canMatch(query: BodyListQuery): boolean {
  return query.search === '' || searchWordsOf(query.search).length > 0;
}
