import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Overview } from '#src/modules/procurement/components/overview.tsx';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { getOverview } from '#src/modules/procurement/reads/overview.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Beschaffung' };

/** A purchase at a glance: the way, what is next, what the reader can do, who takes part. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}`);
  const overview = await getOverview(actor, id);
  if (!overview) notFound();
  return (
    <ProcurementFrame procurement={overview.procurement} room="overview">
      <Overview overview={overview} />
    </ProcurementFrame>
  );
}
