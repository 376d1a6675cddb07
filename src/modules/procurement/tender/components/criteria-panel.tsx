import { LinkButton } from '#src/ui/button.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { Fieldset } from '#src/ui/form/fieldset.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import { editCriteriaAction } from '../actions.ts';
import { MAX_QUALITY_CRITERIA, PRICE_FORMULAS } from '../domain/criteria.ts';
import type { CriterionView, LotCriteria, TenderRoom } from '../reads/tender-room.ts';
import { TENDER_LIMITS } from '../schema.ts';
import { PRICE_FORMULA_HINTS, PRICE_FORMULA_LABELS } from '../texts.ts';

/** "33,33 %" of a weight in hundredths of a percent. */
export const formatWeight = (weight: number): string => `${formatNumber(weight / 100)} %`;

/** The criteria of every lot, with the way to change them until the notice is out. */
export function CriteriaPanel({ room }: { room: TenderRoom }) {
  const { row, verbs } = room.procurement;
  const mayEdit = verbs.includes('edit_criteria');
  return (
    <Section title="Zuschlagskriterien" id="kriterien">
      <p>
        Den Zuschlag erhält das wirtschaftlichste Angebot (§ 127 GWB). Die Kriterien eines Loses wiegen zusammen 100
        Prozent und stehen mit der Bekanntmachung fest.
      </p>
      {room.lots.length === 0 ? <p className="ui-muted">Es gibt noch keine Lose.</p> : null}
      {room.lots.map((lot) => (
        <Section
          key={lot.id}
          level={3}
          title={`Los ${lot.number}: ${lot.title}`}
          actions={
            mayEdit ? (
              <LinkButton variant="secondary" href={`${procurementPath(row.id, 'tender')}/kriterien?los=${lot.number}`}>
                Kriterien von Los {lot.number} bearbeiten
              </LinkButton>
            ) : null
          }
        >
          <CriteriaTable lot={lot} />
        </Section>
      ))}
    </Section>
  );
}

function CriteriaTable({ lot }: { lot: LotCriteria }) {
  return (
    <DataTable
      caption={`Zuschlagskriterien von Los ${lot.number}`}
      captionHidden
      rows={lot.criteria}
      rowKey={({ id }) => id}
      emptyText="Noch keine Kriterien."
      columns={[
        {
          key: 'title',
          label: 'Kriterium',
          rowHeader: true,
          cell: ({ title, description }) => (
            <>
              {title}
              {description ? <div className="ui-muted">{description}</div> : null}
            </>
          ),
        },
        {
          key: 'way',
          label: 'Bewertung',
          cell: ({ priceFormula, maxPoints }) =>
            priceFormula ? PRICE_FORMULA_LABELS[priceFormula] : `0 bis ${maxPoints} Punkte`,
        },
        { key: 'weight', label: 'Gewicht', align: 'end', cell: ({ weight }) => formatWeight(weight) },
      ]}
    />
  );
}

/** The form for the criteria of one lot. */
export function CriteriaForm({ room, lot }: { room: TenderRoom; lot: LotCriteria }) {
  const { row } = room.procurement;
  const quality = lot.criteria.filter(({ kind }) => kind === 'quality');
  const rows = Array.from({ length: Math.min(quality.length + 2, MAX_QUALITY_CRITERIA) }, (_, index) => index);
  return (
    <Form
      action={editCriteriaAction}
      idempotencyKey={crypto.randomUUID()}
      submitLabel="Kriterien speichern"
      label={`Zuschlagskriterien von Los ${lot.number}`}
      values={valuesOf(lot.criteria)}
      secondary={
        <LinkButton variant="tertiary" href={procurementPath(row.id, 'tender')}>
          Zurück zur Ausschreibung
        </LinkButton>
      }
    >
      <HiddenField name="procurementId" value={row.id} />
      <HiddenField name="version" value={row.version} />
      <HiddenField name="lotId" value={lot.id} />
      <Fieldset legend="Preis" hint="Leer lassen, wenn der Preis feststeht und nur Qualität zählt (§ 58 Abs. 2 VgV).">
        <TextField
          name="priceWeight"
          label="Gewicht in Prozent"
          width="short"
          inputMode="decimal"
          optional
          maxLength={8}
        />
        <RadioGroup
          name="priceFormula"
          label="So wird der Preis zu Punkten"
          options={PRICE_FORMULAS.map((value) => {
            return { value, label: PRICE_FORMULA_LABELS[value], hint: PRICE_FORMULA_HINTS[value] };
          })}
        />
      </Fieldset>
      {rows.map((index) => (
        <Fieldset key={index} legend={`Qualität ${index + 1}`}>
          <TextField name={`title_${index}`} label="Bezeichnung" optional maxLength={TENDER_LIMITS.name} />
          <TextareaField
            name={`description_${index}`}
            label="Wofür es Punkte gibt"
            optional
            rows={2}
            maxLength={TENDER_LIMITS.text}
          />
          <TextField
            name={`weight_${index}`}
            label="Gewicht in Prozent"
            width="short"
            inputMode="decimal"
            optional
            maxLength={8}
          />
          <TextField
            name={`maxPoints_${index}`}
            label="Höchstpunktzahl"
            width="short"
            inputMode="numeric"
            optional
            maxLength={3}
          />
        </Fieldset>
      ))}
      <p className="ui-muted">Weitere Zeilen erscheinen nach dem Speichern.</p>
    </Form>
  );
}

function valuesOf(criteria: readonly CriterionView[]): Record<string, string> {
  const percent = (weight: number) => String(weight / 100).replace('.', ',');
  const price = criteria.find(({ kind }) => kind === 'price');
  const values: Record<string, string> = {
    priceWeight: price ? percent(price.weight) : '',
    priceFormula: price?.priceFormula ?? 'linear_to_double',
  };
  for (const [index, criterion] of criteria.filter(({ kind }) => kind === 'quality').entries()) {
    values[`title_${index}`] = criterion.title;
    values[`description_${index}`] = criterion.description;
    values[`weight_${index}`] = percent(criterion.weight);
    values[`maxPoints_${index}`] = String(criterion.maxPoints);
  }
  return values;
}
