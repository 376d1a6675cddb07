import { DataTable } from '#src/ui/data-table.tsx';
import { SelectFilter, TextFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import { formatDay, formatEuro, formatPercent } from '#src/ui/format.ts';
import { contractPath } from '../domain/addresses.ts';
import {
  CONTRACT_SORT_SLUGS,
  CONTRACT_STATUS_SLUGS,
  type ContractListQuery,
  type ContractSort,
  contractListHref,
  END_WINDOWS,
} from '../domain/list-query.ts';
import { CONTRACT_STATUSES } from '../domain/status.ts';
import { remainingOf } from '../domain/volume.ts';
import type { ContractRow } from '../reads/contract-record.ts';
import { CONTRACT_STATUS_LABELS } from '../texts.ts';
import { ContractBadge } from './contract-badges.tsx';

const PATH = '/vertraege';

/** Whether the query narrows the list at all. */
export function isContractListNarrowed(query: ContractListQuery): boolean {
  return query.search !== '' || Boolean(query.status ?? query.endsWithin ?? query.kind);
}

/** The query without what narrows it, on its first page. */
export function widenedContractList(query: ContractListQuery): ContractListQuery {
  return { ...query, search: '', status: null, endsWithin: null, kind: null, page: 1 };
}

/** Filters of the list of contracts; all of them stand in the address. */
export function ContractFilter({ query }: { query: ContractListQuery }) {
  return (
    <FilterForm
      action={PATH}
      resetHref={isContractListNarrowed(query) ? contractListHref(PATH, widenedContractList(query)) : undefined}
      keep={{
        sortierung: query.sort === 'end' ? undefined : CONTRACT_SORT_SLUGS[query.sort],
        richtung: query.descending ? 'ab' : undefined,
      }}
    >
      <TextFilter name="suche" label="Gegenstand, Auftragnehmer oder Nummer" value={query.search} />
      <SelectFilter
        name="stand"
        label="Stand"
        value={query.status ? CONTRACT_STATUS_SLUGS[query.status] : ''}
        options={CONTRACT_STATUSES.map((status) => ({
          value: CONTRACT_STATUS_SLUGS[status],
          label: CONTRACT_STATUS_LABELS[status],
        }))}
      />
      <SelectFilter
        name="ende"
        label="Endet"
        value={query.endsWithin ? String(query.endsWithin) : ''}
        options={END_WINDOWS.map((months) => ({ value: String(months), label: `in den nächsten ${months} Monaten` }))}
      />
      <SelectFilter
        name="art"
        label="Art"
        value={query.kind === null ? '' : query.kind === 'own' ? 'eigene' : 'gemeinsame'}
        options={[
          { value: 'eigene', label: 'Eigene Verträge' },
          { value: 'gemeinsame', label: 'Aus gemeinsamer Beschaffung' },
        ]}
      />
    </FilterForm>
  );
}

/** Contracts in the reader's reach with what is left of them. */
export function ContractTable({ items, query }: { items: readonly ContractRow[]; query: ContractListQuery }) {
  return (
    <DataTable
      caption="Verträge"
      captionHidden
      rows={items}
      rowKey={(row) => row.id}
      sort={{
        by: query.sort,
        direction: query.descending ? 'desc' : 'asc',
        href: (key, direction) =>
          contractListHref(PATH, { ...query, sort: key as ContractSort, descending: direction === 'desc', page: 1 }),
      }}
      columns={[
        {
          key: 'title',
          label: 'Gegenstand',
          sortable: true,
          rowHeader: true,
          cell: (row) => (
            <>
              <a href={contractPath(row.id)}>{row.title}</a>
              <div className="ui-muted">
                {row.reference} · {row.procurementId ? `gemeinsam, ${row.ownerName}` : 'eigener Vertrag'}
              </div>
            </>
          ),
        },
        { key: 'supplier', label: 'Auftragnehmer', sortable: true, cell: (row) => row.supplierName },
        { key: 'status', label: 'Stand', cell: (row) => <ContractBadge status={row.status} /> },
        {
          key: 'end',
          label: 'Ende',
          sortable: true,
          cell: (row) => (row.endsOn ? formatDay(row.endsOn) : 'unbefristet'),
        },
        {
          key: 'value',
          label: 'Wert netto',
          align: 'end',
          sortable: true,
          cell: (row) => formatEuro(row.maxValueCents ?? row.originalValueCents),
        },
        {
          key: 'called',
          label: 'Abgerufen',
          align: 'end',
          sortable: true,
          cell: (row) => {
            const { calledShare } = remainingOf(row);
            return calledShare === null ? '–' : formatPercent(calledShare);
          },
        },
      ]}
    />
  );
}
