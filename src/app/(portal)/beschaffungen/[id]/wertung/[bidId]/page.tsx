import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { BidPanel } from '#src/modules/procurement/evaluation/components/bid-panel.tsx';
import { getEvaluationRoom } from '#src/modules/procurement/evaluation/reads/evaluation-room.ts';
import { requireActor } from '#src/server/session.ts';

/** Without the bidder's name: titles stand in histories and tabs. */
export const metadata: Metadata = { title: 'Angebot' };

/** One offer for the evaluation team. */
export default async function Page({ params }: { params: Promise<{ id: string; bidId: string }> }) {
  const { id, bidId } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/wertung`);
  const room = await getEvaluationRoom(actor, id);
  const lot = room?.lots.find(({ bids }) => bids.some((bid) => bid.id === bidId));
  const bid = lot?.bids.find((one) => one.id === bidId);
  if (!room || !lot || !bid) notFound();
  return (
    <ProcurementFrame procurement={room.procurement} room="evaluation">
      <p>
        <a href={`${procurementPath(id, 'evaluation')}#los-${lot.number}`}>Zurück zu allen Angeboten</a>
      </p>
      <BidPanel room={room} lot={lot} bid={bid} />
    </ProcurementFrame>
  );
}
