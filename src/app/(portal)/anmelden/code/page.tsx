import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInCodeAction } from '#src/modules/identity/actions/sign-in.ts';
import { CodeField } from '#src/modules/identity/components/code-field.tsx';
import { returnPath } from '#src/modules/identity/domain/redirect-target.ts';
import { readPendingToken } from '#src/modules/identity/store/sign-in-cookies.ts';
import { queryText } from '#src/server/query-text.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Code eingeben' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Second step of signing in. */
export default async function SignInCodePage({ searchParams }: Props) {
  const target = returnPath(queryText(await searchParams, 'weiter'));
  if ((await readPendingToken()) === '') redirect(`/anmelden?weiter=${encodeURIComponent(target)}`);
  return (
    <>
      <PageHeader
        title="Code eingeben"
        lead="Ihr Passwort stimmt. Zum Abschluss brauchen wir den Code aus Ihrer Authenticator-App."
        breadcrumb={[{ label: 'Anmelden', href: '/anmelden' }, { label: 'Code eingeben' }]}
      />
      <Form
        action={signInCodeAction}
        idempotencyKey={randomUUID()}
        submitLabel="Anmelden"
        guard={false}
        id="code"
        secondary={
          <LinkButton href="/anmelden" variant="tertiary">
            Abbrechen
          </LinkButton>
        }
      >
        <HiddenField name="weiter" value={target} />
        <CodeField withRecovery />
      </Form>
    </>
  );
}
