import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { QuestionList } from '#src/modules/procurement/survey/components/question-list.tsx';
import { getQuestionnaire } from '#src/modules/procurement/survey/reads/room.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Fragen der Bedarfsabfrage' };

/** The questionnaire: to write while the purchase is an idea, to read afterwards. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/bedarf/fragen`);
  const room = await getQuestionnaire(actor, id);
  if (!room) notFound();
  return (
    <ProcurementFrame
      procurement={room.procurement}
      room="survey"
      lead="Die Fragen der Bedarfsabfrage. Sobald sie geöffnet ist, lassen sie sich nicht mehr ändern."
    >
      <QuestionList room={room} />
    </ProcurementFrame>
  );
}
