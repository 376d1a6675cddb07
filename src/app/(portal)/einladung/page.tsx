import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { acceptInvitationAction, acceptInvitationSignedInAction } from '#src/modules/identity/actions/access.ts';
import { NewPasswordFields } from '#src/modules/identity/components/new-password-fields.tsx';
import { SignOutButton } from '#src/modules/identity/components/sign-out-button.tsx';
import { findInvitation, type OpenInvitation } from '#src/modules/identity/store/invitations.ts';
import { roleNames } from '#src/modules/identity/texts.ts';
import { queryText } from '#src/server/query-text.ts';
import { getSession, type SessionInfo } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Einladung' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where the link in an invitation leads: a new account, or one more organisation for an account that exists. */
export default async function InvitationPage({ searchParams }: Props) {
  const token = queryText(await searchParams, 'token') ?? '';
  const [invitation, session] = await Promise.all([findInvitation(token), getSession()]);
  if (!invitation) {
    return (
      <>
        <PageHeader title="Einladung" />
        <EmptyState
          title="Diese Einladung gilt nicht mehr"
          action={<LinkButton href="/anmelden">Zur Anmeldung</LinkButton>}
        >
          <p>
            Sie ist abgelaufen, wurde zurückgezogen oder schon angenommen. Bitte lassen Sie sich von der Administration
            Ihrer Organisation eine neue senden.
          </p>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={`Einladung für ${invitation.bodyName}`}
        lead="Sie sind eingeladen, im Portal Allmende mitzuarbeiten."
      />
      <DescriptionList
        items={[
          { term: 'Organisation', description: invitation.bodyName },
          { term: 'E-Mail-Adresse', description: invitation.email },
          { term: 'Rollen', description: roleNames(invitation.roles) },
        ]}
      />
      <Acceptance invitation={invitation} session={session} token={token} />
    </>
  );
}

function Acceptance({
  invitation,
  session,
  token,
}: {
  invitation: OpenInvitation;
  session: SessionInfo | null;
  token: string;
}) {
  const isAddressee = session !== null && session.personId === invitation.personId;
  if (session && !isAddressee) {
    return (
      <Alert tone="warning" title={`Sie sind als ${session.displayName} angemeldet`}>
        <p>
          Die Einladung gilt der Adresse {invitation.email}. Bitte melden Sie sich zuerst ab, und öffnen Sie den Link
          dann noch einmal.
        </p>
        <SignOutButton />
      </Alert>
    );
  }
  if (isAddressee) {
    return (
      <Form
        action={acceptInvitationSignedInAction}
        idempotencyKey={randomUUID()}
        submitLabel="Einladung annehmen"
        guard={false}
        id="annehmen"
      >
        <HiddenField name="token" value={token} />
      </Form>
    );
  }
  if (invitation.personId) {
    return (
      <Alert tone="info" title="Sie haben bereits ein Konto">
        <p>Bitte melden Sie sich damit an. Danach können Sie die Einladung annehmen.</p>
        <LinkButton href={`/anmelden?weiter=${encodeURIComponent(`/einladung?token=${token}`)}`}>Anmelden</LinkButton>
      </Alert>
    );
  }
  return (
    <Form
      action={acceptInvitationAction}
      idempotencyKey={randomUUID()}
      submitLabel="Konto anlegen und Einladung annehmen"
      values={{ displayName: invitation.displayName }}
      requiredNote
      guard={false}
      id="annehmen"
    >
      <HiddenField name="token" value={token} />
      <TextField
        name="displayName"
        label="Ihr Name"
        autoComplete="name"
        width="medium"
        maxLength={120}
        hint="Unter diesem Namen erscheinen Sie bei Ihren Kolleginnen und Kollegen."
      />
      <NewPasswordFields />
    </Form>
  );
}
