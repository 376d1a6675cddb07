import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { DraftForm } from '#src/modules/procurement/agreement/components/draft-form.tsx';
import { getAgreement } from '#src/modules/procurement/agreement/reads/agreement.ts';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Entwurf der Vereinbarung' };

/** The lead buyer's draft. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(procurementPath(id, 'agreement'));
  const view = await getAgreement(actor, id);
  if (!view) notFound();
  if (!view.procurement.verbs.includes('edit_agreement')) forbidden();
  return (
    <ProcurementFrame
      procurement={view.procurement}
      room="agreement"
      lead="Der Entwurf ist nur für die federführende Stelle; die Partner sehen ihn, sobald er ihnen vorgelegt wird."
    >
      <p>
        <a href={procurementPath(id, 'agreement')}>Zurück zur Vereinbarung</a>
      </p>
      <DraftForm view={view} />
    </ProcurementFrame>
  );
}
