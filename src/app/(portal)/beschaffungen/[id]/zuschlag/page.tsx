import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ChallengePanel } from '#src/modules/procurement/award/components/challenge-panel.tsx';
import { ConclusionPanel } from '#src/modules/procurement/award/components/conclusion-panel.tsx';
import { DecisionPanel } from '#src/modules/procurement/award/components/decision-panel.tsx';
import { LettersPanel } from '#src/modules/procurement/award/components/letters-panel.tsx';
import { getAwardRoom } from '#src/modules/procurement/award/reads/award-room.ts';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Zuschlag' };

/** From the decision over the information of bidders and the standstill to the contracts. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/zuschlag`);
  const room = await getAwardRoom(actor, id);
  if (!room) notFound();
  return (
    <ProcurementFrame procurement={room.procurement} room="award">
      <DecisionPanel room={room} />
      <LettersPanel room={room} />
      <ChallengePanel procurement={room.procurement} challenges={room.challenges} />
      <ConclusionPanel room={room} />
    </ProcurementFrame>
  );
}
