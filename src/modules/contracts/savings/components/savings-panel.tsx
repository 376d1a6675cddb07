import { DataTable } from '#src/ui/data-table.tsx';
import { formatCount, formatEuro } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { promisedSaving, provenSaving, type SavingsSums, totalOf } from '../domain/ledger.ts';
import type { BodySavings } from '../reads.ts';

type Line = SavingsSums & { readonly bodyId: string; readonly bodyName: string };

/** Bodies shown one by one; a survey of the whole Land has 290 of them. */
const MOST_BODIES = 12;

/**
 * The savings of one purchase: baseline, award and call-offs per body and in all; of many bodies the largest, the others
 * together. Nothing while there are no entries.
 */
export function SavingsPanel({ savings }: { savings: readonly BodySavings[] }) {
  if (savings.length === 0) return null;
  const isLong = savings.length > MOST_BODIES;
  const shown = isLong ? [...savings].sort((a, b) => b.baselineCents - a.baselineCents).slice(0, MOST_BODIES) : savings;
  const rest = savings.filter((line) => !shown.includes(line));
  const lines: readonly Line[] = [
    ...shown,
    ...(isLong
      ? [{ ...totalOf(rest), bodyId: 'rest', bodyName: formatCount(rest.length, 'weitere Stelle', 'weitere Stellen') }]
      : []),
    ...(savings.length > 1 ? [{ ...totalOf(savings), bodyId: 'total', bodyName: 'Zusammen' }] : []),
  ];
  return (
    <Section title="Einsparungen" id="einsparungen">
      <p>
        Der Vergleichswert steht seit der verbindlichen Bedarfsbestätigung fest. Der Zuschlag verspricht eine Einsparung
        über die ganze Laufzeit; nachgewiesen ist, was bestellt wurde. Alle Beträge netto.
        {isLong ? (
          <>
            {' '}
            Jeder Eintrag einzeln steht in der{' '}
            <a href="/einsparungen/export.csv?bereich=alle" download>
              CSV-Datei der Einsparungen
            </a>
            .
          </>
        ) : null}
      </p>
      <DataTable
        caption="Einsparungen je Stelle"
        captionHidden
        rows={lines}
        rowKey={(line) => line.bodyId}
        columns={[
          { key: 'body', label: 'Stelle', rowHeader: true, cell: (line) => line.bodyName },
          {
            key: 'baseline',
            label: 'Bisher im Jahr',
            align: 'end',
            cell: (line) => amount(line.baselineCents),
          },
          {
            key: 'promised',
            label: 'Zuschlag verspricht',
            align: 'end',
            cell: (line) => (line.awardBaselineCents === 0 ? '–' : formatEuro(promisedSaving(line))),
          },
          { key: 'called', label: 'Bestellt', align: 'end', cell: (line) => amount(line.calledCents) },
          {
            key: 'before',
            label: 'Dasselbe bisher',
            align: 'end',
            cell: (line) => amount(line.calledBaselineCents),
          },
          { key: 'proven', label: 'Nachgewiesen', align: 'end', cell: (line) => formatEuro(provenSaving(line)) },
        ]}
      />
    </Section>
  );
}

const amount = (cents: number): string => (cents === 0 ? '–' : formatEuro(cents));
