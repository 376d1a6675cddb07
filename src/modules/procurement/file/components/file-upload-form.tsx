import { ACCEPTED_EXTENSIONS } from '#src/modules/documents/domain/document-type.ts';
import { MAX_TITLE_LENGTH } from '#src/modules/documents/domain/upload-return.ts';
import { UPLOAD_HINT } from '#src/modules/documents/texts.ts';
import { Alert } from '#src/ui/alert.tsx';
import { Button, LinkButton } from '#src/ui/button.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import type { Audience } from '../../domain/status.ts';
import type { FileProblem, FileReturn } from '../domain/files.ts';
import { AUDIENCE_LABELS, FILE_PROBLEM_TEXTS } from '../texts.ts';

type Field = 'title' | 'audience' | 'file';

const FIELD_OF: Partial<Record<FileProblem, Field>> = {
  title_missing: 'title',
  title_too_long: 'title',
  audience_missing: 'audience',
  file_missing: 'file',
  file_too_large: 'file',
  empty_file: 'file',
  type_not_allowed: 'file',
  type_mismatch: 'file',
  file_damaged: 'file',
  file_encrypted: 'file',
  macros_not_allowed: 'file',
};

interface FileUploadFormProps {
  readonly procurementId: string;
  readonly audiences: readonly Audience[];
  readonly back: FileReturn;
}

/** A plain form: the file streams to a route handler, which no server action could do. Works without JavaScript. */
export function FileUploadForm({ procurementId, audiences, back }: FileUploadFormProps) {
  const field = back.problem ? FIELD_OF[back.problem] : undefined;
  const message = back.problem ? FILE_PROBLEM_TEXTS[back.problem] : null;
  const path = procurementPath(procurementId, 'record');
  const error = (name: Field) =>
    field === name && message ? (
      <p className="kern-error" id={`${name}-fehler`}>
        <span className="kern-body">{message}</span>
      </p>
    ) : null;
  return (
    <form method="post" action={`${path}/dateien`} encType="multipart/form-data" className="ui-form">
      {message ? (
        <Alert tone="danger" role="alert" title="Das Dokument wurde nicht gespeichert">
          <p>{field ? <a href={`#${field}`}>{message}</a> : message}</p>
          {field === 'file' ? null : <p>Bitte wählen Sie die Datei noch einmal aus.</p>}
        </Alert>
      ) : null}
      <input type="hidden" name="_key" value={crypto.randomUUID()} />
      <fieldset
        className="kern-fieldset"
        id="audience"
        aria-describedby={field === 'audience' ? 'audience-fehler' : undefined}
      >
        <legend className="kern-label">Wer es lesen darf</legend>
        <div className="kern-fieldset__body">
          {audiences.map((audience) => (
            <div className="kern-form-check" key={audience}>
              <input
                className="kern-form-check__radio"
                type="radio"
                name="audience"
                id={`audience-${audience}`}
                value={audience}
                defaultChecked={back.audience === audience}
              />
              <label className="kern-label" htmlFor={`audience-${audience}`}>
                {AUDIENCE_LABELS[audience]}
              </label>
            </div>
          ))}
        </div>
        {error('audience')}
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
        <LinkButton variant="tertiary" href={`${path}#dokumente`}>
          Abbrechen
        </LinkButton>
      </div>
    </form>
  );
}
