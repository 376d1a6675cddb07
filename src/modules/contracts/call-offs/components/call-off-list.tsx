import { DataTable } from '#src/ui/data-table.tsx';
import { SelectFilter, TextFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import { formatEuro, formatInstant, formatNumber } from '#src/ui/format.ts';
import { CallOffBadge } from '../../components/contract-badges.tsx';
import { callOffPath, contractPath } from '../../domain/addresses.ts';
import {
  CALL_OFF_SORT_SLUGS,
  CALL_OFF_STATUS_SLUGS,
  type CallOffListQuery,
  type CallOffSort,
  callOffListHref,
} from '../../domain/list-query.ts';
import { CALL_OFF_STATUSES } from '../../domain/status.ts';
import { CALL_OFF_STATUS_LABELS } from '../../texts.ts';
import type { CallOffListItem } from '../reads/call-offs.ts';

const PATH = '/abrufe';

/** Whether the query narrows the list at all. */
export function isCallOffListNarrowed(query: CallOffListQuery): boolean {
  return query.search !== '' || Boolean(query.status ?? query.kind ?? query.contractId);
}

/** The query without what narrows it, on its first page. */
export function widenedCallOffList(query: CallOffListQuery): CallOffListQuery {
  return { ...query, search: '', status: null, kind: null, contractId: null, page: 1 };
}

/** Filters of the list of call-offs; all of them stand in the address. */
export function CallOffFilter({ query }: { query: CallOffListQuery }) {
  const newestFirst = query.sort === 'requested' && query.descending;
  return (
    <FilterForm
      action={PATH}
      resetHref={isCallOffListNarrowed(query) ? callOffListHref(PATH, widenedCallOffList(query)) : undefined}
      keep={{
        vertrag: query.contractId ?? undefined,
        sortierung: newestFirst ? undefined : CALL_OFF_SORT_SLUGS[query.sort],
        richtung: query.descending && !newestFirst ? 'ab' : undefined,
      }}
    >
      <TextFilter name="suche" label="Nummer, Gegenstand, Stelle oder Haushaltsstelle" value={query.search} />
      <SelectFilter
        name="stand"
        label="Stand"
        value={query.status ? CALL_OFF_STATUS_SLUGS[query.status] : ''}
        options={CALL_OFF_STATUSES.map((status) => ({
          value: CALL_OFF_STATUS_SLUGS[status],
          label: CALL_OFF_STATUS_LABELS[status],
        }))}
      />
      <SelectFilter
        name="art"
        label="Wessen"
        value={query.kind === null ? '' : query.kind === 'own' ? 'eigene' : 'andere'}
        options={[
          { value: 'eigene', label: 'Abrufe Ihrer Stelle' },
          { value: 'andere', label: 'Abrufe anderer Stellen' },
        ]}
      />
    </FilterForm>
  );
}

/** Call-offs in the reader's reach. */
export function CallOffTable({ items, query }: { items: readonly CallOffListItem[]; query: CallOffListQuery }) {
  return (
    <DataTable
      caption="Abrufe"
      captionHidden
      rows={items}
      rowKey={(item) => item.id}
      sort={{
        by: query.sort,
        direction: query.descending ? 'desc' : 'asc',
        href: (key, direction) =>
          callOffListHref(PATH, { ...query, sort: key as CallOffSort, descending: direction === 'desc', page: 1 }),
      }}
      columns={[
        {
          key: 'reference',
          label: 'Abruf',
          rowHeader: true,
          cell: (item) => <a href={callOffPath(item.id)}>{item.reference}</a>,
        },
        {
          key: 'contract',
          label: 'Vertrag',
          sortable: true,
          cell: (item) => (
            <>
              <a href={contractPath(item.contractId)}>{item.contractTitle}</a>
              <div className="ui-muted">{item.contractReference}</div>
            </>
          ),
        },
        { key: 'body', label: 'Stelle', sortable: true, cell: (item) => item.bodyName },
        { key: 'status', label: 'Stand', sortable: true, cell: (item) => <CallOffBadge status={item.status} /> },
        {
          key: 'quantity',
          label: 'Menge',
          align: 'end',
          cell: (item) => `${formatNumber(item.quantity)} ${item.unit}`,
        },
        {
          key: 'amount',
          label: 'Betrag netto',
          align: 'end',
          sortable: true,
          cell: (item) => formatEuro(item.amountCents),
        },
        {
          key: 'requested',
          label: 'Angefordert',
          sortable: true,
          cell: (item) => formatInstant(new Date(item.requestedAt)),
        },
      ]}
    />
  );
}
