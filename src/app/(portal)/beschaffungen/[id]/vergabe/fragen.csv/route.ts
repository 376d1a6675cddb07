import { getTenderRoom, type QuestionView } from '#src/modules/procurement/tender/reads/tender-room.ts';
import { type CsvValue, csvResponse } from '#src/server/csv.ts';
import { getActor } from '#src/server/session.ts';

const COLUMNS = ['Nummer', 'Eingegangen am', 'Frage', 'Antwort', 'Beantwortet am'];

/** Questions and answers as published to all bidders; questions without an answer are left out. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const actor = await getActor();
  if (!actor) return new Response(null, { status: 303, headers: { Location: '/anmelden' } });
  const room = await getTenderRoom(actor, id);
  const headers = { 'Cache-Control': 'private, no-store' };
  if (!room) return new Response('Diese Fragen gibt es nicht.', { status: 404, headers });
  return csvResponse('bieterfragen.csv', COLUMNS, lines(room.questions.filter(({ answer }) => answer !== null)));
}

async function* lines(questions: readonly QuestionView[]): AsyncGenerator<CsvValue[][]> {
  yield questions.map(({ question, answer, askedOn, answeredOn }, index) => {
    return [index + 1, askedOn, question, answer, answeredOn];
  });
}
