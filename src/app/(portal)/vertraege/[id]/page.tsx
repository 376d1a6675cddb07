import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ContractBadge } from '#src/modules/contracts/components/contract-badges.tsx';
import { ContractPage } from '#src/modules/contracts/components/contract-page.tsx';
import { TerminateForm } from '#src/modules/contracts/components/terminate-form.tsx';
import { contractPath } from '#src/modules/contracts/domain/addresses.ts';
import { takesCallOffs } from '#src/modules/contracts/domain/volume.ts';
import { type ContractView, getContract } from '#src/modules/contracts/reads/contract.ts';
import { createProcurementAction } from '#src/modules/procurement/actions.ts';
import type { Actor } from '#src/policy/actor.ts';
import {
  canEditContract,
  canPrepareAmendment,
  canRequestCallOff,
  canStartSuccessor,
  canTerminateContract,
} from '#src/policy/contracts.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatDay } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Vertrag' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
}

/** A contract: what is left, who may call, changes, end and successor. */
export default async function Page({ params }: PageProps) {
  const { id } = await params;
  const actor = await requireActor(`/vertraege/${id}`);
  const contract = await getContract(actor, id);
  if (!contract) notFound();
  const { row, today } = contract;
  const open = row.status === 'running' || row.status === 'exhausted';
  return (
    <>
      <PageHeader
        title={row.title}
        badge={<ContractBadge status={row.status} />}
        breadcrumb={[{ label: 'Verträge', href: '/vertraege' }, { label: row.reference }]}
        lead={`${row.procurementId === null ? 'Eigener Vertrag' : row.isFramework ? 'Rahmenvereinbarung' : 'Vertrag'} mit ${row.supplierName}`}
        actions={<Actions contract={contract} actor={actor} open={open} />}
      />
      <ContractPage
        contract={contract}
        seesAllCallers={row.ownerBodyId === actor.bodyId || !row.isCaller}
        successorForm={canStartSuccessor(actor, row) && row.endsOn ? <SuccessorForm contract={contract} /> : null}
      />
      {open && canTerminateContract(actor, row) ? <TerminateForm row={row} today={today} /> : null}
    </>
  );
}

function Actions({ contract: { row, today }, actor, open }: { contract: ContractView; actor: Actor; open: boolean }) {
  const path = contractPath(row.id);
  return (
    <>
      {canRequestCallOff(actor, row) && row.isFramework && takesCallOffs(row, today) ? (
        <LinkButton href={`${path}/abruf`}>Abrufen</LinkButton>
      ) : null}
      {row.isFramework ? (
        <LinkButton href={`/abrufe?vertrag=${row.id}`} variant="secondary">
          Abrufe zu diesem Vertrag
        </LinkButton>
      ) : null}
      {open && canPrepareAmendment(actor, row) ? (
        <LinkButton href={`${path}/aenderung`} variant="secondary">
          Ändern
        </LinkButton>
      ) : null}
      {row.status === 'running' && canEditContract(actor, row) ? (
        <LinkButton href={`${path}/bearbeiten`} variant="secondary">
          Bearbeiten
        </LinkButton>
      ) : null}
    </>
  );
}

/** One click starts the idea that follows the contract. */
function SuccessorForm({ contract: { row } }: { contract: ContractView }) {
  const need = `Folgt auf den Vertrag ${row.reference}${row.endsOn ? `, der am ${formatDay(row.endsOn)} endet` : ''}.`;
  return (
    <Form
      action={createProcurementAction}
      idempotencyKey={crypto.randomUUID()}
      submitLabel="Nachfolge als Beschaffung vorbereiten"
      submitVariant="secondary"
      label="Nachfolge vorbereiten"
      guard={false}
    >
      <HiddenField name="title" value={`Nachfolge: ${row.title}`.slice(0, 200)} />
      <HiddenField name="fieldKey" value={row.fieldKey ?? ''} />
      <HiddenField name="need" value={need} />
      <HiddenField name="sourceContractId" value={row.id} />
    </Form>
  );
}
