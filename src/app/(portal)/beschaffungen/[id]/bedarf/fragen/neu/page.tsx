import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { QuestionForm } from '#src/modules/procurement/survey/components/question-form.tsx';
import { getQuestionnaire } from '#src/modules/procurement/survey/reads/room.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Neue Frage' };

/** A new question of the survey. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/bedarf/fragen/neu`);
  const room = await getQuestionnaire(actor, id);
  if (!room?.procurement.verbs.includes('edit_survey')) notFound();
  return (
    <ProcurementFrame procurement={room.procurement} room="survey" lead="Neue Frage">
      <QuestionForm room={room} item={null} />
    </ProcurementFrame>
  );
}
