import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ClausesOverview } from '#src/modules/procurement/clauses/components/clauses-overview.tsx';
import { getClausesRoom } from '#src/modules/procurement/clauses/reads.ts';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Klauseln' };

/** Clauses of a purchase: what holds for which lot, and why not where it does not. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/klauseln`);
  const room = await getClausesRoom(actor, id);
  if (!room) notFound();
  return (
    <ProcurementFrame
      procurement={room.procurement}
      room="clauses"
      lead="Sicherheit, Standards, Datenschutz und Ausstieg. Jede Klausel gilt, bis eine Abweichung begründet ist."
    >
      <ClausesOverview room={room} />
    </ProcurementFrame>
  );
}
