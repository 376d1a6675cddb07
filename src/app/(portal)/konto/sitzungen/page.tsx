import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { endOtherSessionsAction, endSessionAction } from '#src/modules/identity/actions/account.ts';
import { listOwnSessions, type OwnSession } from '#src/modules/identity/reads/account.ts';
import { queryEntry } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { Badge } from '#src/ui/badge.tsx';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatInstant } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Sitzungen' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const METHODS: Readonly<Record<string, string>> = {
  password: 'Passwort',
  oidc: 'Anmeldedienst',
  invitation: 'Einladung',
};

const ENDED: Readonly<Record<string, string>> = {
  eine: 'Die Sitzung ist beendet.',
  alle: 'Alle anderen Sitzungen sind beendet.',
};

/** One's own running sessions, each of which can be ended. */
export default async function SessionsPage({ searchParams }: Props) {
  const actor = await requireActor('/konto/sitzungen');
  const sessions = await listOwnSessions(actor);
  const ended = queryEntry(await searchParams, 'beendet', ENDED);
  return (
    <>
      <PageHeader
        title="Sitzungen"
        lead="Hier ist Ihr Konto gerade angemeldet. Beenden Sie jede Sitzung, die Sie nicht erkennen, und ändern Sie dann Ihr Passwort."
        breadcrumb={[{ label: 'Konto und Sicherheit', href: '/konto' }, { label: 'Sitzungen' }]}
      />
      {ended ? <Alert tone="success" title={ended} /> : null}
      <ul className="ui-stack">
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionCard session={session} />
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form
          action={endOtherSessionsAction}
          idempotencyKey={randomUUID()}
          submitLabel="Alle anderen Sitzungen beenden"
          submitVariant="danger"
          guard={false}
          id="alle"
          label="Alle anderen Sitzungen beenden"
        />
      ) : null}
    </>
  );
}

function SessionCard({ session }: { session: OwnSession }) {
  const method = METHODS[session.signInMethod] ?? 'unbekannt';
  return (
    <Card
      title={session.device}
      level={2}
      meta={session.isCurrent ? <Badge tone="info">Diese Sitzung</Badge> : undefined}
      footer={
        <form action={endSessionAction}>
          <HiddenField name="sessionId" value={session.id} />
          <Button
            type="submit"
            aria-label={`Beenden: ${session.device}, zuletzt aktiv ${formatInstant(session.lastSeenAt)}`}
          >
            Beenden
          </Button>
        </form>
      }
    >
      <DescriptionList
        items={[
          {
            term: 'Angemeldet mit',
            description: session.assurance === 'substantial' ? `${method} und zweitem Faktor` : method,
          },
          { term: 'Seit', description: formatInstant(session.createdAt) },
          { term: 'Zuletzt aktiv', description: formatInstant(session.lastSeenAt) },
          { term: 'Endet ohne weitere Nutzung', description: formatInstant(session.endsAt) },
        ]}
      />
    </Card>
  );
}
