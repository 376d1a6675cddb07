import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { SurveyScreen } from '#src/modules/procurement/survey/components/survey-screen.tsx';
import { getSurveyRoomWithColleagues } from '#src/modules/procurement/survey/reads/room.ts';
import { queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { formatCount } from '#src/ui/format.ts';

export const metadata: Metadata = { title: 'Bedarf' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The demand survey of a purchase: state, one's own part, and the lead buyer's steps. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const query = await searchParams;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/bedarf`);
  const room = await getSurveyRoomWithColleagues(actor, id);
  if (!room) notFound();
  const reminded = /^\d{1,5}$/.exec(queryText(query, 'erinnert') ?? '')?.[0];
  return (
    <ProcurementFrame procurement={room.procurement} room="survey" lead="Wer braucht was, wie viel davon und ab wann?">
      {queryText(query, 'gemeldet') && room.own?.answeredAt ? (
        <Alert tone="success" role="status" title="Ihr Bedarf ist gemeldet">
          <p>Bis zum Ende der Frist können Sie ihn ändern. Verbindlich wird er erst mit der Bestätigung.</p>
        </Alert>
      ) : null}
      {reminded ? (
        <Alert
          tone="success"
          role="status"
          title={`${formatCount(Number(reminded), 'Stelle wurde', 'Stellen wurden')} erinnert`}
        />
      ) : null}
      <SurveyScreen room={room} />
    </ProcurementFrame>
  );
}
