import { Alert } from '#src/ui/alert.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { formatDay, formatEuro, formatNumber, formatPercent } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import type { ContractView } from '../reads/contract.ts';

/** The price of today and, where one is agreed, the one to come. */
export function priceText({ unitPriceCents, nextUnitPriceCents, nextPriceFrom }: ContractView['row']): string {
  const today = unitPriceCents === null ? '–' : formatEuro(unitPriceCents);
  return nextPriceFrom === null || nextUnitPriceCents === null
    ? today
    : `${today}, ab ${formatDay(nextPriceFrom)} ${formatEuro(nextUnitPriceCents)}`;
}

/** What is left of a framework agreement: value, quantity, share. */
export function VolumePanel({ contract }: { contract: ContractView }) {
  const { row, remaining } = contract;
  if (!row.isFramework) return null;
  const share = remaining.calledShare ?? 0;
  return (
    <Section title="Verbleibendes Volumen" id="volumen">
      {row.status === 'exhausted' ? (
        <Alert tone="warning" title="Die Höchstmenge ist erreicht">
          <p>
            Keine weitere Einheit passt mehr unter die bekannt gemachte Höchstmenge. Weitere Abrufe sind nicht möglich
            (EuGH C-23/20).
          </p>
        </Alert>
      ) : null}
      <p>
        <progress max={1} value={Math.min(1, share)} aria-label="Anteil, der abgerufen ist" /> {formatPercent(share)}{' '}
        abgerufen oder angefordert
      </p>
      <DescriptionList
        items={[
          ...(row.maxValueCents === null
            ? []
            : [
                {
                  term: 'Wert netto',
                  description: `${formatEuro(remaining.valueCents ?? 0)} von ${formatEuro(row.maxValueCents)} übrig`,
                },
              ]),
          ...(row.maxQuantity === null
            ? []
            : [
                {
                  term: 'Menge',
                  description: `${formatNumber(remaining.quantity ?? 0)} von ${formatNumber(row.maxQuantity)} ${row.unit} übrig`,
                },
              ]),
          ...(row.unitPriceCents === null ? [] : [{ term: 'Preis je Einheit netto', description: priceText(row) }]),
          ...(remaining.callable === null
            ? []
            : [{ term: 'Noch abrufbar', description: `${formatNumber(remaining.callable)} ${row.unit}` }]),
        ]}
      />
    </Section>
  );
}
