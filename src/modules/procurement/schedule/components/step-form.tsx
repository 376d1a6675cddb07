import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { editScheduleStepAction } from '../actions.ts';
import type { ScheduleView, StepView } from '../reads.ts';
import { STEP_LABELS } from '../texts.ts';

/** Days of one step by hand. */
export function StepForm({ view, step }: { view: ScheduleView; step: StepView }) {
  const { row } = view.procurement;
  return (
    <Form
      action={editScheduleStepAction}
      idempotencyKey={crypto.randomUUID()}
      submitLabel="Speichern"
      label={STEP_LABELS[step.key]}
      values={{ startsOn: step.startsOn, endsOn: step.endsOn, note: step.note, moveFollowing: 'ja' }}
    >
      <HiddenField name="procurementId" value={row.id} />
      <HiddenField name="version" value={String(row.version)} />
      <HiddenField name="stepKey" value={step.key} />
      <DateField name="startsOn" label="Erster Tag" />
      <DateField name="endsOn" label="Letzter Tag" />
      <TextareaField name="note" label="Anmerkung" optional rows={3} maxLength={4000} />
      <CheckboxField
        name="moveFollowing"
        label="Folgende Schritte neu berechnen"
        hint="Auch solche, die von Hand eingetragen sind."
        optional
      />
    </Form>
  );
}
