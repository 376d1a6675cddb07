import { Badge } from '#src/ui/badge.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { addFieldAction, changeFieldAction } from '../actions.ts';
import type { FieldView } from '../reads.ts';

/** The list of fields a draft can choose from, and how the Land changes it. */
export function FieldMaintenance({ fields, editable }: { fields: readonly FieldView[]; editable: boolean }) {
  return (
    <>
      <DataTable
        caption="Kooperationsfelder"
        captionHidden
        rows={fields}
        rowKey={({ key }) => key}
        columns={[
          { key: 'label', label: 'Feld', rowHeader: true, cell: ({ label }) => label },
          { key: 'sort', label: 'Reihenfolge', align: 'end', cell: ({ sort }) => sort },
          {
            key: 'active',
            label: 'Stand',
            cell: ({ active }) =>
              active ? <Badge tone="success">wählbar</Badge> : <Badge tone="neutral">nicht mehr wählbar</Badge>,
          },
          ...(editable
            ? [
                {
                  key: 'action',
                  label: 'Ändern',
                  hideLabel: true,
                  cell: (field: FieldView) => (
                    <ConfirmDetails label="Ändern" variant="tertiary" title={`Feld „${field.label}“ ändern`}>
                      <Form
                        action={changeFieldAction}
                        idempotencyKey={crypto.randomUUID()}
                        submitLabel="Speichern"
                        label={`Feld ${field.label}`}
                        values={{ label: field.label, sort: String(field.sort), active: field.active ? 'ja' : '' }}
                      >
                        <HiddenField name="key" value={field.key} />
                        <HiddenField name="version" value={String(field.version)} />
                        <TextField name="label" label="Name" maxLength={80} />
                        <TextField name="sort" label="Reihenfolge" inputMode="numeric" width="short" />
                        <CheckboxField name="active" value="ja" label="Für neue Kooperationen wählbar" optional />
                      </Form>
                    </ConfirmDetails>
                  ),
                },
              ]
            : []),
        ]}
      />
      {editable ? (
        <ConfirmDetails label="Feld hinzufügen" title="Neues Kooperationsfeld">
          <Form
            action={addFieldAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Hinzufügen"
            label="Neues Feld"
          >
            <TextField name="label" label="Name" maxLength={80} />
            <TextField
              name="sort"
              label="Reihenfolge"
              hint="Kleinere Zahlen stehen weiter oben."
              inputMode="numeric"
              width="short"
            />
          </Form>
        </ConfirmDetails>
      ) : null}
    </>
  );
}
