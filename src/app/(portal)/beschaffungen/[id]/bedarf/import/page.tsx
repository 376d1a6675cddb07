import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { ImportScreen } from '#src/modules/procurement/survey/components/import-screen.tsx';
import { surveyPath } from '#src/modules/procurement/survey/domain/addresses.ts';
import { getSurveyRoom } from '#src/modules/procurement/survey/reads/room.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Bedarf aus einer Datei' };

/** Answering with a filled-in template. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/bedarf/import`);
  const room = await getSurveyRoom(actor, id);
  if (!room?.own) notFound();
  if (!room.procurement.verbs.includes('answer_survey')) redirect(surveyPath(id));
  return (
    <ProcurementFrame
      procurement={room.procurement}
      room="survey"
      lead={`Bedarf von ${actor.bodyName} aus einer Tabelle übernehmen`}
    >
      <ImportScreen room={room} own={room.own} />
    </ProcurementFrame>
  );
}
