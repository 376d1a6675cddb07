import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { changePasswordAction } from '#src/modules/identity/actions/account.ts';
import { NewPasswordFields } from '#src/modules/identity/components/new-password-fields.tsx';
import { getAccount } from '#src/modules/identity/reads/account.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Passwort ändern' };

/** Changes one's own password. */
export default async function PasswordPage() {
  const account = await getAccount(await requireActor('/konto/passwort'));
  return (
    <>
      <PageHeader
        title="Passwort ändern"
        lead="Alle anderen Sitzungen Ihres Kontos werden dabei beendet."
        breadcrumb={[{ label: 'Konto und Sicherheit', href: '/konto' }, { label: 'Passwort ändern' }]}
      />
      {account.hasPassword ? (
        <Form
          action={changePasswordAction}
          idempotencyKey={randomUUID()}
          submitLabel="Passwort ändern"
          guard={false}
          id="passwort"
          secondary={
            <LinkButton href="/konto" variant="tertiary">
              Abbrechen
            </LinkButton>
          }
        >
          <TextField
            name="currentPassword"
            label="Bisheriges Passwort"
            type="password"
            autoComplete="current-password"
            width="medium"
          />
          <NewPasswordFields />
        </Form>
      ) : (
        <EmptyState title="Ihr Konto hat kein Passwort im Portal">
          <p>Sie melden sich über Ihren Anmeldedienst an. Dort ändern Sie auch Ihr Passwort.</p>
        </EmptyState>
      )}
    </>
  );
}
