import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { createDraftAction } from '#src/modules/cooperations/actions.ts';
import { CONTENT_LIMITS } from '#src/modules/cooperations/domain/content.ts';
import { listOpenFields } from '#src/modules/cooperations/reads/section.ts';
import { FIELD_LABELS } from '#src/modules/cooperations/texts.ts';
import { canDraftCooperation } from '#src/policy/cooperations.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Kooperation entwerfen' };

/** Starts a draft; the rest is filled in screen by screen. */
export default async function Page() {
  const actor = await requireActor('/kooperationen/neu');
  if (!canDraftCooperation(actor)) forbidden();
  const fields = await listOpenFields(actor);
  return (
    <>
      <PageHeader
        title="Kooperation entwerfen"
        lead={`${actor.bodyName} legt den Entwurf an und ist zunächst federführend. Danach füllen Sie ihn mit den Partnern Abschnitt für Abschnitt aus.`}
        breadcrumb={[{ label: 'Kooperationen', href: '/kooperationen' }, { label: 'Neuer Entwurf' }]}
      />
      <Form
        action={createDraftAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Entwurf anlegen"
        secondary={
          <LinkButton variant="tertiary" href="/kooperationen">
            Abbrechen
          </LinkButton>
        }
      >
        <TextField
          name="title"
          label={FIELD_LABELS.title}
          hint="Zum Beispiel „Gemeinsamer IT-Betrieb Büdingen und Nidda“. Er lässt sich später ändern."
          maxLength={CONTENT_LIMITS.title}
          width="full"
        />
        <SelectField
          name="fieldKey"
          label={FIELD_LABELS.fieldKey}
          optional
          emptyLabel="Noch offen"
          options={fields.map(({ key, label }) => ({ value: key, label }))}
        />
      </Form>
    </>
  );
}
