import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LetterForm, unchosenOf } from '#src/modules/procurement/award/components/letters-panel.tsx';
import { getAwardRoom } from '#src/modules/procurement/award/reads/award-room.ts';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Information der Bieter' };

/** The information to one bidder that was not chosen. */
export default async function Page({ params }: { params: Promise<{ id: string; bidId: string }> }) {
  const { id, bidId } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/zuschlag`);
  const room = await getAwardRoom(actor, id);
  if (!room?.seesBids || !room.procurement.verbs.includes('send_letters')) notFound();
  const owed = unchosenOf(room).some(({ bid }) => bid.id === bidId && !room.letters.some((one) => one.bidId === bidId));
  if (!owed) notFound();
  return (
    <ProcurementFrame procurement={room.procurement} room="award">
      <LetterForm room={room} bidId={bidId} />
    </ProcurementFrame>
  );
}
