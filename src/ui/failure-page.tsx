'use client';

interface FailurePageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/**
 * Says neutrally that something broke, without any detail of what. Plain markup on purpose: every page carries this code,
 * twice, in case it fails.
 */
export function FailurePage({ error, reset }: FailurePageProps) {
  return (
    <main className="ui-main ui-width" id="inhalt">
      <h1 className="kern-heading-x-large">Es ist ein Fehler aufgetreten</h1>
      <div className="ui-prose">
        <p>Die Seite konnte nicht angezeigt werden. Bitte versuchen Sie es in einigen Minuten erneut.</p>
        {error.digest ? (
          <p>
            Wenn Sie sich an den Support wenden, nennen Sie bitte diese Vorgangsnummer: <strong>{error.digest}</strong>
          </p>
        ) : null}
      </div>
      <div className="ui-actions">
        <button type="button" className="kern-btn kern-btn--primary" onClick={reset}>
          <span className="kern-label">Erneut versuchen</span>
        </button>
        <a href="/">Zur Startseite</a>
      </div>
    </main>
  );
}
