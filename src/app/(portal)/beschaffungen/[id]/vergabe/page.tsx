import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ChallengePanel } from '#src/modules/procurement/award/components/challenge-panel.tsx';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { CallersPanel } from '#src/modules/procurement/tender/components/callers-panel.tsx';
import { CriteriaPanel } from '#src/modules/procurement/tender/components/criteria-panel.tsx';
import { PlanPanel } from '#src/modules/procurement/tender/components/plan-panel.tsx';
import { QuestionsPanel } from '#src/modules/procurement/tender/components/questions-panel.tsx';
import { TeamPanel } from '#src/modules/procurement/tender/components/team-panel.tsx';
import { getTenderRoom } from '#src/modules/procurement/tender/reads/tender-room.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Ausschreibung' };

/** Where a tender is prepared, published and its questions answered. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/vergabe`);
  const room = await getTenderRoom(actor, id);
  if (!room) notFound();
  return (
    <ProcurementFrame procurement={room.procurement} room="tender">
      <PlanPanel room={room} />
      <CriteriaPanel room={room} />
      <CallersPanel room={room} />
      <TeamPanel room={room} />
      <QuestionsPanel room={room} />
      <ChallengePanel procurement={room.procurement} challenges={room.challenges} />
    </ProcurementFrame>
  );
}
