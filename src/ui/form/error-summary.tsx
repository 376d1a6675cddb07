'use client';

import type { Ref } from 'react';
import { Alert } from '../alert.tsx';
import { fieldId } from './form-context.ts';
import { type FormConflict, type FormState, formLevel } from './form-state.ts';

interface ErrorSummaryProps {
  state: FormState;
  prefix: string;
  /** Address of the page with the present state, opened in a new tab after a conflict. */
  reloadHref: string;
  id: string;
  ref: Ref<HTMLDivElement>;
}

function FieldErrorList({ state, prefix }: Pick<ErrorSummaryProps, 'state' | 'prefix'>) {
  const entries = Object.entries(state.fieldErrors).flatMap(([name, errors]) =>
    errors.map((error) => ({ name, error })),
  );
  if (entries.length === 0) return null;
  return (
    <ul className="ui-list">
      {entries.map(({ name, error }) => (
        <li key={`${name}:${error}`}>
          {name === formLevel ? error : <a href={`#${fieldId(prefix, name)}`}>{error}</a>}
        </li>
      ))}
    </ul>
  );
}

function Comparison({ conflict, prefix }: { conflict: FormConflict; prefix: string }) {
  if (conflict.differences.length === 0) {
    return <p>Der gespeicherte Stand stimmt mit Ihren Eingaben überein.</p>;
  }
  return (
    <>
      <dl className="ui-compare">
        {conflict.differences.map(({ name, label, typed, present }) => (
          <div key={name}>
            <dt>
              <a href={`#${fieldId(prefix, name)}`}>{label}</a>
            </dt>
            <dd>
              <span className="ui-muted">Ihre Eingabe</span>
              {typed ?? 'keine Angabe'}
            </dd>
            <dd>
              <span className="ui-muted">Jetzt gespeichert</span>
              {present ?? 'keine Angabe'}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        Ihre Eingaben stehen noch im Formular. Wenn Sie noch einmal speichern, ersetzen sie den gespeicherten Stand. Was
        davon bleiben soll, übernehmen Sie bitte vorher in das Formular.
      </p>
    </>
  );
}

const titles = {
  invalid: 'Bitte prüfen Sie Ihre Eingaben',
  refused: 'Das hat nicht geklappt',
  conflict: 'Inzwischen geändert',
};

/** Says at the top of a form why it was not accepted, takes the focus, and leads to each field with an error. */
export function ErrorSummary({ state, prefix, reloadHref, id, ref }: ErrorSummaryProps) {
  const { status } = state;
  if (status === 'idle' || status === 'done') return null;
  return (
    <div ref={ref} id={id} tabIndex={-1} className="ui-focus-target">
      <Alert tone={status === 'conflict' ? 'warning' : 'danger'} role="alert" title={titles[status]}>
        {state.message ? <p>{state.message}</p> : null}
        {state.source ? <p className="ui-muted">Rechtsgrundlage: {state.source}</p> : null}
        <FieldErrorList state={state} prefix={prefix} />
        {state.conflict ? <Comparison conflict={state.conflict} prefix={prefix} /> : null}
        {status === 'conflict' && !state.conflict ? (
          <p>
            Ihre Eingaben stehen noch im Formular.{' '}
            <a href={reloadHref} target="_blank" rel="noopener">
              Aktuellen Stand in neuem Tab ansehen
            </a>
          </p>
        ) : null}
      </Alert>
    </div>
  );
}
