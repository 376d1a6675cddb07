import type { Metadata } from 'next';
import { forbidden, redirect } from 'next/navigation';
import { forgetTokenAction } from '#src/modules/api-access/actions.ts';
import { readShownToken } from '#src/modules/api-access/store/display.ts';
import { canManageTokens } from '#src/policy/api-access.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { Button } from '#src/ui/button.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Neuer Zugriffsschlüssel' };

/** Shows a new token, for ten minutes at most. */
export default async function Page() {
  const actor = await requireActor('/verwaltung/schnittstelle');
  if (!canManageTokens(actor)) forbidden();
  const token = await readShownToken(actor.sessionId);
  if (token === null) redirect('/verwaltung/schnittstelle');
  return (
    <>
      <PageHeader
        title="Ihr neuer Zugriffsschlüssel"
        breadcrumb={[
          { label: 'Verwaltung', href: '/verwaltung' },
          { label: 'Schnittstelle', href: '/verwaltung/schnittstelle' },
          { label: 'Neuer Zugriffsschlüssel' },
        ]}
      />
      <Alert tone="warning" title="Bitte jetzt in Ihr System übernehmen">
        <p>Der Schlüssel wird nur dieses eine Mal gezeigt. Wer ihn kennt, kann in Ihrem Namen handeln.</p>
      </Alert>
      <p className="wrap-anywhere">
        <code>{token}</code>
      </p>
      <form action={forgetTokenAction}>
        <Button type="submit" variant="primary">
          Ich habe den Schlüssel übernommen
        </Button>
      </form>
    </>
  );
}
