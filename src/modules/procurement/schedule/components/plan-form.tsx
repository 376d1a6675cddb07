import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { formatDay } from '#src/ui/format.ts';
import { PROCEDURE_KEYS } from '../../legality/domain/procedure.ts';
import { LEGAL_PROCEDURE_LABELS } from '../../legality/texts.ts';
import { planScheduleAction } from '../actions.ts';
import type { ScheduleView } from '../reads.ts';

/** From where, by which procedure and with which periods the schedule is computed. */
export function PlanForm({ view }: { view: ScheduleView }) {
  const { row } = view.procurement;
  const { basis } = view;
  return (
    <Form
      action={planScheduleAction}
      idempotencyKey={crypto.randomUUID()}
      submitLabel="Zeitplan berechnen"
      label="Zeitplan berechnen"
      values={{
        procedureKey: row.procedureKey ?? basis?.procedureKey ?? 'open',
        direction: basis?.direction ?? (row.needOn ? 'backward' : 'forward'),
        anchorOn: basis?.anchorOn ?? row.needOn ?? view.today,
        electronic: (basis?.electronic ?? true) ? 'ja' : '',
        shortened: basis?.shortened ? 'ja' : '',
        councilDays: (basis?.councilDays ?? []).map(formatDay).join(', '),
        bufferDays: basis?.bufferDays === null || basis?.bufferDays === undefined ? '' : String(basis.bufferDays),
        keepFixed: 'ja',
      }}
    >
      <HiddenField name="procurementId" value={row.id} />
      <HiddenField name="version" value={String(row.version)} />
      <SelectField
        name="procedureKey"
        label="Verfahrensart"
        hint={row.procedureKey ? undefined : 'Noch nicht gewählt; der Zeitplan beruht dann auf einer Annahme.'}
        options={PROCEDURE_KEYS.map((key) => ({ value: key, label: LEGAL_PROCEDURE_LABELS[key] }))}
      />
      <RadioGroup
        name="direction"
        label="Von wo aus rechnen?"
        options={[
          { value: 'backward', label: 'Rückwärts vom Beginn der Leistung' },
          { value: 'forward', label: 'Vorwärts vom ersten Arbeitstag' },
        ]}
      />
      <DateField name="anchorOn" label="Tag" />
      <CheckboxField name="electronic" label="Angebote und Informationen gehen elektronisch" optional />
      <CheckboxField
        name="shortened"
        label="Kürzere Angebotsfrist"
        hint="Nur im offenen Verfahren, bei Dringlichkeit oder nach einer Vorinformation."
        optional
      />
      <TextField
        name="councilDays"
        label="Sitzungstage für die Vergabeentscheidung"
        hint="Durch Komma getrennt, zum Beispiel 15.03.2027, 19.04.2027. Ohne Sitzungstag wird eine Bearbeitungszeit angesetzt."
        optional
        maxLength={400}
      />
      <TextField
        name="bufferDays"
        label="Puffer zwischen Zuschlag und Beginn"
        hint="In Tagen; leer: die Festlegung des Portals."
        width="short"
        inputMode="numeric"
        optional
      />
      {view.steps.some(({ fixed }) => fixed) ? (
        <CheckboxField name="keepFixed" label="Von Hand eingetragene Schritte behalten" optional />
      ) : null}
    </Form>
  );
}
