import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { CompletionPanel } from '#src/modules/procurement/evaluation/components/completion-panel.tsx';
import { LotPanel } from '#src/modules/procurement/evaluation/components/lot-panel.tsx';
import { OpeningPanel } from '#src/modules/procurement/evaluation/components/opening-panel.tsx';
import { getEvaluationRoom } from '#src/modules/procurement/evaluation/reads/evaluation-room.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Wertung' };

/** The evaluation team's room; for everybody else there is none before the award. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/wertung`);
  const room = await getEvaluationRoom(actor, id);
  if (!room) notFound();
  return (
    <ProcurementFrame
      procurement={room.procurement}
      room="evaluation"
      lead={
        room.procurement.row.awardedAt
          ? undefined
          : 'Vertraulich: Bis zur Zuschlagsentscheidung sieht diese Seite nur das Wertungsteam (§ 5 VgV).'
      }
    >
      <OpeningPanel room={room} />
      {room.procurement.facts.bidsOpened
        ? room.lots.map((lot) => <LotPanel key={lot.id} room={room} lot={lot} />)
        : null}
      <CompletionPanel room={room} />
    </ProcurementFrame>
  );
}
