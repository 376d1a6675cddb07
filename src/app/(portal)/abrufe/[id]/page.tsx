import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CallOffPage } from '#src/modules/contracts/call-offs/components/call-off-page.tsx';
import { getCallOff } from '#src/modules/contracts/call-offs/reads/call-offs.ts';
import { CallOffBadge } from '#src/modules/contracts/components/contract-badges.tsx';
import { canDecideCallOff } from '#src/policy/contracts.ts';
import { requireActor } from '#src/server/session.ts';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Abruf' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
}

/** One call-off with its steps. */
export default async function Page({ params }: PageProps) {
  const { id } = await params;
  const actor = await requireActor(`/abrufe/${id}`);
  const view = await getCallOff(actor, id);
  if (!view) notFound();
  const { callOff, contract } = view;
  return (
    <>
      <PageHeader
        title={`Abruf ${callOff.reference}`}
        badge={<CallOffBadge status={callOff.status} />}
        lead={contract.title}
        breadcrumb={[
          { label: 'Verträge', href: '/vertraege' },
          { label: 'Abrufe', href: '/abrufe' },
          { label: callOff.reference },
        ]}
      />
      <CallOffPage view={view} mayDecide={canDecideCallOff(actor, callOff)} personId={actor.personId} />
    </>
  );
}
