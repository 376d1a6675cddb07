import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { QuestionForm } from '#src/modules/procurement/survey/components/question-form.tsx';
import { getQuestionnaire } from '#src/modules/procurement/survey/reads/room.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Frage ändern' };

/** A question of the survey, to change. */
export default async function Page({ params }: { params: Promise<{ id: string; frage: string }> }) {
  const { id, frage } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/bedarf/fragen`);
  const room = await getQuestionnaire(actor, id);
  const item = room?.items.find((candidate) => candidate.id === frage);
  if (!room?.procurement.verbs.includes('edit_survey') || !item) notFound();
  return (
    <ProcurementFrame procurement={room.procurement} room="survey" lead={`Frage ${item.position} ändern`}>
      <QuestionForm room={room} item={item} />
    </ProcurementFrame>
  );
}
