'use client';

import type { Ref } from 'react';
import { Alert } from '../alert.tsx';

export interface SubmitFailureInfo {
  /** Reference of the server's log entry; absent when no answer came at all. */
  digest: string | undefined;
}

interface SubmitFailureProps {
  failure: SubmitFailureInfo;
  id: string;
  ref: Ref<HTMLDivElement>;
}

/** The request failed on the way or in the server. Whether it was carried out is unknown, a second try is safe. */
export function SubmitFailure({ failure, id, ref }: SubmitFailureProps) {
  return (
    <div ref={ref} id={id} tabIndex={-1} className="ui-focus-target">
      <Alert tone="danger" role="alert" title="Das hat nicht geklappt">
        <p>
          {failure.digest
            ? 'Beim Bearbeiten ist ein Fehler aufgetreten.'
            : 'Der Server war nicht zu erreichen. Bitte prüfen Sie Ihre Verbindung.'}{' '}
          Ihre Eingaben stehen noch im Formular. Sie können es erneut versuchen; es wird nichts doppelt gespeichert.
        </p>
        {failure.digest ? <p className="ui-muted">Vorgangsnummer: {failure.digest}</p> : null}
      </Alert>
    </div>
  );
}
