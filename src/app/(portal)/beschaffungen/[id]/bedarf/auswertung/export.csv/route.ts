import { parseEvaluationQuery } from '#src/modules/procurement/survey/domain/evaluation-query.ts';
import { evaluationHeads, evaluationRows } from '#src/modules/procurement/survey/export-texts.ts';
import { getEvaluation } from '#src/modules/procurement/survey/reads/evaluation.ts';
import { type CsvValue, csvResponse } from '#src/server/csv.ts';
import { getActor } from '#src/server/session.ts';

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/** The answers of all bodies as CSV: the filters of the page, all pages of it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const actor = await getActor();
  const evaluation = actor ? await getEvaluation(actor, id) : null;
  if (!evaluation) return new Response('Diese Auswertung gibt es nicht.', { status: 404 });
  const { searchParams } = new URL(request.url);
  const query = parseEvaluationQuery((name) => searchParams.get(name) ?? undefined);
  async function* batches(whole: readonly CsvValue[][]): AsyncGenerator<readonly CsvValue[][]> {
    yield whole;
  }
  return csvResponse('bedarf.csv', evaluationHeads(evaluation.items), batches(evaluationRows(evaluation, query)));
}
