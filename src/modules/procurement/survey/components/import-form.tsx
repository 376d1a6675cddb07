'use client';

import { use } from 'react';
import { isIsoDay } from '#src/modules/legal/domain/days.ts';
import { DataTable } from '#src/ui/data-table.tsx';
import { FieldErrors } from '#src/ui/form/field-frame.tsx';
import { FileField } from '#src/ui/form/file-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { FormContext, useField } from '#src/ui/form/form-context.ts';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { SubmitButton } from '#src/ui/form/submit-button.tsx';
import { formatDay } from '#src/ui/format.ts';
import { importAnswersAction } from '../actions.ts';

/** A field of the answer as the preview compares it. */
export interface PreviewField {
  readonly name: string;
  /** Number and text of the question, and which part of its answer. */
  readonly label: string;
  /** What stands in the answer now, as text; empty if nothing does. */
  readonly present: string;
  readonly isDay: boolean;
}

interface ImportFormProps {
  readonly procurementId: string;
  readonly version: number;
  readonly condition: string;
  readonly mandatory: string;
  readonly fields: readonly PreviewField[];
  /** A sent answer is corrected, not turned into a draft again. */
  readonly isCorrection: boolean;
  readonly idempotencyKey: string;
}

/**
 * First the file is read and shown, then it is taken over: two buttons of one form, so that it works without JavaScript and
 * nothing of the file has to be kept in between.
 */
export function ImportForm(props: ImportFormProps) {
  return (
    <Form action={importAnswersAction} idempotencyKey={props.idempotencyKey} label="Datei einlesen" guard={false}>
      <HiddenField name="procurementId" value={props.procurementId} />
      <HiddenField name="version" value={props.version} />
      <HiddenField name="condition" value={props.condition} />
      <HiddenField name="pflicht" value={props.mandatory} />
      <FileField
        name="datei"
        label="Ausgefüllte Vorlage"
        hint="XLSX oder CSV, höchstens 2 MB. Formeln zählen mit dem Ergebnis, das in der Zelle steht."
        accept=".xlsx,.csv"
      />
      <div className="ui-actions">
        <SubmitButton name="intent" value="read" variant="secondary">
          Datei prüfen
        </SubmitButton>
      </div>
      <Preview {...props} />
    </Form>
  );
}

/** What the file says beside what stands there now; the hidden fields are what will be taken over. */
function Preview({ fields, isCorrection }: ImportFormProps) {
  const { state } = use(FormContext);
  const found = (name: string) => {
    const value = state.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  if (!fields.some(({ name }) => found(name) !== undefined)) return null;
  return (
    <>
      <DataTable
        caption="Vorschau"
        rows={fields}
        rowKey={({ name }) => name}
        columns={[
          { key: 'label', label: 'Frage', rowHeader: true, cell: ({ label }) => label },
          { key: 'present', label: 'Bisher', cell: ({ present }) => present || '–' },
          {
            key: 'found',
            label: 'Aus der Datei',
            cell: (field) => <Found field={field} value={found(field.name) ?? ''} />,
          },
        ]}
      />
      <div className="ui-actions">
        <SubmitButton name="intent" value="send">
          {isCorrection ? 'Übernehmen und Änderung melden' : 'Übernehmen und Bedarf melden'}
        </SubmitButton>
        {isCorrection ? null : (
          <SubmitButton name="intent" value="draft" variant="secondary">
            Als Entwurf übernehmen
          </SubmitButton>
        )}
      </div>
    </>
  );
}

/** The value of a field as it will be taken over, with what is wrong with it. */
function Found({ field, value }: { field: PreviewField; value: string }) {
  const { id, errors } = useField(field.name);
  const shown = isIsoDay(value) && field.isDay ? formatDay(value) : value;
  return (
    <div id={id}>
      {shown === field.present ? shown || '–' : <strong>{shown || 'leer'}</strong>}
      <FieldErrors id={id} errors={errors} />
      <input type="hidden" name={field.name} value={value} />
    </div>
  );
}
