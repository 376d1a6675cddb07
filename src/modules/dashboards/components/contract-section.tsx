import {
  callOffListHref,
  contractListHref,
  END_WINDOWS,
  parseCallOffListQuery,
  parseContractListQuery,
} from '#src/modules/contracts/domain/list-query.ts';
import type { ContractFigures } from '#src/modules/contracts/reads/figures.ts';
import { promisedSaving, provenSaving } from '#src/modules/contracts/savings/domain/ledger.ts';
import type { SavingsScope } from '#src/modules/contracts/savings/reads.ts';
import { formatEuro, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { StatGrid, StatTile } from '#src/ui/stat-tile.tsx';

interface ContractSectionProps {
  readonly contracts: ContractFigures;
  readonly scope: SavingsScope;
}

/** Contracts that end, call-offs that wait for their budget, and what joint purchases save. */
export function ContractSection({ contracts, scope }: ContractSectionProps) {
  const everything = parseContractListQuery({});
  const savingsHref = `/einsparungen?bereich=${scope === 'all' ? 'alle' : 'eigene'}`;
  const callOffs = { ...parseCallOffListQuery({}), kind: 'own', status: 'requested' } as const;
  return (
    <Section title={scope === 'all' ? 'Verträge und Einsparungen im Land' : 'Verträge und Einsparungen'} id="vertraege">
      <StatGrid>
        {END_WINDOWS.map((endsWithin) => (
          <StatTile
            key={endsWithin}
            value={formatNumber(contracts.ending[endsWithin])}
            label={`Verträge enden in ${endsWithin} Monaten`}
            href={contractListHref('/vertraege', { ...everything, endsWithin })}
          />
        ))}
        {contracts.exhausted > 0 ? (
          <StatTile
            value={formatNumber(contracts.exhausted)}
            label="Höchstmenge erreicht"
            href={contractListHref('/vertraege', { ...everything, status: 'exhausted' })}
          />
        ) : null}
        {contracts.awaitingBudget > 0 ? (
          <StatTile
            value={formatNumber(contracts.awaitingBudget)}
            label="Eigene Abrufe warten auf Freigabe"
            href={callOffListHref('/abrufe', callOffs)}
          />
        ) : null}
        <StatTile
          value={formatEuro(promisedSaving(contracts.savings))}
          label="Einsparung laut Zuschlag (netto)"
          href={savingsHref}
        />
        <StatTile
          value={formatEuro(provenSaving(contracts.savings))}
          label="Nachgewiesen durch Abrufe (netto)"
          href={savingsHref}
        />
      </StatGrid>
    </Section>
  );
}
