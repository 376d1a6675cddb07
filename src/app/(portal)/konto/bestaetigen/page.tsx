import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { confirmByCodeAction, confirmByPasswordAction } from '#src/modules/identity/actions/session.ts';
import { CodeField } from '#src/modules/identity/components/code-field.tsx';
import { SignOutButton } from '#src/modules/identity/components/sign-out-button.tsx';
import { returnPath } from '#src/modules/identity/domain/redirect-target.ts';
import { getSecondFactor } from '#src/modules/identity/reads/account.ts';
import { queryText } from '#src/server/query-text.ts';
import { getSession } from '#src/server/session.ts';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Bitte bestätigen Sie sich' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Asks again for code or password before a sensitive change. */
export default async function ConfirmPage({ searchParams }: Props) {
  const target = returnPath(queryText(await searchParams, 'weiter'));
  const session = await getSession();
  if (!session) redirect(`/anmelden?weiter=${encodeURIComponent(target)}`);
  const factor = await getSecondFactor(session);
  return (
    <>
      <PageHeader
        title="Bitte bestätigen Sie sich"
        lead="Vor dieser Änderung möchten wir sicher sein, dass Sie es sind."
        breadcrumb={[{ label: 'Konto und Sicherheit', href: '/konto' }, { label: 'Bestätigung' }]}
      />
      {factor.isSetUp ? (
        <Form
          action={confirmByCodeAction}
          idempotencyKey={randomUUID()}
          submitLabel="Bestätigen"
          guard={false}
          id="code"
        >
          <HiddenField name="weiter" value={target} />
          <CodeField withRecovery />
        </Form>
      ) : factor.hasPassword ? (
        <Form
          action={confirmByPasswordAction}
          idempotencyKey={randomUUID()}
          submitLabel="Bestätigen"
          guard={false}
          id="passwort"
        >
          <HiddenField name="weiter" value={target} />
          <TextField name="password" label="Passwort" type="password" autoComplete="current-password" width="medium" />
        </Form>
      ) : (
        <>
          <p>Sie melden sich über Ihren Anmeldedienst an. Bitte melden Sie sich ab und dort wieder an.</p>
          <SignOutButton />
        </>
      )}
    </>
  );
}
