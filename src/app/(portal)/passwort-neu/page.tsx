import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { resetPasswordAction } from '#src/modules/identity/actions/access.ts';
import { NewPasswordFields } from '#src/modules/identity/components/new-password-fields.tsx';
import { isResetOpen } from '#src/modules/identity/store/password-reset.ts';
import { queryText } from '#src/server/query-text.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Neues Passwort' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Sets a new password with the link from the mail. */
export default async function NewPasswordPage({ searchParams }: Props) {
  const token = queryText(await searchParams, 'token') ?? '';
  const isOpen = await isResetOpen(token);
  return (
    <>
      <PageHeader
        title="Neues Passwort festlegen"
        breadcrumb={[{ label: 'Anmelden', href: '/anmelden' }, { label: 'Neues Passwort' }]}
      />
      {isOpen ? (
        <Form
          action={resetPasswordAction}
          idempotencyKey={randomUUID()}
          submitLabel="Passwort speichern"
          guard={false}
          id="neu"
        >
          <HiddenField name="token" value={token} />
          <NewPasswordFields />
        </Form>
      ) : (
        <EmptyState
          title="Dieser Link gilt nicht mehr"
          action={<LinkButton href="/passwort-vergessen">Neuen Link anfordern</LinkButton>}
        >
          <p>Er ist abgelaufen oder wurde schon benutzt. Links zum Zurücksetzen gelten 30 Minuten und nur einmal.</p>
        </EmptyState>
      )}
    </>
  );
}
