import { listShareLines, type ShareLine } from '#src/modules/procurement/lots/reads.ts';
import { SHARE_COLUMNS } from '#src/modules/procurement/lots/texts.ts';
import { type CsvValue, csvResponse } from '#src/server/csv.ts';
import { getActor } from '#src/server/session.ts';

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/** The shares of all buyers the reader may see, as CSV. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const actor = await getActor();
  const lines = actor ? await listShareLines(actor, id) : null;
  if (lines === null) return new Response('Diese Anteile gibt es nicht.', { status: 404 });
  return csvResponse('anteile.csv', SHARE_COLUMNS, batches(lines));
}

async function* batches(lines: readonly ShareLine[]): AsyncGenerator<CsvValue[][]> {
  yield lines.map((line) => [line.number, line.title, line.bodyName, line.quantity, line.unit, line.shareCents / 100]);
}
