'use client';

import { use } from 'react';
import { DataTable } from '#src/ui/data-table.tsx';
import { FileField } from '#src/ui/form/file-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { FormContext } from '#src/ui/form/form-context.ts';
import { SubmitButton } from '#src/ui/form/submit-button.tsx';
import { importContractsAction } from '../actions.ts';
import { TEMPLATE_COLUMNS, type TemplateField } from '../domain/contract-table.ts';

/**
 * First the file is read and shown, then it is taken over: two buttons of one form, so that it works without JavaScript and
 * nothing of the file has to be kept in between.
 */
export function ImportForm({ idempotencyKey }: { idempotencyKey: string }) {
  return (
    <Form action={importContractsAction} idempotencyKey={idempotencyKey} label="Verträge einlesen" guard={false}>
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
      <Preview />
    </Form>
  );
}

type Line = Readonly<Record<TemplateField, string>>;

/** What the file says; the hidden field is what will be taken over. */
function Preview() {
  const { state } = use(FormContext);
  const text = state.values.lines;
  const lines = typeof text === 'string' ? linesOf(text) : [];
  if (lines.length === 0) return null;
  return (
    <>
      <input type="hidden" name="lines" value={typeof text === 'string' ? text : ''} />
      <DataTable
        caption={`Vorschau: ${lines.length} ${lines.length === 1 ? 'Vertrag' : 'Verträge'}`}
        rows={lines.map((values, index) => ({ ...values, key: String(index) }))}
        rowKey={(line) => line.key}
        columns={TEMPLATE_COLUMNS.map(({ field, label }) => ({
          key: field,
          label,
          rowHeader: field === 'title',
          cell: (line: Line) => line[field] || '–',
        }))}
      />
      <div className="ui-actions">
        <SubmitButton name="intent" value="save">
          Verträge übernehmen
        </SubmitButton>
      </div>
    </>
  );
}

function linesOf(text: string): readonly Line[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? (parsed as Line[]) : [];
  } catch {
    return [];
  }
}
