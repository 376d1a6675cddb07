import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { changeOwnDetailsAction } from '#src/modules/identity/actions/account.ts';
import { BodyChoice } from '#src/modules/identity/components/body-choice.tsx';
import { returnPath } from '#src/modules/identity/domain/redirect-target.ts';
import { type AccountView, getAccount } from '#src/modules/identity/reads/account.ts';
import { roleNames } from '#src/modules/identity/texts.ts';
import { queryEntry, queryText } from '#src/server/query-text.ts';
import { actorOf, getSession, needsSecondFactor, type SessionInfo } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { formatCount } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Konto und Sicherheit' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const SAVED: Readonly<Record<string, string>> = {
  angaben: 'Ihre Angaben sind gespeichert.',
  passwort: 'Ihr Passwort ist geändert. Andere Sitzungen wurden beendet.',
  'zweiter-faktor': 'Der zweite Faktor ist entfernt.',
};

/** One's own account; first of all the choice of the organisation to act for, where that is open. */
export default async function AccountPage({ searchParams }: Props) {
  const query = await searchParams;
  const session = await getSession();
  if (!session) redirect('/anmelden?weiter=/konto');
  const actor = actorOf(session);
  const target = returnPath(queryText(query, 'weiter'));
  if (!actor && needsSecondFactor(session)) redirect(`/konto/zweiter-faktor?weiter=${encodeURIComponent(target)}`);
  if (!actor) return <ChoicePage session={session} target={target} />;
  const account = await getAccount(actor);
  const saved = queryEntry(query, 'gespeichert', SAVED);
  return (
    <>
      <PageHeader title="Konto und Sicherheit" lead={`Angemeldet als ${session.displayName}.`} />
      {saved ? <Alert tone="success" title={saved} /> : null}
      <Section title="Organisationen">
        <DescriptionList
          items={session.memberships.map((membership) => ({
            term: membership.bodyName,
            description: `${roleNames(membership.roles)}${membership.bodyId === session.actingBodyId ? ' (Sie handeln gerade für diese Organisation)' : ''}`,
          }))}
        />
        {session.memberships.length > 1 ? <BodyChoice session={session} target="/konto" /> : null}
      </Section>
      <Section title="Angaben">
        <Details account={account} />
      </Section>
      <Section title="Sicherheit">
        <Security account={account} session={session} />
      </Section>
    </>
  );
}

function ChoicePage({ session, target }: { session: SessionInfo; target: string }) {
  return (
    <>
      <PageHeader
        title="Für wen möchten Sie handeln?"
        lead={
          session.memberships.length > 0
            ? 'Sie gehören mehreren Organisationen an. Die Wahl lässt sich jederzeit oben rechts ändern.'
            : 'Ihr Konto gehört zurzeit zu keiner Organisation. Bitte lassen Sie sich von der Administration Ihrer Organisation einladen.'
        }
      />
      <BodyChoice session={session} target={target} />
    </>
  );
}

function Details({ account }: { account: AccountView }) {
  return (
    <>
      <DescriptionList items={[{ term: 'E-Mail-Adresse', description: account.email }]} />
      <Form
        action={changeOwnDetailsAction}
        idempotencyKey={randomUUID()}
        submitLabel="Angaben speichern"
        values={{ displayName: account.displayName, mailNotices: account.mailNotices ? 'ja' : undefined }}
        id="angaben"
        label="Angaben"
      >
        <HiddenField name="version" value={account.version} />
        <TextField name="displayName" label="Name" autoComplete="name" width="medium" maxLength={120} />
        <CheckboxField name="mailNotices" label="Mitteilungen zusätzlich per E-Mail erhalten" optional />
      </Form>
    </>
  );
}

function Security({ account, session }: { account: AccountView; session: SessionInfo }) {
  const strength = session.assurance === 'substantial' ? 'mit zwei Faktoren' : 'mit einem Faktor';
  return (
    <>
      <DescriptionList
        items={[
          { term: 'Diese Sitzung', description: `angemeldet ${strength}` },
          {
            term: 'Passwort',
            description: account.hasPassword ? <a href="/konto/passwort">Passwort ändern</a> : 'keines im Portal',
          },
          {
            term: 'Zweiter Faktor',
            description: (
              <>
                {account.hasSecondFactor ? 'eingerichtet' : 'nicht eingerichtet'},{' '}
                <a href="/konto/zweiter-faktor?weiter=/konto">{account.hasSecondFactor ? 'verwalten' : 'einrichten'}</a>
              </>
            ),
          },
          {
            term: 'Anmeldedienst',
            description: account.providers > 0 ? 'verbunden' : 'nicht verbunden',
          },
        ]}
      />
      <div className="ui-actions">
        <LinkButton href="/konto/sitzungen" variant="secondary">
          {formatCount(account.sessions, 'Sitzung', 'Sitzungen')} ansehen
        </LinkButton>
      </div>
    </>
  );
}
