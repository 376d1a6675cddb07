import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { addContractAction } from '#src/modules/contracts/actions.ts';
import { ContractFields } from '#src/modules/contracts/components/contract-fields.tsx';
import { listOpenFields } from '#src/modules/cooperations/reads/section.ts';
import { canEnterContract } from '#src/policy/contracts.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Eigenen Vertrag eintragen' };

/** Enters a contract the body concluded by itself. */
export default async function Page() {
  const actor = await requireActor('/vertraege/neu');
  if (!canEnterContract(actor)) forbidden();
  const fields = await listOpenFields(actor);
  return (
    <>
      <PageHeader
        title="Eigenen Vertrag eintragen"
        lead={`Ein Vertrag, den ${actor.bodyName} selbst geschlossen hat. Das Portal erinnert vor seinem Ende.`}
        breadcrumb={[{ label: 'Verträge', href: '/vertraege' }, { label: 'Eigener Vertrag' }]}
      />
      <Form
        action={addContractAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Vertrag eintragen"
        requiredNote
        secondary={
          <LinkButton variant="tertiary" href="/vertraege">
            Abbrechen
          </LinkButton>
        }
      >
        <ContractFields fields={fields} />
      </Form>
    </>
  );
}
