import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { AnswerForm } from '#src/modules/procurement/survey/components/answer-form.tsx';
import { surveyPath } from '#src/modules/procurement/survey/domain/addresses.ts';
import { getSurveyRoom } from '#src/modules/procurement/survey/reads/room.ts';
import { queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { formatDayLong } from '#src/ui/format.ts';

export const metadata: Metadata = { title: 'Bedarf melden' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The questionnaire of one's own body, all of it on one page. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const draft = queryText(await searchParams, 'entwurf');
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/bedarf/antwort`);
  const room = await getSurveyRoom(actor, id);
  if (!room?.own) notFound();
  const { procurement, own } = room;
  if (!procurement.verbs.includes('answer_survey')) redirect(surveyPath(id));
  const { surveyDueOn } = procurement.row;
  return (
    <ProcurementFrame
      procurement={procurement}
      room="survey"
      lead={`Bedarf von ${actor.bodyName}${surveyDueOn ? `, Antwort bis ${formatDayLong(surveyDueOn)}` : ''}`}
    >
      {draft ? (
        <Alert tone="success" role="status" title="Der Entwurf ist gespeichert">
          <p>Er zählt noch nicht. Melden Sie den Bedarf, sobald alle Angaben da sind.</p>
        </Alert>
      ) : null}
      {own.status === 'confirmed' ? (
        <Alert tone="warning" title="Der Bedarf ist schon verbindlich bestätigt">
          <p>Wenn Sie ihn ändern, wird die Bestätigung hinfällig und muss von zwei Personen erneuert werden.</p>
        </Alert>
      ) : null}
      <p>
        Sie können auch <a href={surveyPath(id, 'import')}>eine ausgefüllte Tabelle einlesen</a> (XLSX oder CSV).
      </p>
      <AnswerForm room={room} own={own} />
    </ProcurementFrame>
  );
}
