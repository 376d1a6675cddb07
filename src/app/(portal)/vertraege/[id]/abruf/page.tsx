import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { RequestForm } from '#src/modules/contracts/call-offs/components/call-off-forms.tsx';
import { contractPath } from '#src/modules/contracts/domain/addresses.ts';
import { takesCallOffs } from '#src/modules/contracts/domain/volume.ts';
import { getContract } from '#src/modules/contracts/reads/contract.ts';
import { CONTRACT_REFUSALS } from '#src/modules/contracts/refusal-texts.ts';
import { canRequestCallOff } from '#src/policy/contracts.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Abrufen' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
}

/** Asks for a call-off; a second person then approves the budget. */
export default async function Page({ params }: PageProps) {
  const { id } = await params;
  const actor = await requireActor(`/vertraege/${id}/abruf`);
  const contract = await getContract(actor, id);
  if (!contract) notFound();
  const { row, today } = contract;
  if (!canRequestCallOff(actor, row)) forbidden();
  const open = row.isFramework && takesCallOffs(row, today);
  const back = (
    <LinkButton variant="tertiary" href={contractPath(row.id)}>
      Zum Vertrag
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={`Abrufen: ${row.title}`}
        lead={`${actor.bodyName} fordert bei ${row.supplierName} an. Bevor bestellt wird, gibt eine zweite Person die Haushaltsmittel frei.`}
        breadcrumb={[
          { label: 'Verträge', href: '/vertraege' },
          { label: row.reference, href: contractPath(row.id) },
          { label: 'Abrufen' },
        ]}
      />
      {open ? (
        <RequestForm contract={contract} secondary={back} />
      ) : (
        <Alert
          tone="warning"
          title={row.status === 'exhausted' ? 'Die Höchstmenge ist erreicht' : 'Abrufe sind nicht möglich'}
        >
          <p>
            {row.status === 'exhausted'
              ? 'Die Rahmenvereinbarung ist ausgeschöpft; weitere Abrufe sind nicht möglich (EuGH C-23/20).'
              : CONTRACT_REFUSALS[row.isFramework ? 'contract_closed' : 'contract_without_maximum'].message}
          </p>
          {back}
        </Alert>
      )}
    </>
  );
}
