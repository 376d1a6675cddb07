import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { resendInvitationAction, revokeInvitationAction } from '#src/modules/identity/actions/people.ts';
import { ConfirmForm } from '#src/modules/identity/components/confirm-form.tsx';
import { getInvitation } from '#src/modules/identity/reads/people.ts';
import { roleNames } from '#src/modules/identity/texts.ts';
import { requireActor } from '#src/server/session.ts';
import { Badge } from '#src/ui/badge.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatInstant } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Einladung' };

interface Props {
  params: Promise<{ id: string }>;
}

/** One open invitation: send it again, or withdraw it. */
export default async function OpenInvitationPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireActor(`/verwaltung/personen/einladungen/${id}`);
  const invitation = await getInvitation(actor, id);
  if (!invitation) notFound();
  return (
    <>
      <PageHeader
        title={`Einladung an ${invitation.displayName}`}
        badge={invitation.isExpired ? <Badge tone="warning">Abgelaufen</Badge> : <Badge tone="info">Offen</Badge>}
        breadcrumb={[
          { label: 'Verwaltung', href: '/verwaltung' },
          { label: 'Personen', href: '/verwaltung/personen' },
          { label: 'Einladung' },
        ]}
      />
      <DescriptionList
        items={[
          { term: 'Organisation', description: invitation.bodyName },
          { term: 'E-Mail-Adresse', description: invitation.email },
          { term: 'Rollen', description: roleNames(invitation.roles) },
          { term: 'Eingeladen am', description: formatInstant(new Date(invitation.createdAt)) },
          { term: 'Gültig bis', description: formatInstant(new Date(invitation.expiresAt)) },
        ]}
      />
      <Form
        action={resendInvitationAction}
        idempotencyKey={randomUUID()}
        submitLabel="Erneut senden"
        guard={false}
        id="erneut"
        label="Einladung erneut senden"
      >
        <p>Die Person erhält einen neuen Link, der 14 Tage gilt. Der bisherige gilt dann nicht mehr.</p>
        <HiddenField name="invitationId" value={invitation.id} />
      </Form>
      <ConfirmForm
        id="zurueck"
        label="Zurückziehen"
        question="Einladung zurückziehen?"
        consequence="Der Link in der E-Mail gilt dann nicht mehr."
        submitLabel="Einladung zurückziehen"
        action={revokeInvitationAction}
        subject={{ invitationId: invitation.id }}
      />
    </>
  );
}
