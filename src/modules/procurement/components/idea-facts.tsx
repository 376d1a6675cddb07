import { DescriptionList } from '#src/ui/description-list.tsx';
import { formatDay, formatEuro } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import type { IdeaView } from '../reads/idea.ts';
import { ARRANGEMENT_LABELS, NATURE_LABELS } from '../texts.ts';

/** The idea to read, for partners and once it can no longer be changed. */
export function IdeaFacts({ view }: { view: IdeaView }) {
  const { row } = view.procurement;
  return (
    <Section title="Das Vorhaben">
      <DescriptionList
        items={[
          { term: 'Feld', description: row.field?.label },
          { term: 'Gegenstand', description: row.subject },
          { term: 'Bedarf und Anlass', description: row.need },
          {
            term: 'CPV-Codes',
            description:
              view.cpv.length === 0 ? null : (
                <ul className="ui-list">
                  {view.cpv.map(({ code, label }) => (
                    <li key={code}>
                      {code} {label}
                    </li>
                  ))}
                </ul>
              ),
          },
          { term: 'Art der Leistung', description: NATURE_LABELS[row.contractNature] },
          { term: 'Vertragsart', description: ARRANGEMENT_LABELS[row.arrangement] },
          { term: 'Laufzeit', description: row.termMonths === null ? null : `${row.termMonths} Monate` },
          { term: 'Gebraucht ab', description: row.needOn && formatDay(row.needOn) },
          {
            term: 'Geschätzter Gesamtwert, netto',
            description: row.estimatedValueCents === null ? null : formatEuro(row.estimatedValueCents),
          },
          { term: 'Wie geschätzt wurde', description: row.estimateReasoning },
        ]}
      />
    </Section>
  );
}
