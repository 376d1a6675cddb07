import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { ConfirmationScreen } from '#src/modules/procurement/survey/components/confirmation-screen.tsx';
import { surveyPath } from '#src/modules/procurement/survey/domain/addresses.ts';
import { getSurveyRoom } from '#src/modules/procurement/survey/reads/room.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Bedarf verbindlich bestätigen' };

/** The binding confirmation of one's own body's demand. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/bedarf/bestaetigung`);
  const room = await getSurveyRoom(actor, id);
  if (!room?.own) notFound();
  const { own, procurement } = room;
  if (own.confirmation === null && !procurement.verbs.includes('prepare_confirmation')) redirect(surveyPath(id));
  return (
    <ProcurementFrame procurement={procurement} room="survey" lead={`Verbindlicher Bedarf von ${actor.bodyName}`}>
      <ConfirmationScreen room={room} own={own} />
    </ProcurementFrame>
  );
}
