import { parseEvaluationQuery } from '#src/modules/procurement/survey/domain/evaluation-query.ts';
import { evaluationHeads, evaluationRows } from '#src/modules/procurement/survey/export-texts.ts';
import { getEvaluation } from '#src/modules/procurement/survey/reads/evaluation.ts';
import { getActor } from '#src/server/session.ts';
import { workbookResponse } from '#src/server/table/workbook.ts';

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/** The answers of all bodies as a workbook: the filters of the page, all pages of it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const actor = await getActor();
  const evaluation = actor ? await getEvaluation(actor, id) : null;
  if (!evaluation) return new Response('Diese Auswertung gibt es nicht.', { status: 404 });
  const { searchParams } = new URL(request.url);
  const query = parseEvaluationQuery((name) => searchParams.get(name) ?? undefined);
  const columns = evaluationHeads(evaluation.items).map((label, index) => ({ label, width: index === 0 ? 32 : 18 }));
  return workbookResponse('bedarf.xlsx', [{ name: 'Bedarf', columns, rows: evaluationRows(evaluation, query) }]);
}
