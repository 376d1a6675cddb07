import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { retryMailAction } from '#src/modules/notices/actions.ts';
import { MailStatusBadge } from '#src/modules/notices/components/mail-status-badge.tsx';
import { isRetryable } from '#src/modules/notices/domain/delivery.ts';
import { getMail } from '#src/modules/notices/reads/mails.ts';
import { deliveryRemark, MAIL_STATUS_HINTS, mailKindLabel } from '#src/modules/notices/texts.ts';
import { canReadOutbox } from '#src/policy/notices.ts';
import { getEnv } from '#src/server/env.ts';
import { requireActor } from '#src/server/session.ts';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatInstant } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Mail' };

/** One mail: its way, its text where an administrator may read it, and a second try where that can help. */
export default async function MailPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/verwaltung/postausgang/${encodeURIComponent(id)}`);
  if (!canReadOutbox(actor)) forbidden();
  const mail = await getMail(actor, id);
  if (!mail) notFound();
  return (
    <>
      <PageHeader
        title={mail.subject ?? mailKindLabel(mail.kind)}
        breadcrumb={[
          { label: 'Verwaltung', href: '/verwaltung' },
          { label: 'Postausgang', href: '/verwaltung/postausgang' },
          { label: mail.recipient },
        ]}
        badge={<MailStatusBadge status={mail.status} />}
        lead={MAIL_STATUS_HINTS[mail.status]}
      />
      <DescriptionList
        items={[
          { term: 'An', description: mail.recipient },
          { term: 'Anlass', description: mailKindLabel(mail.kind) },
          { term: 'Erstellt', description: formatInstant(mail.createdAt) },
          { term: 'Versuche', description: String(mail.attempts) },
          { term: 'Übergeben', description: mail.sentAt ? formatInstant(mail.sentAt) : 'noch nicht' },
          ...(mail.lastError ? [{ term: 'Bemerkung', description: deliveryRemark(mail.lastError) }] : []),
        ]}
      />
      {getEnv().SMTP_URL && isRetryable(mail.status) ? (
        <Section title="Noch einmal senden">
          <p>
            {mail.status === 'unclear'
              ? 'Die Mail kann schon angekommen sein. Wer sie erneut sendet, nimmt in Kauf, dass sie doppelt ankommt.'
              : 'Vor dem Senden wird erneut geprüft, ob die Person den Inhalt sehen darf.'}
          </p>
          <Form
            action={retryMailAction}
            idempotencyKey={randomUUID()}
            submitLabel="Erneut senden"
            submitVariant="secondary"
            guard={false}
          >
            <HiddenField name="mailId" value={mail.id} />
          </Form>
        </Section>
      ) : null}
      <Section title="Text">
        {mail.body === null ? (
          <p>
            Der Text gehört zu einem Vorgang. Plattform-Administratorinnen und -Administratoren sehen keine Vorgänge.
          </p>
        ) : (
          <MailText body={mail.body} />
        )}
      </Section>
    </>
  );
}

/** The text as written; addresses of the portal can be followed, as in a mail program. */
function MailText({ body }: { body: string }) {
  return (
    <div className="ui-prose whitespace-pre-wrap break-words">
      {[...body.matchAll(/(https?:\/\/[^\s<>"]+)|[\s\S]+?(?=https?:\/\/|$)/g)].map(
        ({ 0: part, 1: link, index: position }) =>
          link ? (
            <a key={position} href={link}>
              {link}
            </a>
          ) : (
            part
          ),
      )}
    </div>
  );
}
