import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { ClausesForm } from '#src/modules/procurement/clauses/components/clauses-form.tsx';
import { getClausesRoom } from '#src/modules/procurement/clauses/reads.ts';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Klauseln festlegen' };

/** Decides the clauses of one lot. */
export default async function Page({ params }: { params: Promise<{ id: string; lotId: string }> }) {
  const { id, lotId } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/klauseln`);
  const room = await getClausesRoom(actor, id);
  const lot = room?.lots.find((candidate) => candidate.id === lotId);
  if (!room || !lot) notFound();
  if (!room.procurement.verbs.includes('choose_clauses')) forbidden();
  return (
    <ProcurementFrame procurement={room.procurement} room="clauses" lead={`Los ${lot.number}: ${lot.title}`}>
      <ClausesForm room={room} lot={lot} />
    </ProcurementFrame>
  );
}
