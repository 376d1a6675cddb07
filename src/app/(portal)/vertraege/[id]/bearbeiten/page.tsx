import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { editContractAction } from '#src/modules/contracts/actions.ts';
import { ContractFields, contractFieldValues } from '#src/modules/contracts/components/contract-fields.tsx';
import { contractPath } from '#src/modules/contracts/domain/addresses.ts';
import { getContractRow } from '#src/modules/contracts/reads/list.ts';
import { listOpenFields } from '#src/modules/cooperations/reads/section.ts';
import { canEditContract } from '#src/policy/contracts.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Vertrag bearbeiten' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
}

/** Corrects what the body entered about its own contract. */
export default async function Page({ params }: PageProps) {
  const { id } = await params;
  const actor = await requireActor(`/vertraege/${id}/bearbeiten`);
  const row = await getContractRow(actor, id);
  if (!row) notFound();
  if (!canEditContract(actor, row)) forbidden();
  const fields = await listOpenFields(actor);
  return (
    <>
      <PageHeader
        title={`Vertrag bearbeiten: ${row.title}`}
        breadcrumb={[
          { label: 'Verträge', href: '/vertraege' },
          { label: row.reference, href: contractPath(row.id) },
          { label: 'Bearbeiten' },
        ]}
      />
      <Form
        action={editContractAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Speichern"
        requiredNote
        values={contractFieldValues(row)}
        secondary={
          <LinkButton variant="tertiary" href={contractPath(row.id)}>
            Abbrechen
          </LinkButton>
        }
      >
        <HiddenField name="contractId" value={row.id} />
        <HiddenField name="version" value={row.version} />
        <ContractFields fields={fields} />
      </Form>
    </>
  );
}
