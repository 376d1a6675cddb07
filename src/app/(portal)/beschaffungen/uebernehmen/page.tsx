import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { importIdeaAction } from '#src/modules/procurement/ocds/actions.ts';
import { ImportFields } from '#src/modules/procurement/ocds/components/import-fields.tsx';
import { canStartProcurement } from '#src/policy/procurement.ts';
import { requireActor } from '#src/server/session.ts';
import { Form } from '#src/ui/form/form.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Beschaffung übernehmen' };

const PATH = '/beschaffungen/uebernehmen';

/** Starts an idea from a release that somebody published elsewhere. */
export default async function Page() {
  const actor = await requireActor(PATH);
  if (!canStartProcurement(actor)) forbidden();
  return (
    <>
      <PageHeader
        title="Beschaffung übernehmen"
        lead="Aus einer Veröffentlichung im Open Contracting Data Standard (OCDS 1.1) entsteht eine Idee. Zuerst sehen Sie, was übernommen würde; gespeichert wird erst danach."
        breadcrumb={[{ label: 'Beschaffungen', href: '/beschaffungen' }, { label: 'Übernehmen' }]}
      />
      <Form action={importIdeaAction} idempotencyKey={crypto.randomUUID()} id="uebernehmen">
        <ImportFields again={PATH} />
      </Form>
    </>
  );
}
