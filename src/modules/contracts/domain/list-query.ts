import type { RawParameters } from '#src/modules/cooperations/domain/list-query.ts';
import { cleanSearch, pageOf } from '#src/modules/procurement/domain/list-query.ts';
import { CALL_OFF_STATUSES, type CallOffStatus, CONTRACT_STATUSES, type ContractStatus } from './status.ts';

export const PAGE_SIZE = 50;

/** Months within which a list can show ends of contracts. */
export const END_WINDOWS = [18, 12, 6] as const;

export const CONTRACT_SORTS = ['end', 'title', 'supplier', 'value', 'called'] as const;

export type ContractSort = (typeof CONTRACT_SORTS)[number];

/** What a list of contracts shows; the whole of it stands in the address. */
export interface ContractListQuery {
  readonly search: string;
  readonly status: ContractStatus | null;
  /** Ends within so many months. */
  readonly endsWithin: (typeof END_WINDOWS)[number] | null;
  readonly kind: 'own' | 'joint' | null;
  readonly sort: ContractSort;
  readonly descending: boolean;
  readonly page: number;
}

export const CALL_OFF_SORTS = ['requested', 'contract', 'body', 'amount', 'status'] as const;

export type CallOffSort = (typeof CALL_OFF_SORTS)[number];

/** What a list of call-offs shows; the whole of it stands in the address. */
export interface CallOffListQuery {
  readonly search: string;
  readonly status: CallOffStatus | null;
  /** Only the own body's, or those of others under one's own contracts. */
  readonly kind: 'own' | 'others' | null;
  readonly contractId: string | null;
  readonly sort: CallOffSort;
  readonly descending: boolean;
  readonly page: number;
}

export const CONTRACT_STATUS_SLUGS: Record<ContractStatus, string> = {
  running: 'laufend',
  exhausted: 'ausgeschoepft',
  ended: 'abgelaufen',
  terminated: 'gekuendigt',
};

export const CALL_OFF_STATUS_SLUGS: Record<CallOffStatus, string> = {
  requested: 'angefordert',
  approved: 'freigegeben',
  rejected: 'abgelehnt',
  ordered: 'bestellt',
  delivered: 'geliefert',
  cancelled: 'zurueckgenommen',
};

const CONTRACT_KIND_SLUGS = { own: 'eigene', joint: 'gemeinsame' } as const;
const CALL_OFF_KIND_SLUGS = { own: 'eigene', others: 'andere' } as const;

export const CONTRACT_SORT_SLUGS: Record<ContractSort, string> = {
  end: 'ende',
  title: 'gegenstand',
  supplier: 'auftragnehmer',
  value: 'wert',
  called: 'abgerufen',
};

export const CALL_OFF_SORT_SLUGS: Record<CallOffSort, string> = {
  requested: 'angefordert',
  contract: 'vertrag',
  body: 'stelle',
  amount: 'betrag',
  status: 'stand',
};

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function firstValue(parameters: RawParameters, name: string): string {
  if (parameters instanceof URLSearchParams) return parameters.get(name) ?? '';
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

function keyOf<Key extends string>(slugs: Record<Key, string>, slug: string): Key | null {
  return (Object.keys(slugs) as Key[]).find((key) => slugs[key] === slug) ?? null;
}

/** Reads the list's state from an address. Anything unknown counts as absent: a mistyped address shows a list, never an error. */
export function parseContractListQuery(parameters: RawParameters): ContractListQuery {
  const text = (name: string) => firstValue(parameters, name);
  const sort = keyOf(CONTRACT_SORT_SLUGS, text('sortierung'));
  return {
    search: cleanSearch(text('suche')),
    status: CONTRACT_STATUSES.find((status) => CONTRACT_STATUS_SLUGS[status] === text('stand')) ?? null,
    endsWithin: END_WINDOWS.find((months) => String(months) === text('ende')) ?? null,
    kind: keyOf(CONTRACT_KIND_SLUGS, text('art')),
    sort: sort ?? 'end',
    descending: text('richtung') === 'ab',
    page: pageOf(text('seite')),
  };
}

/** Address of the list of contracts or its export under a path; defaults left out. */
export function contractListHref(path: string, query: ContractListQuery): string {
  return hrefOf(path, {
    suche: query.search,
    stand: query.status && CONTRACT_STATUS_SLUGS[query.status],
    ende: query.endsWithin && String(query.endsWithin),
    art: query.kind && CONTRACT_KIND_SLUGS[query.kind],
    sortierung: query.sort === 'end' ? null : CONTRACT_SORT_SLUGS[query.sort],
    richtung: query.descending ? 'ab' : null,
    seite: query.page > 1 ? String(query.page) : null,
  });
}

/** Reads the list of call-offs from an address, as `parseContractListQuery` does. */
export function parseCallOffListQuery(parameters: RawParameters): CallOffListQuery {
  const text = (name: string) => firstValue(parameters, name);
  const sort = keyOf(CALL_OFF_SORT_SLUGS, text('sortierung'));
  return {
    search: cleanSearch(text('suche')),
    status: CALL_OFF_STATUSES.find((status) => CALL_OFF_STATUS_SLUGS[status] === text('stand')) ?? null,
    kind: keyOf(CALL_OFF_KIND_SLUGS, text('art')),
    contractId: ID.test(text('vertrag')) ? text('vertrag') : null,
    sort: sort ?? 'requested',
    descending: sort === null ? true : text('richtung') === 'ab',
    page: pageOf(text('seite')),
  };
}

/** Address of the list of call-offs or its export under a path; defaults left out. */
export function callOffListHref(path: string, query: CallOffListQuery): string {
  const newestFirst = query.sort === 'requested' && query.descending;
  return hrefOf(path, {
    suche: query.search,
    stand: query.status && CALL_OFF_STATUS_SLUGS[query.status],
    art: query.kind && CALL_OFF_KIND_SLUGS[query.kind],
    vertrag: query.contractId,
    sortierung: newestFirst ? null : CALL_OFF_SORT_SLUGS[query.sort],
    richtung: query.descending && !newestFirst ? 'ab' : null,
    seite: query.page > 1 ? String(query.page) : null,
  });
}

function hrefOf(path: string, parts: Readonly<Record<string, string | null>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value) parameters.set(name, value);
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}
