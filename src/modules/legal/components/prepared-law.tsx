import { Badge } from '#src/ui/badge.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatDay } from '#src/ui/format.ts';
import { dropPreparedValueAction, enactPreparedValueAction, prepareLegalValueAction } from '../actions.ts';
import { CERTAINTIES } from '../domain/certainty.ts';
import { LEGAL_PARAMETER_KEYS } from '../domain/parameters.ts';
import type { PreparedView } from '../reads.ts';
import { CERTAINTY_LABELS, PARAMETER_LABELS } from '../texts.ts';
import { parameterText } from './parameter-value.ts';

const certainties = CERTAINTIES.map((value) => ({ value, label: CERTAINTY_LABELS[value] }));

/** Law that may come: shown everywhere as prepared, applied nowhere until the Land puts it in force. */
export function PreparedLaw({ values, editable }: { values: readonly PreparedView[]; editable: boolean }) {
  return (
    <>
      <p>
        Werte aus Entwürfen. Sie werden neben dem geltenden Recht gezeigt und nirgends angewendet, bis sie mit ihrem
        ersten Tag in Kraft gesetzt werden.
      </p>
      <DataTable
        caption="Vorbereitetes Recht"
        captionHidden
        rows={values}
        rowKey={({ id }) => id}
        emptyText="Zurzeit ist nichts vorbereitet."
        columns={[
          {
            key: 'label',
            label: 'Rechtswert',
            rowHeader: true,
            cell: ({ key }) => (
              <>
                <a href={`/verwaltung/recht/${key}`}>{PARAMETER_LABELS[key]}</a>{' '}
                <Badge tone="warning">gilt noch nicht</Badge>
              </>
            ),
          },
          { key: 'value', label: 'Wert', align: 'end', cell: ({ unit, value }) => parameterText(unit, value) },
          {
            key: 'from',
            label: 'Erwartet ab',
            cell: ({ expectedFrom }) => (expectedFrom ? formatDay(expectedFrom) : 'nicht bekannt'),
          },
          {
            key: 'source',
            label: 'Quelle',
            cell: ({ source, certainty, note }) => (
              <>
                {source} <span className="ui-muted">({CERTAINTY_LABELS[certainty]})</span>
                {note ? <div>{note}</div> : null}
              </>
            ),
          },
          ...(editable
            ? [
                {
                  key: 'decide',
                  label: 'Entscheiden',
                  hideLabel: true,
                  cell: (value: PreparedView) => <DecideForms value={value} />,
                },
              ]
            : []),
        ]}
      />
      {editable ? <PrepareForm /> : null}
    </>
  );
}

function DecideForms({ value }: { value: PreparedView }) {
  const shown = (
    <>
      <HiddenField name="id" value={value.id} />
      <HiddenField name="version" value={String(value.version)} />
    </>
  );
  return (
    <>
      <ConfirmDetails label="In Kraft setzen" variant="tertiary" title="Ist dieser Wert geltendes Recht geworden?">
        <Form
          action={enactPreparedValueAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel="In Kraft setzen"
          label={`${PARAMETER_LABELS[value.key]} in Kraft setzen`}
          values={{ validFrom: value.expectedFrom ?? '' }}
        >
          {shown}
          <DateField name="validFrom" label="Gültig ab" hint="Der bisherige Wert gilt bis zum Tag davor." />
          <TextField name="source" label="Quelle" hint="Fundstelle der Verkündung." maxLength={300} />
          <SelectField name="certainty" label="Sicherheit" emptyLabel="Bitte wählen" options={certainties} />
        </Form>
      </ConfirmDetails>
      <ConfirmDetails label="Verwerfen" variant="tertiary" title="Kommt dieser Wert nicht?">
        <Form
          action={dropPreparedValueAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel="Verwerfen"
          submitVariant="danger"
          label={`${PARAMETER_LABELS[value.key]} verwerfen`}
        >
          {shown}
          <TextareaField name="reason" label="Grund" rows={2} maxLength={2000} />
        </Form>
      </ConfirmDetails>
    </>
  );
}

function PrepareForm() {
  return (
    <ConfirmDetails label="Künftigen Wert vorbereiten" title="Wert aus einem Entwurf">
      <Form
        action={prepareLegalValueAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Vorbereiten"
        label="Künftigen Wert vorbereiten"
      >
        <SelectField
          name="key"
          label="Rechtswert"
          emptyLabel="Bitte wählen"
          options={LEGAL_PARAMETER_KEYS.map((key) => ({ value: key, label: PARAMETER_LABELS[key] }))}
        />
        <TextField
          name="value"
          label="Wert"
          hint="In der Einheit des Rechtswerts; Beträge in Euro."
          width="short"
          inputMode="decimal"
        />
        <DateField name="expectedFrom" label="Erwartet ab" optional />
        <TextField name="source" label="Quelle" hint="Entwurf mit Stand." maxLength={300} />
        <SelectField name="certainty" label="Sicherheit" emptyLabel="Bitte wählen" options={certainties} />
        <TextareaField name="note" label="Anmerkung" optional rows={3} maxLength={2000} />
      </Form>
    </ConfirmDetails>
  );
}
