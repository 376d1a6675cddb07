import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { isProcedureKey } from '#src/modules/procurement/legality/domain/procedure.ts';
import { importTenderAction } from '#src/modules/procurement/ocds/actions.ts';
import { ImportFields } from '#src/modules/procurement/ocds/components/import-fields.tsx';
import { getProcurement } from '#src/modules/procurement/reads/procurement.ts';
import { PlanFields } from '#src/modules/procurement/tender/components/plan-fields.tsx';
import { requireActor } from '#src/server/session.ts';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Angaben der Vergabeplattform übernehmen' };

/** Fills the preparation of a tender from the release of the platform on which it runs. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const path = `${procurementPath(encodeURIComponent(id), 'tender')}/uebernehmen`;
  const actor = await requireActor(path);
  const procurement = await getProcurement(actor, id);
  if (!procurement?.verbs.includes('prepare_tender')) notFound();
  const procedureKey = procurement.row.procedureKey ?? '';
  return (
    <ProcurementFrame procurement={procurement} room="tender">
      <Section title="Angaben der Vergabeplattform übernehmen" id="uebernehmen">
        <p>
          Die Plattform veröffentlicht das Verfahren im Open Contracting Data Standard (OCDS 1.1). Zuerst sehen Sie, was
          sich ändern würde; gespeichert wird erst danach.
        </p>
        <Form action={importTenderAction} idempotencyKey={crypto.randomUUID()} id="ocds">
          <HiddenField name="procurementId" value={procurement.row.id} />
          <HiddenField name="version" value={procurement.row.version} />
          <ImportFields again={path}>
            <PlanFields procedureKey={isProcedureKey(procedureKey) ? procedureKey : null} />
          </ImportFields>
        </Form>
      </Section>
    </ProcurementFrame>
  );
}
