import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SavingsPanel } from '#src/modules/contracts/savings/components/savings-panel.tsx';
import { Overview } from '#src/modules/procurement/components/overview.tsx';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { PublicProcurementPage } from '#src/modules/procurement/ocds/components/public-procurement-page.tsx';
import { getPublicProcurement } from '#src/modules/procurement/ocds/reads.ts';
import { getOverview } from '#src/modules/procurement/reads/overview.ts';
import { getActor, requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Beschaffung' };

/**
 * A purchase at a glance: the way, what is next, what the reader can do, who takes part. Everybody else sees what was
 * published of it; without that, a visitor is asked to sign in.
 */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await getActor();
  const overview = actor && (await getOverview(actor, id));
  if (overview)
    return (
      <ProcurementFrame procurement={overview.procurement} room="overview">
        <Overview overview={overview} />
        {/* Before demand is confirmed the ledger is empty. */}
        {overview.procurement.row.status === 'idea' ? null : <SavingsPanel savings={overview.savings} />}
      </ProcurementFrame>
    );
  const published = await getPublicProcurement(id);
  if (published) return <PublicProcurementPage procurement={published} />;
  await requireActor(`/beschaffungen/${encodeURIComponent(id)}`);
  notFound();
}
