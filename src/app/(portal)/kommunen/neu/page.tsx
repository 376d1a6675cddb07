import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { addSpecialPurposeAssociationAction } from '#src/modules/bodies/actions.ts';
import { AssociationFields } from '#src/modules/bodies/components/association-fields.tsx';
import { listDistricts } from '#src/modules/bodies/reads/list-districts.ts';
import { canManageRegister } from '#src/policy/bodies.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Zweckverband aufnehmen' };

/** Adds a Zweckverband to the register. */
export default async function AddAssociationPage() {
  const actor = await requireActor('/kommunen/neu');
  if (!canManageRegister(actor)) forbidden();
  const districts = await listDistricts();
  return (
    <>
      <PageHeader
        title="Zweckverband aufnehmen"
        lead="Danach kann der Verband an Kooperationen teilnehmen. Der Eintrag ist öffentlich."
        breadcrumb={[{ label: 'Kommunen', href: '/kommunen' }, { label: 'Zweckverband aufnehmen' }]}
      />
      <Form
        action={addSpecialPurposeAssociationAction}
        idempotencyKey={randomUUID()}
        requiredNote
        submitLabel="Zweckverband aufnehmen"
        secondary={
          <LinkButton variant="tertiary" href="/kommunen">
            Abbrechen
          </LinkButton>
        }
      >
        <AssociationFields districts={districts.filter(({ independent }) => !independent)} />
      </Form>
    </>
  );
}
