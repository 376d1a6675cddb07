import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { listOpenFields } from '#src/modules/cooperations/reads/section.ts';
import { createProcurementAction } from '#src/modules/procurement/actions.ts';
import { getSourceContract, getSourceCooperation, type IdeaSource } from '#src/modules/procurement/reads/source.ts';
import { PROCUREMENT_LIMITS } from '#src/modules/procurement/schema.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canStartProcurement } from '#src/policy/procurement.ts';
import { queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatDay } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Beschaffung beginnen' };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Starts an idea, on its own or from a contract (?vertrag=) or a cooperation (?kooperation=). */
export default async function Page({ searchParams }: PageProps) {
  const params = await searchParams;
  const actor = await requireActor('/beschaffungen/neu');
  if (!canStartProcurement(actor)) forbidden();
  const source = await askedSource(actor, queryText(params, 'vertrag'), queryText(params, 'kooperation'));
  if (source === 'absent') notFound();
  const fields = await listOpenFields(actor);
  return (
    <>
      <PageHeader
        title="Beschaffung beginnen"
        lead={`${actor.bodyName} legt die Idee an und ist federführend. Andere Stellen sehen sie erst, wenn Sie sie fragen.`}
        breadcrumb={[{ label: 'Beschaffungen', href: '/beschaffungen' }, { label: 'Neue Idee' }]}
      />
      {source ? <SourceAlert source={source} /> : null}
      <Form
        action={createProcurementAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Idee anlegen"
        values={source ? valuesFrom(source, fields) : {}}
        secondary={
          <LinkButton variant="tertiary" href="/beschaffungen">
            Abbrechen
          </LinkButton>
        }
      >
        {source?.kind === 'contract' ? <HiddenField name="sourceContractId" value={source.id} /> : null}
        {source?.kind === 'cooperation' ? <HiddenField name="sourceCooperationId" value={source.id} /> : null}
        <TextField
          name="title"
          label="Titel"
          hint="Zum Beispiel „Notebooks für Schulen im Wetteraukreis“. Er lässt sich später ändern."
          maxLength={PROCUREMENT_LIMITS.title}
        />
        <SelectField
          name="fieldKey"
          label="Feld"
          optional
          emptyLabel="Noch offen"
          options={fields.map(({ key, label }) => ({ value: key, label }))}
        />
        <TextareaField
          name="need"
          label="Bedarf und Anlass"
          hint="Warum es gebraucht wird. Genauer beschreiben Sie das Vorhaben im nächsten Schritt."
          optional
          rows={4}
          maxLength={PROCUREMENT_LIMITS.longText}
        />
      </Form>
    </>
  );
}

/** What the address names, null when it names nothing, 'absent' when the actor's body has no such thing. */
async function askedSource(actor: Actor, contract: string | undefined, cooperation: string | undefined) {
  if (contract) return (await getSourceContract(actor, contract)) ?? 'absent';
  if (cooperation) return (await getSourceCooperation(actor, cooperation)) ?? 'absent';
  return null;
}

function SourceAlert({ source }: { source: IdeaSource }) {
  const title =
    source.kind === 'contract'
      ? `Nachfolge des Vertrags ${source.reference}`
      : `Aus der Kooperation ${source.reference}`;
  return (
    <Alert tone="info" title={title}>
      <p>
        {source.title}
        {source.endsOn ? `, endet am ${formatDay(source.endsOn)}` : ''}. Titel und Feld sind übernommen und lassen sich
        ändern.
      </p>
    </Alert>
  );
}

function valuesFrom(source: IdeaSource, fields: readonly { key: string }[]) {
  const fieldKey = fields.some(({ key }) => key === source.fieldKey) ? (source.fieldKey ?? '') : '';
  if (source.kind === 'cooperation') {
    return { title: source.title, fieldKey, need: `Die Kooperation ${source.reference} beschafft gemeinsam.` };
  }
  const end = source.endsOn ? ` endet am ${formatDay(source.endsOn)} und` : '';
  return {
    title: `Nachfolge: ${source.title}`.slice(0, PROCUREMENT_LIMITS.title),
    fieldKey,
    need: `Der Vertrag ${source.reference}${end} braucht eine Nachfolge.`,
  };
}
