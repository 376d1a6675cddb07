import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { startSecondFactorAction } from '#src/modules/identity/actions/session.ts';
import { SecondFactorManagement } from '#src/modules/identity/components/second-factor-management.tsx';
import { SecondFactorSetup } from '#src/modules/identity/components/second-factor-setup.tsx';
import { SecondFactorStep } from '#src/modules/identity/components/second-factor-step.tsx';
import { returnPath } from '#src/modules/identity/domain/redirect-target.ts';
import { getSecondFactor } from '#src/modules/identity/reads/account.ts';
import { queryText } from '#src/server/query-text.ts';
import { getSession, needsSecondFactor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { Button } from '#src/ui/button.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Zweiter Faktor' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Sets up, shows or manages the second factor, whichever the session still lacks. */
export default async function SecondFactorPage({ searchParams }: Props) {
  const target = returnPath(queryText(await searchParams, 'weiter'));
  const session = await getSession();
  if (!session) redirect('/anmelden?weiter=/konto/zweiter-faktor');
  const factor = await getSecondFactor(session);
  const isDemanded = needsSecondFactor(session);
  const mayRemove = !session.memberships.some(({ requiresSecondFactor }) => requiresSecondFactor);
  return (
    <>
      <PageHeader
        title="Zweiter Faktor"
        lead="Neben dem Passwort ein Code aus einer App auf Ihrem Telefon: So nützt ein gestohlenes Passwort allein nichts."
        breadcrumb={[{ label: 'Konto und Sicherheit', href: '/konto' }, { label: 'Zweiter Faktor' }]}
      />
      {isDemanded ? (
        <Alert tone="info" title="Ihre Organisation verlangt den zweiten Faktor">
          <p>
            {factor.isSetUp
              ? 'Bitte geben Sie den Code aus Ihrer App ein, um weiterzuarbeiten.'
              : 'Bitte richten Sie ihn jetzt ein, um weiterzuarbeiten. Das dauert etwa zwei Minuten.'}
          </p>
        </Alert>
      ) : null}
      {factor.isSetUp && session.assurance !== 'substantial' ? (
        <SecondFactorStep target={target} />
      ) : factor.isSetUp ? (
        <SecondFactorManagement factor={factor} mayRemove={mayRemove} />
      ) : factor.pendingSecret ? (
        <SecondFactorSetup secret={factor.pendingSecret} email={session.email} target={target} formKey={randomUUID()} />
      ) : (
        <form action={startSecondFactorAction}>
          <HiddenField name="weiter" value={target} />
          <p>
            Sie brauchen eine Authenticator-App, zum Beispiel eine, die Ihre Organisation bereitstellt. Jede App, die
            Einmalcodes nach RFC 6238 (TOTP) erzeugt, ist geeignet.
          </p>
          <Button type="submit" variant="primary">
            Einrichten beginnen
          </Button>
        </form>
      )}
    </>
  );
}
