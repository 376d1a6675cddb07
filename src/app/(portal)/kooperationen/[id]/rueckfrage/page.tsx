import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { answerInquiryAction } from '#src/modules/cooperations/actions.ts';
import { cooperationPath } from '#src/modules/cooperations/domain/addresses.ts';
import { CONTENT_LIMITS } from '#src/modules/cooperations/domain/content.ts';
import { getCooperation } from '#src/modules/cooperations/reads/cooperation.ts';
import { requireActor } from '#src/server/session.ts';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatDay } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Rückfrage beantworten' };

/** The partners' answer to the authority's open question. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/kooperationen/${id}/rueckfrage`);
  const view = await getCooperation(actor, id);
  if (view?.viewer !== 'party') notFound();
  const inquiry = view.inquiries.find(({ answeredAt }) => answeredAt === null);
  if (!inquiry || !view.verbs.includes('answer_inquiry')) redirect(`${cooperationPath(id)}#rueckfragen`);
  return (
    <>
      <PageHeader
        title="Rückfrage beantworten"
        lead={
          inquiry.dueOn
            ? `Antwort erbeten bis ${formatDay(inquiry.dueOn)}. Bis dahin ruht die Bearbeitungszeit der Behörde.`
            : undefined
        }
        breadcrumb={[
          { label: 'Kooperationen', href: '/kooperationen' },
          { label: view.content.title, href: cooperationPath(id) },
          { label: 'Rückfrage' },
        ]}
      />
      <Section title={`Frage: ${view.authority?.name ?? 'Aufsichtsbehörde'}`}>
        <p className="whitespace-pre-line">{inquiry.question}</p>
      </Section>
      <Form
        action={answerInquiryAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Antwort senden"
        label="Antwort"
      >
        <HiddenField name="cooperationId" value={id} />
        <HiddenField name="inquiryId" value={inquiry.id} />
        <TextareaField
          name="answer"
          label="Ihre Antwort"
          hint="Eine Antwort gilt für alle Partner."
          rows={8}
          maxLength={CONTENT_LIMITS.longText}
        />
      </Form>
    </>
  );
}
