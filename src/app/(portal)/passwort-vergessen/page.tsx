import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { requestResetAction } from '#src/modules/identity/actions/access.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Passwort vergessen' };
export const dynamic = 'force-dynamic';

/** Asks for a link to set a new password. */
export default function ForgottenPasswordPage() {
  return (
    <>
      <PageHeader
        title="Passwort vergessen"
        lead="Geben Sie die E-Mail-Adresse Ihres Kontos an. Wir senden Ihnen einen Link, mit dem Sie ein neues Passwort festlegen."
        breadcrumb={[{ label: 'Anmelden', href: '/anmelden' }, { label: 'Passwort vergessen' }]}
      />
      <Form
        action={requestResetAction}
        idempotencyKey={randomUUID()}
        submitLabel="Link anfordern"
        guard={false}
        id="vergessen"
        secondary={
          <LinkButton href="/anmelden" variant="tertiary">
            Zur Anmeldung
          </LinkButton>
        }
      >
        <TextField
          name="email"
          label="E-Mail-Adresse"
          type="email"
          autoComplete="username"
          width="medium"
          spellCheck={false}
        />
      </Form>
    </>
  );
}
