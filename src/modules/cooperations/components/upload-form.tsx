import { ACCEPTED_EXTENSIONS, DOCUMENT_PURPOSES } from '#src/modules/documents/domain/document-type.ts';
import {
  MAX_TITLE_LENGTH,
  type UploadProblem,
  type UploadReturn,
} from '#src/modules/documents/domain/upload-return.ts';
import {
  DOCUMENT_PURPOSE_HINTS,
  DOCUMENT_PURPOSE_LABELS,
  UPLOAD_HINT,
  UPLOAD_PROBLEM_TEXTS,
} from '#src/modules/documents/texts.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { FileField } from '#src/ui/form/file-field.tsx';
import { type FormState, formLevel, idleState } from '#src/ui/form/form-state.ts';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { RouteForm } from '#src/ui/form/route-form.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { cooperationPath } from '../domain/addresses.ts';

const FIELD_OF: Partial<Record<UploadProblem, 'title' | 'purpose' | 'file'>> = {
  title_missing: 'title',
  title_too_long: 'title',
  purpose_missing: 'purpose',
  file_missing: 'file',
  file_too_large: 'file',
  empty_file: 'file',
  type_not_allowed: 'file',
  type_mismatch: 'file',
  file_damaged: 'file',
  file_encrypted: 'file',
  macros_not_allowed: 'file',
};

/** What the route handler sends back in the address, as the form's fields understand it. */
function stateOf({ problem, title, purpose }: UploadReturn): FormState {
  if (!problem) return idleState;
  const field = FIELD_OF[problem] ?? formLevel;
  return {
    status: 'invalid',
    // No browser fills a file field again.
    message: field === 'file' ? undefined : 'Bitte wählen Sie die Datei noch einmal aus.',
    fieldErrors: { [field]: [UPLOAD_PROBLEM_TEXTS[problem]] },
    values: { title, purpose: purpose ?? '' },
  };
}

/** Adds a document. Works without JavaScript; the file streams to a route handler. */
export function UploadForm({ cooperationId, back }: { cooperationId: string; back: UploadReturn }) {
  return (
    <RouteForm
      action={`${cooperationPath(cooperationId)}/dokumente`}
      idempotencyKey={crypto.randomUUID()}
      state={stateOf(back)}
      label="Dokument hochladen"
      submitLabel="Hochladen"
      secondary={
        <LinkButton variant="tertiary" href={`${cooperationPath(cooperationId)}#dokumente`}>
          Abbrechen
        </LinkButton>
      }
    >
      <RadioGroup
        name="purpose"
        label="Art des Dokuments"
        options={DOCUMENT_PURPOSES.map((value) => ({
          value,
          label: DOCUMENT_PURPOSE_LABELS[value],
          hint: DOCUMENT_PURPOSE_HINTS[value],
        }))}
      />
      <TextField name="title" label="Titel" maxLength={MAX_TITLE_LENGTH} />
      <FileField name="file" label="Datei" hint={UPLOAD_HINT} accept={ACCEPTED_EXTENSIONS} />
    </RouteForm>
  );
}
