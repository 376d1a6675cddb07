'use client';

const notices = {
  notFound: {
    title: 'Seite nicht gefunden',
    text: 'Unter dieser Adresse gibt es nichts, oder Sie dürfen es mit Ihrer jetzigen Anmeldung nicht sehen. Bitte prüfen Sie die Adresse. Vielleicht müssen Sie sich anmelden oder für eine andere Organisation handeln.',
  },
  forbidden: {
    title: 'Keine Berechtigung',
    text: 'Mit Ihrer jetzigen Rolle dürfen Sie das nicht. Es wurde nichts geändert. Wenn Sie die Berechtigung brauchen, wenden Sie sich an die Verwaltung Ihrer Organisation im Portal.',
  },
  unauthorized: {
    title: 'Bitte melden Sie sich an',
    text: 'Diese Seite ist nur angemeldet zu sehen. Vielleicht ist Ihre Sitzung abgelaufen.',
  },
};

/** What such a page says; inside a page shell, which brings `<main>`. */
export function NoticeContent({ kind }: { kind: keyof typeof notices }) {
  const { title, text } = notices[kind];
  return (
    <>
      <h1 className="kern-heading-x-large">{title}</h1>
      <p className="ui-prose">{text}</p>
      <div className="ui-actions">
        {kind === 'forbidden' ? null : (
          <a className="kern-btn kern-btn--primary" href="/anmelden">
            <span className="kern-label">Anmelden</span>
          </a>
        )}
        <a href="/">Zur Startseite</a>
      </div>
    </>
  );
}

/**
 * A whole page that says why there is no other. A client component with its texts inside: the framework sends the root's
 * not-found and forbidden pages along with every page, and so sends no more than a reference.
 */
export function NoticePage({ kind }: { kind: keyof typeof notices }) {
  return (
    <main className="ui-main ui-width" id="inhalt">
      <NoticeContent kind={kind} />
    </main>
  );
}
