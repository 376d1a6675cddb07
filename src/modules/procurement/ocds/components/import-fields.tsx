'use client';

import { type ReactNode, use } from 'react';
import { DataTable } from '#src/ui/data-table.tsx';
import { FileField } from '#src/ui/form/file-field.tsx';
import { FormContext } from '#src/ui/form/form-context.ts';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { SubmitButton } from '#src/ui/form/submit-button.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { Heading } from '#src/ui/heading.tsx';
import { type ImportPreview, PREVIEW_FIELD, previewIn } from '../domain/import-preview.ts';

interface ImportFieldsProps {
  /** Where another file is chosen. */
  readonly again: string;
  /** Fields in which what is taken over can be completed and corrected; without them it is taken as it stands. */
  readonly children?: ReactNode;
}

/** The file to be checked; once it is, what would be taken over, and the decision. */
export function ImportFields({ again, children }: ImportFieldsProps) {
  const context = use(FormContext);
  const { state } = context;
  const preview = previewIn(state.values);
  if (preview === null) return <Source />;
  return (
    <>
      <Preview preview={preview} />
      <HiddenField name={PREVIEW_FIELD} value={JSON.stringify(preview)} />
      {children ? <FormContext value={{ ...context, defaults: state.values }}>{children}</FormContext> : null}
      {preview.carried.map((name) => (
        <HiddenField key={name} name={name} value={String(state.values[name] ?? '')} />
      ))}
      <div className="ui-actions">
        <SubmitButton name="schritt" value="uebernehmen">
          {preview.apply}
        </SubmitButton>
        <a href={again}>Andere Datei wählen</a>
      </div>
    </>
  );
}

function Source() {
  return (
    <>
      <FileField
        name="datei"
        label="OCDS-Datei"
        hint="JSON in UTF-8, höchstens 1 MB: ein Release, ein Paket oder ein Datensatz eines einzigen Vorgangs."
        accept=".json,application/json"
        optional
      />
      <TextareaField name="text" label="Oder der Inhalt der Datei" rows={8} optional />
      <div className="ui-actions">
        <SubmitButton name="schritt" value="pruefen">
          Prüfen
        </SubmitButton>
      </div>
    </>
  );
}

function Preview({ preview }: { preview: ImportPreview }) {
  return (
    <>
      <Heading level={2}>{preview.heading}</Heading>
      <DataTable
        caption={preview.heading}
        captionHidden
        rows={preview.rows}
        rowKey={({ label }) => label}
        columns={[
          { key: 'angabe', label: 'Angabe', rowHeader: true, cell: ({ label }) => label },
          ...(preview.replaces
            ? [{ key: 'bisher', label: 'Bisher', cell: ({ before }: ImportPreview['rows'][number]) => before }]
            : []),
          { key: 'neu', label: preview.replaces ? 'Neu' : 'Inhalt', cell: ({ after }) => after },
        ]}
      />
      {preview.lots.length > 0 ? (
        <>
          <Heading level={3}>Lose ({preview.lots.length})</Heading>
          <ol className="list-decimal pl-24">
            {preview.lots.map(({ title, maximum }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lots may have the same title
              <li key={index}>
                {title} <span className="ui-muted">– {maximum}</span>
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {preview.notes.length > 0 ? (
        <ul className="list-disc pl-24">
          {preview.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
