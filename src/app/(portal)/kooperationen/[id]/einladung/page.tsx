import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { acceptInvitationAction, declineInvitationAction } from '#src/modules/cooperations/actions.ts';
import { ContentSections } from '#src/modules/cooperations/components/content-sections.tsx';
import { PartnerList } from '#src/modules/cooperations/components/partner-list.tsx';
import { cooperationPath } from '#src/modules/cooperations/domain/addresses.ts';
import { getCooperation } from '#src/modules/cooperations/reads/cooperation.ts';
import { VERB_LABELS } from '#src/modules/cooperations/texts.ts';
import { requireActor } from '#src/server/session.ts';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Einladung' };

/** An invited body's answer, with what the cooperation is about. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/kooperationen/${id}/einladung`);
  const view = await getCooperation(actor, id);
  if (!view) notFound();
  if (!view.verbs.includes('accept_invitation')) redirect(cooperationPath(id));
  const own = view.partners.find(({ isOwn }) => isOwn);
  return (
    <>
      <PageHeader
        title={`Einladung: ${view.content.title}`}
        lead={`${view.lead?.name ?? 'Der federführende Partner'} lädt ${actor.bodyName} ein.`}
        breadcrumb={[
          { label: 'Kooperationen', href: '/kooperationen' },
          { label: view.content.title, href: cooperationPath(id) },
          { label: 'Einladung' },
        ]}
      />
      {own?.message ? (
        <Section title="Nachricht">
          <p className="whitespace-pre-line">{own.message}</p>
        </Section>
      ) : null}
      <Section title={VERB_LABELS.accept_invitation}>
        <p>Die Annahme bindet Sie noch nicht: Zugestimmt wird später, mit Beschluss, zu einer festen Fassung.</p>
        <Form
          action={acceptInvitationAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel={VERB_LABELS.accept_invitation}
          label={VERB_LABELS.accept_invitation}
        >
          <HiddenField name="cooperationId" value={id} />
          <TextField
            name="responsiblePerson"
            label="Ansprechperson in Ihrer Organisation"
            hint="Name und Funktion; sichtbar für alle Partner."
            maxLength={200}
          />
        </Form>
      </Section>
      <Section title={VERB_LABELS.decline_invitation}>
        <Form
          action={declineInvitationAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel={VERB_LABELS.decline_invitation}
          submitVariant="secondary"
          label={VERB_LABELS.decline_invitation}
        >
          <HiddenField name="cooperationId" value={id} />
          <TextareaField name="reason" label="Grund" rows={3} maxLength={4000} />
        </Form>
      </Section>
      <Section title="Partner">
        <PartnerList partners={view.partners} />
      </Section>
      <ContentSections view={view} />
    </>
  );
}
