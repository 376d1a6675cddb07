import { formatDay, formatEuro, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { Timeline } from '#src/ui/timeline.tsx';
import type { AmendmentView, ContractView } from '../../reads/contract.ts';
import { AMENDMENT_GROUND_LABELS, AMENDMENT_KIND_LABELS } from '../../texts.ts';
import { CheckTable } from './check-table.tsx';

/** How the contract was changed, each change with the check it was decided under. */
export function AmendmentList({ contract }: { contract: ContractView }) {
  if (contract.amendments.length === 0) return null;
  return (
    <Section title="Änderungen" id="aenderungen">
      <Timeline
        entries={contract.amendments.map((amendment) => ({
          key: String(amendment.number),
          title: `${amendment.number}. Änderung: ${AMENDMENT_KIND_LABELS[amendment.kind]}`,
          when: `ab ${formatDay(amendment.effectiveOn)}`,
          dateTime: amendment.effectiveOn,
          children: <Amendment amendment={amendment} unit={contract.row.unit} />,
        }))}
      />
    </Section>
  );
}

function Amendment({ amendment, unit }: { amendment: AmendmentView; unit: string }) {
  const effects = [
    amendment.newUnitPriceCents === null ? null : `neuer Preis je Einheit ${formatEuro(amendment.newUnitPriceCents)}`,
    amendment.newMaxValueCents === null ? null : `neuer Höchstwert ${formatEuro(amendment.newMaxValueCents)}`,
    amendment.newMaxQuantity === null ? null : `neue Höchstmenge ${formatNumber(amendment.newMaxQuantity)} ${unit}`,
    amendment.newEndsOn === null ? null : `neues Ende ${formatDay(amendment.newEndsOn)}`,
  ].filter((part) => part !== null);
  return (
    <>
      <p>
        Änderung des Werts: {formatEuro(amendment.valueChangeCents)}
        {effects.length > 0 ? `; ${effects.join(', ')}` : ''}
      </p>
      <p>Grund: {AMENDMENT_GROUND_LABELS[amendment.groundKey]}</p>
      <p>Begründung: {amendment.justification}</p>
      <details>
        <summary>Prüfung</summary>
        <CheckTable check={amendment.check} ground={amendment.groundKey} />
      </details>
    </>
  );
}
