import { exportCallOffs } from '#src/modules/contracts/call-offs/reads/call-offs.ts';
import { parseCallOffListQuery } from '#src/modules/contracts/domain/list-query.ts';
import { CALL_OFF_EXPORT_COLUMNS, callOffExportCells } from '#src/modules/contracts/export-texts.ts';
import { type CsvValue, csvResponse } from '#src/server/csv.ts';
import { requireActor } from '#src/server/session.ts';

/** The list of call-offs as CSV: the same filters and order as the page, all pages of it. */
export async function GET(request: Request): Promise<Response> {
  const query = parseCallOffListQuery(new URL(request.url).searchParams);
  const actor = await requireActor('/abrufe');
  return csvResponse('abrufe.csv', CALL_OFF_EXPORT_COLUMNS, lines());

  async function* lines(): AsyncGenerator<CsvValue[][]> {
    for await (const batch of exportCallOffs(actor, query)) yield batch.map(callOffExportCells);
  }
}
