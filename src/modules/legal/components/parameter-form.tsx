import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { changeLegalParameterAction } from '../actions.ts';
import { CERTAINTIES } from '../domain/certainty.ts';
import type { LegalParameterUnit } from '../domain/parameters.ts';
import type { ParameterView } from '../reads.ts';
import { CERTAINTY_LABELS } from '../texts.ts';
import { parameterInput } from './parameter-value.ts';

const VALUE_HINTS: Record<LegalParameterUnit, string> = {
  years: 'In Jahren.',
  days: 'In Tagen.',
  months: 'In Monaten.',
  count: 'Anzahl.',
  inhabitants: 'Zahl der Einwohner.',
  percent: 'In Prozent, höchstens 100.',
  euro_cents: 'In Euro, zum Beispiel 75.000,00.',
};

/** A new value from a day on. The value before ends the day before; nothing is overwritten. */
export function ParameterForm({ parameter }: { parameter: ParameterView }) {
  const last = parameter.periods[0];
  return (
    <Form
      action={changeLegalParameterAction}
      idempotencyKey={crypto.randomUUID()}
      submitLabel="Neuen Wert eintragen"
      label="Neuer Wert"
      values={{
        value: last ? parameterInput(parameter.unit, last.value) : '',
        source: last?.source ?? '',
        certainty: last?.certainty ?? '',
      }}
    >
      <HiddenField name="key" value={parameter.key} />
      <TextField name="value" label="Wert" hint={VALUE_HINTS[parameter.unit]} width="short" inputMode="decimal" />
      <DateField name="validFrom" label="Gültig ab" hint="Der bisherige Wert gilt bis zum Tag davor." />
      {parameter.mayEnd ? <DateField name="validTo" label="Gültig bis" optional /> : null}
      <TextField
        name="source"
        label="Quelle"
        hint="Vorschrift oder Fundstelle; sie steht überall dort, wo der Wert etwas entscheidet."
        maxLength={300}
        width="full"
      />
      <SelectField
        name="certainty"
        label="Sicherheit"
        emptyLabel="Bitte wählen"
        options={CERTAINTIES.map((value) => ({ value, label: CERTAINTY_LABELS[value] }))}
      />
      <TextareaField name="note" label="Anmerkung" optional rows={3} maxLength={2000} />
    </Form>
  );
}
