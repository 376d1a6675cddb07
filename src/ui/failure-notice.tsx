'use client';

import { Button, LinkButton } from './button.tsx';
import { PageHeader } from './page-header.tsx';

interface FailureNoticeProps {
  /** Under this number the error stands in the server's log. */
  digest: string | undefined;
  onRetry: () => void;
}

/** Says neutrally that something broke, without any detail of what. */
export function FailureNotice({ digest, onRetry }: FailureNoticeProps) {
  return (
    <main className="ui-main ui-width" id="inhalt">
      <PageHeader title="Es ist ein Fehler aufgetreten" />
      <div className="ui-prose">
        <p>
          Die Seite konnte nicht angezeigt werden. Der Fehler wurde festgehalten. Bitte versuchen Sie es in einigen
          Minuten erneut.
        </p>
        {digest ? (
          <p>
            Wenn Sie sich an den Support wenden, nennen Sie bitte diese Vorgangsnummer: <strong>{digest}</strong>
          </p>
        ) : null}
      </div>
      <div className="ui-actions">
        <Button variant="primary" onClick={onRetry}>
          Erneut versuchen
        </Button>
        <LinkButton href="/" variant="secondary">
          Zur Startseite
        </LinkButton>
      </div>
    </main>
  );
}
