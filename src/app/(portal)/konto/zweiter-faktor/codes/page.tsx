import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { forgetRecoveryCodesAction } from '#src/modules/identity/actions/session.ts';
import { returnPath } from '#src/modules/identity/domain/redirect-target.ts';
import { unsealRecoveryCodes } from '#src/modules/identity/store/recovery-code-display.ts';
import { readSealedCodes } from '#src/modules/identity/store/sign-in-cookies.ts';
import { queryText } from '#src/server/query-text.ts';
import { getSession } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { Button } from '#src/ui/button.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Ersatzcodes' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Shows new recovery codes, for ten minutes at most. */
export default async function RecoveryCodesPage({ searchParams }: Props) {
  const target = returnPath(queryText(await searchParams, 'weiter'));
  const session = await getSession();
  if (!session) redirect('/anmelden');
  const codes = unsealRecoveryCodes(session.sessionId, await readSealedCodes());
  if (codes.length === 0) redirect(target);
  return (
    <>
      <PageHeader
        title="Ihre Ersatzcodes"
        lead="Mit jedem dieser Codes können Sie sich einmal anmelden, wenn Sie Ihr Telefon nicht zur Hand haben."
        breadcrumb={[
          { label: 'Konto und Sicherheit', href: '/konto' },
          { label: 'Zweiter Faktor', href: '/konto/zweiter-faktor' },
          { label: 'Ersatzcodes' },
        ]}
      />
      <Alert tone="warning" title="Bitte jetzt aufschreiben oder ausdrucken">
        <p>Die Codes werden nur dieses eine Mal gezeigt. Bewahren Sie sie nicht beim Telefon auf.</p>
      </Alert>
      <ul className="grid gap-8 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <form action={forgetRecoveryCodesAction}>
        <HiddenField name="weiter" value={target} />
        <Button type="submit" variant="primary">
          Ich habe die Codes gesichert
        </Button>
      </form>
    </>
  );
}
