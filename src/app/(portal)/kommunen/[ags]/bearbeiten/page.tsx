import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { editSpecialPurposeAssociationAction } from '#src/modules/bodies/actions.ts';
import { AssociationFields } from '#src/modules/bodies/components/association-fields.tsx';
import { getBody } from '#src/modules/bodies/reads/get-body.ts';
import { listDistricts } from '#src/modules/bodies/reads/list-districts.ts';
import { canManageRegister } from '#src/policy/bodies.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Zweckverband bearbeiten' };

/** Corrects a Zweckverband. All other bodies come from the official directory and are corrected with its next edition. */
export default async function EditAssociationPage({ params }: { params: Promise<{ ags: string }> }) {
  const { ags } = await params;
  const actor = await requireActor(`/kommunen/${encodeURIComponent(ags)}/bearbeiten`);
  if (!canManageRegister(actor)) forbidden();
  const [body, districts] = await Promise.all([getBody(ags), listDistricts()]);
  if (body?.kind !== 'special_purpose_association') notFound();
  const path = `/kommunen/${body.address}`;
  return (
    <>
      <PageHeader
        title="Zweckverband bearbeiten"
        breadcrumb={[
          { label: 'Kommunen', href: '/kommunen' },
          { label: body.shortName, href: path },
          { label: 'Bearbeiten' },
        ]}
      />
      <Form
        action={editSpecialPurposeAssociationAction}
        idempotencyKey={randomUUID()}
        requiredNote
        submitLabel="Speichern"
        reloadHref={`${path}/bearbeiten`}
        values={{
          officialName: body.officialName,
          shortName: body.shortName === body.officialName ? '' : body.shortName,
          districtId: body.districtId ?? '',
          region: body.region ?? '',
          seatPostcode: body.seatPostcode ?? '',
          validFrom: body.validFrom ?? '',
          validTo: body.validTo ?? '',
          sourceNote: body.sourceNote ?? '',
        }}
        secondary={
          <LinkButton variant="tertiary" href={path}>
            Abbrechen
          </LinkButton>
        }
      >
        <HiddenField name="id" value={body.id} />
        <HiddenField name="version" value={body.version} />
        <AssociationFields districts={districts.filter(({ independent }) => !independent)} ending />
      </Form>
    </>
  );
}
