'use client';

import { Button, LinkButton } from './button.tsx';
import { Heading } from './heading.tsx';

const notices = {
  notFound: {
    title: 'Seite nicht gefunden',
    paragraphs: [
      'Unter dieser Adresse gibt es nichts, oder Sie dürfen es mit Ihrer jetzigen Anmeldung nicht sehen.',
      'Bitte prüfen Sie die Adresse. Vielleicht müssen Sie sich anmelden oder für eine andere Organisation handeln.',
    ],
  },
  forbidden: {
    title: 'Keine Berechtigung',
    paragraphs: [
      'Mit Ihrer jetzigen Rolle dürfen Sie das nicht. Es wurde nichts geändert.',
      'Wenn Sie die Berechtigung brauchen, wenden Sie sich an die Verwaltung Ihrer Organisation im Portal.',
    ],
  },
  unauthorized: {
    title: 'Bitte melden Sie sich an',
    paragraphs: ['Diese Seite ist nur angemeldet zu sehen. Vielleicht ist Ihre Sitzung abgelaufen.'],
  },
  failure: {
    title: 'Es ist ein Fehler aufgetreten',
    paragraphs: [
      'Die Seite konnte nicht angezeigt werden. Der Fehler wurde festgehalten. Bitte versuchen Sie es in einigen Minuten erneut.',
    ],
  },
};

interface NoticePageProps {
  kind: keyof typeof notices;
  /** Number under which an error stands in the server's log. */
  digest?: string | undefined;
  onRetry?: () => void;
}

/**
 * A whole page that says why there is no other. A client component with its texts inside: the framework sends the root's
 * not-found and forbidden pages along with every page, and so sends a reference only.
 */
export function NoticePage({ kind, digest, onRetry }: NoticePageProps) {
  const { title, paragraphs } = notices[kind];
  return (
    <main className="ui-main ui-width" id="inhalt">
      <Heading level={1}>{title}</Heading>
      <div className="ui-prose">
        {paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {digest ? (
          <p>
            Wenn Sie sich an den Support wenden, nennen Sie bitte diese Vorgangsnummer: <strong>{digest}</strong>
          </p>
        ) : null}
      </div>
      <div className="ui-actions">
        {onRetry ? (
          <Button variant="primary" onClick={onRetry}>
            Erneut versuchen
          </Button>
        ) : null}
        {kind === 'unauthorized' ? <LinkButton href="/anmelden">Anmelden</LinkButton> : null}
        <LinkButton href="/" variant="secondary">
          Zur Startseite
        </LinkButton>
      </div>
    </main>
  );
}
