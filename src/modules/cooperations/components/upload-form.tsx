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
import { Alert } from '#src/ui/alert.tsx';
import { Button, LinkButton } from '#src/ui/button.tsx';
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

/** A plain form: the file streams to a route handler, which no server action could do. Works without JavaScript. */
export function UploadForm({ cooperationId, back }: { cooperationId: string; back: UploadReturn }) {
  const field = back.problem ? FIELD_OF[back.problem] : undefined;
  const message = back.problem ? UPLOAD_PROBLEM_TEXTS[back.problem] : null;
  const error = (name: 'title' | 'purpose' | 'file') =>
    field === name && message ? (
      <p className="kern-error" id={`${name}-fehler`}>
        <span className="kern-body">{message}</span>
      </p>
    ) : null;
  return (
    <form
      method="post"
      action={`${cooperationPath(cooperationId)}/dokumente`}
      encType="multipart/form-data"
      className="ui-form"
    >
      {message ? (
        <Alert tone="danger" role="alert" title="Das Dokument wurde nicht gespeichert">
          <p>{field ? <a href={`#${field}`}>{message}</a> : message}</p>
          {field === 'file' ? null : <p>Bitte wählen Sie die Datei noch einmal aus.</p>}
        </Alert>
      ) : null}
      <input type="hidden" name="_key" value={crypto.randomUUID()} />
      <fieldset
        className="kern-fieldset"
        id="purpose"
        aria-describedby={field === 'purpose' ? 'purpose-fehler' : undefined}
      >
        <legend className="kern-label">Art des Dokuments</legend>
        <div className="kern-fieldset__body">
          {DOCUMENT_PURPOSES.map((purpose) => (
            <div className="kern-form-check" key={purpose}>
              <input
                className="kern-form-check__radio"
                type="radio"
                name="purpose"
                id={`purpose-${purpose}`}
                value={purpose}
                defaultChecked={back.purpose === purpose}
                aria-describedby={`purpose-${purpose}-hinweis`}
              />
              <label className="kern-label" htmlFor={`purpose-${purpose}`}>
                {DOCUMENT_PURPOSE_LABELS[purpose]}
              </label>
              <p className="ui-muted" id={`purpose-${purpose}-hinweis`}>
                {DOCUMENT_PURPOSE_HINTS[purpose]}
              </p>
            </div>
          ))}
        </div>
        {error('purpose')}
      </fieldset>
      <div className="kern-form-input">
        <label className="kern-label" htmlFor="title">
          Titel
        </label>
        <input
          className="kern-form-input__input"
          id="title"
          name="title"
          type="text"
          maxLength={MAX_TITLE_LENGTH}
          defaultValue={back.title}
          aria-invalid={field === 'title' || undefined}
          aria-describedby={field === 'title' ? 'title-fehler' : undefined}
        />
        {error('title')}
      </div>
      <div className="kern-form-input">
        <label className="kern-label" htmlFor="file">
          Datei
        </label>
        <div className="kern-hint" id="file-hinweis">
          {UPLOAD_HINT}
        </div>
        <input
          className="kern-form-input__input"
          id="file"
          name="file"
          type="file"
          accept={ACCEPTED_EXTENSIONS}
          aria-invalid={field === 'file' || undefined}
          aria-describedby={field === 'file' ? 'file-hinweis file-fehler' : 'file-hinweis'}
        />
        {error('file')}
      </div>
      <div className="ui-actions">
        <Button type="submit" variant="primary">
          Hochladen
        </Button>
        <LinkButton variant="tertiary" href={`${cooperationPath(cooperationId)}#dokumente`}>
          Abbrechen
        </LinkButton>
      </div>
    </form>
  );
}
