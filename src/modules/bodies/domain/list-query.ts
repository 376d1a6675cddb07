import { BODY_KINDS, type BodyKind, GOVERNMENT_REGIONS, type GovernmentRegion } from './body.ts';
import { isKey } from './key.ts';
import { SEARCH_MAX_LENGTH, searchWordsOf } from './search.ts';
import { SIZE_CLASSES, type SizeClassKey } from './size-class.ts';

export const BODY_SORTS = ['name', 'district', 'population', 'area'] as const;

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
  readonly kind: BodyKind | null;
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

/** Value of a kind of body in the address. */
export const KIND_SLUGS: Record<BodyKind, string> = {
  municipality: 'gemeinde',
  independent_city: 'kreisfreie-stadt',
  district: 'landkreis',
  regional_council: 'regierungspraesidium',
  state_ministry: 'ministerium',
  it_provider: 'it-dienstleister',
  university: 'hochschule',
  purchasing_cooperative: 'einkaufsgenossenschaft',
  state_cert: 'cert',
  special_purpose_association: 'zweckverband',
};

/** Value of a sort order in the address. */
export const SORT_SLUGS: Record<BodySort, string> = {
  name: 'name',
  district: 'kreis',
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

function keyBySlug<K extends string>(slugs: Record<K, string>, keys: readonly K[], slug: string): K | null {
  return keys.find((key) => slugs[key] === slug) ?? null;
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
  const sort = keyBySlug(SORT_SLUGS, BODY_SORTS, firstValue(parameters, names.sort)) ?? DEFAULT_BODY_LIST_QUERY.sort;
  return {
    search: cleanSearch(firstValue(parameters, names.search)),
    kind: keyBySlug(KIND_SLUGS, BODY_KINDS, firstValue(parameters, names.kind)),
    region: GOVERNMENT_REGIONS.find((known) => known === region) ?? null,
    district: isKey('district_key', district) ? district : null,
    size: SIZE_CLASSES.find((known) => known.key === size)?.key ?? null,
    former: firstValue(parameters, names.former) === 'ja',
    sort,
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
  if (query.kind) parameters.set(names.kind, KIND_SLUGS[query.kind]);
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
