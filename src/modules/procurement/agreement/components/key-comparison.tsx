import { compareKeys, type KeyDifference } from '#src/modules/costs/domain/compare-keys.ts';
import { type CostKey, type CostParty, MEASURES } from '#src/modules/costs/domain/cost-key.ts';
import { Alert } from '#src/ui/alert.tsx';
import { Button } from '#src/ui/button.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { formatEuro, formatEuroInput } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { weightField } from '../schema.ts';
import { keyProblemText, keyText, MEASURE_LABELS } from '../texts.ts';

interface KeyComparisonProps {
  readonly totalCents: number;
  readonly present: CostKey;
  readonly other: CostKey;
  readonly parties: readonly (CostParty & { readonly name: string })[];
}

/** Who gains and who loses with another key, to the cent. The form is a link with parameters, so that it can be shared. */
export function KeyComparison({ totalCents, present, other, parties }: KeyComparisonProps) {
  const compared = compareKeys(totalCents, present, other, parties);
  const nameOf = (key: string) => parties.find((party) => party.key === key)?.name ?? '';
  return (
    <>
      <Section title="Anderer Schlüssel" id="schluessel">
        <p>
          Verglichen wird mit: {keyText(present)}. Zu verteilen sind {formatEuro(totalCents)}.
        </p>
        <form className="ui-form" method="get">
          <Field
            name="baseCents"
            label="Grundbetrag je Partner in Euro"
            value={other.baseCents === 0 ? '' : formatEuroInput(other.baseCents)}
          />
          {MEASURES.map((measure) => (
            <Field
              key={measure}
              name={weightField(measure)}
              label={`Gewicht in Prozent: ${MEASURE_LABELS[measure]}`}
              value={String(other.weights[measure])}
            />
          ))}
          <div className="ui-actions">
            <Button type="submit" variant="primary">
              Vergleichen
            </Button>
          </div>
        </form>
      </Section>
      <Section title="Wer gewinnt, wer verliert" id="vergleich">
        {compared.ok ? (
          <DataTable<KeyDifference>
            caption={`Anteile nach: ${keyText(other)}`}
            rows={compared.rows}
            rowKey={({ key }) => key}
            columns={[
              { key: 'name', label: 'Partner', rowHeader: true, cell: ({ key }) => nameOf(key) },
              { key: 'now', label: 'Bisher', align: 'end', cell: ({ presentCents }) => formatEuro(presentCents) },
              { key: 'then', label: 'Dann', align: 'end', cell: ({ otherCents }) => formatEuro(otherCents) },
              {
                key: 'difference',
                label: 'Unterschied',
                align: 'end',
                cell: ({ differenceCents }) => difference(differenceCents),
              },
            ]}
          />
        ) : (
          <Alert tone="warning" title="Mit diesem Schlüssel lässt sich nicht verteilen">
            <p>{keyProblemText(compared.problem, nameOf)}</p>
          </Alert>
        )}
      </Section>
    </>
  );
}

function difference(cents: number): string {
  if (cents === 0) return 'gleich';
  return cents > 0 ? `zahlt ${formatEuro(cents)} mehr` : `zahlt ${formatEuro(-cents)} weniger`;
}

function Field({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div className="kern-form-input">
      <label className="kern-label" htmlFor={name}>
        {label}
      </label>
      <input
        className="kern-form-input__input ui-field--short"
        id={name}
        name={name}
        type="text"
        inputMode="decimal"
        defaultValue={value}
      />
    </div>
  );
}
