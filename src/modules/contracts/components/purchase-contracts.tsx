import { DataTable } from '#src/ui/data-table.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatDay, formatEuro, formatNumber, formatPercent } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { contractPath } from '../domain/addresses.ts';
import { remainingOf } from '../domain/volume.ts';
import type { ContractRow } from '../reads/contract-record.ts';
import { ContractBadge } from './contract-badges.tsx';

/** Contracts of one purchase, one per awarded lot. */
export function PurchaseContracts({ contracts }: { contracts: readonly ContractRow[] }) {
  if (contracts.length === 0) {
    return (
      <EmptyState title="Keine Verträge, die Sie sehen">
        <p>Verträge sieht, wer sie geschlossen hat und wer daraus abrufen darf.</p>
      </EmptyState>
    );
  }
  return (
    <Section title="Verträge">
      <DataTable
        caption="Verträge der Beschaffung"
        captionHidden
        rows={contracts}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'title',
            label: 'Vertrag',
            rowHeader: true,
            cell: (row) => (
              <>
                <a href={contractPath(row.id)}>{row.title}</a>
                <div className="ui-muted">{row.reference}</div>
              </>
            ),
          },
          { key: 'supplier', label: 'Auftragnehmer', cell: (row) => row.supplierName },
          { key: 'status', label: 'Stand', cell: (row) => <ContractBadge status={row.status} /> },
          { key: 'end', label: 'Ende', cell: (row) => (row.endsOn ? formatDay(row.endsOn) : 'unbefristet') },
          { key: 'left', label: 'Noch abrufbar', align: 'end', cell: leftText },
          {
            key: 'called',
            label: 'Abgerufen',
            align: 'end',
            cell: (row) => {
              const { calledShare } = remainingOf(row);
              return calledShare === null ? '–' : formatPercent(calledShare);
            },
          },
        ]}
      />
    </Section>
  );
}

function leftText(row: ContractRow): string {
  const { callable, valueCents } = remainingOf(row);
  if (callable !== null) return `${formatNumber(callable)} ${row.unit}`;
  return valueCents === null ? '–' : formatEuro(valueCents);
}
