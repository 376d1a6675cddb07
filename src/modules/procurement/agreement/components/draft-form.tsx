import { MEASURES } from '#src/modules/costs/domain/cost-key.ts';
import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { Fieldset } from '#src/ui/form/fieldset.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { MoneyField } from '#src/ui/form/money-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatEuroInput } from '#src/ui/format.ts';
import { saveAgreementAction } from '../actions.ts';
import { EMPTY_DRAFT, LIABILITIES } from '../domain/content.ts';
import type { AgreementView } from '../reads/agreement.ts';
import { weightField, workplacesField } from '../schema.ts';
import { LIABILITY_LABELS, MEASURE_LABELS } from '../texts.ts';

/** The lead buyer's draft: duties, liability, costs and the key they are split by. */
export function DraftForm({ view }: { view: AgreementView }) {
  const draft = view.draft ?? EMPTY_DRAFT;
  const workplaces = view.parties.map(({ bodyId }) => [
    workplacesField(bodyId),
    draft.workplaces[bodyId] === undefined ? '' : String(draft.workplaces[bodyId]),
  ]);
  const weights = MEASURES.map((measure) => [weightField(measure), String(draft.key.weights[measure])]);
  return (
    <Form
      action={saveAgreementAction}
      idempotencyKey={crypto.randomUUID()}
      submitLabel="Entwurf speichern"
      label="Entwurf der Vereinbarung"
      values={{
        leadDuties: draft.leadDuties,
        liability: draft.liability,
        liabilityNote: draft.liabilityNote,
        costPurpose: draft.costPurpose,
        sharedCostsCents: draft.sharedCostsCents === null ? '' : formatEuroInput(draft.sharedCostsCents),
        baseCents: draft.key.baseCents === 0 ? '' : formatEuroInput(draft.key.baseCents),
        optionalServices: draft.optionalServices ? 'ja' : '',
        ...Object.fromEntries(weights),
        ...Object.fromEntries(workplaces),
      }}
    >
      <HiddenField name="procurementId" value={view.procurement.row.id} />
      <HiddenField name="draftVersion" value={String(view.draftVersion)} />
      <TextareaField
        name="leadDuties"
        label="Aufgaben der federführenden Stelle"
        hint="Zum Beispiel: führt das Verfahren durch, entscheidet nach Anhörung der Partner, dokumentiert."
        optional
        rows={4}
        maxLength={8000}
      />
      <RadioGroup
        name="liability"
        label="Haftung"
        hint="Gegenüber Bietern haften bei § 4 VgV alle gemeinsam für das, was sie gemeinsam durchführen."
        options={LIABILITIES.map((value) => ({ value, label: LIABILITY_LABELS[value] }))}
      />
      <TextareaField name="liabilityNote" label="Weiteres zur Haftung" optional rows={3} maxLength={8000} />
      <TextareaField
        name="costPurpose"
        label="Wofür sind die gemeinsamen Kosten?"
        hint="Zum Beispiel Vergabeplattform, Beratung, Arbeitszeit. Abrufe zahlt jeder Partner selbst."
        optional
        rows={3}
        maxLength={8000}
      />
      <MoneyField name="sharedCostsCents" label="Gemeinsame Kosten insgesamt" optional />
      <CheckboxField name="optionalServices" label="Die Partner können auf diese Leistungen auch verzichten" optional />
      <Fieldset
        legend="Kostenschlüssel"
        hint="Erst der Grundbetrag je Partner, der Rest nach Gewichten, zusammen 100 Prozent. 100 bei einer Größe ist ein reiner Schlüssel. Verteilt wird auf den Cent genau."
      >
        <MoneyField name="baseCents" label="Grundbetrag je Partner" optional />
        {MEASURES.map((measure) => (
          <TextField
            key={measure}
            name={weightField(measure)}
            label={`Gewicht: ${MEASURE_LABELS[measure]}`}
            hint="In Prozent."
            width="short"
            inputMode="numeric"
            maxLength={3}
            optional
          />
        ))}
      </Fieldset>
      <Fieldset
        legend="Nutzer oder Arbeitsplätze"
        hint="Nur nötig, wenn danach verteilt wird. Einwohner kommen aus dem Verzeichnis, Mengen aus den Losen oder dem bestätigten Bedarf."
      >
        {view.parties.map(({ bodyId, name }) => (
          <TextField
            key={bodyId}
            name={workplacesField(bodyId)}
            label={name}
            width="short"
            inputMode="numeric"
            maxLength={6}
            optional
          />
        ))}
      </Fieldset>
    </Form>
  );
}
