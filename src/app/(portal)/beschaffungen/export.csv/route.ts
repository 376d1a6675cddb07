import { parseProcurementListQuery } from '#src/modules/procurement/domain/list-query.ts';
import { PROCUREMENT_EXPORT_COLUMNS, procurementExportCells } from '#src/modules/procurement/export-texts.ts';
import { exportProcurements } from '#src/modules/procurement/reads/list.ts';
import { type CsvValue, csvResponse } from '#src/server/csv.ts';
import { getActor } from '#src/server/session.ts';

/** The list of purchases as CSV: the same scope, filters and order as the page, all pages of it. */
export async function GET(request: Request): Promise<Response> {
  const query = parseProcurementListQuery(new URL(request.url).searchParams);
  const actor = await getActor();
  if (!actor) {
    return new Response(null, { status: 303, headers: { Location: '/anmelden?weiter=%2Fbeschaffungen' } });
  }
  return csvResponse('beschaffungen.csv', PROCUREMENT_EXPORT_COLUMNS, lines(actor));

  async function* lines(reader: NonNullable<typeof actor>): AsyncGenerator<CsvValue[][]> {
    for await (const batch of exportProcurements(reader, query)) yield batch.map(procurementExportCells);
  }
}
