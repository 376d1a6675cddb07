import { parseProcurementListQuery } from '#src/modules/procurement/domain/list-query.ts';
import {
  PROCUREMENT_EXPORT_COLUMNS,
  PUBLIC_EXPORT_COLUMNS,
  procurementExportCells,
  publicExportCells,
} from '#src/modules/procurement/export-texts.ts';
import { parsePublicListQuery } from '#src/modules/procurement/ocds/domain/public-list-query.ts';
import { exportPublicProcurements } from '#src/modules/procurement/ocds/reads.ts';
import { exportProcurements } from '#src/modules/procurement/reads/list.ts';
import { scopeShown } from '#src/modules/procurement/reads/list-conditions.ts';
import { type CsvValue, csvResponse } from '#src/server/csv.ts';
import { getActor } from '#src/server/session.ts';

/** The list of purchases as CSV: the same scope, filters and order as the page, all pages of it. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const query = parseProcurementListQuery(searchParams);
  const actor = await getActor();
  if (!actor || scopeShown(actor, query) === 'public') {
    return csvResponse('beschaffungen-oeffentlich.csv', PUBLIC_EXPORT_COLUMNS, publicLines());
  }
  return csvResponse('beschaffungen.csv', PROCUREMENT_EXPORT_COLUMNS, lines(actor));

  async function* lines(reader: NonNullable<typeof actor>): AsyncGenerator<CsvValue[][]> {
    for await (const batch of exportProcurements(reader, query)) yield batch.map(procurementExportCells);
  }
  async function* publicLines(): AsyncGenerator<CsvValue[][]> {
    const published = exportPublicProcurements(parsePublicListQuery(searchParams));
    for await (const batch of published) yield batch.map(publicExportCells);
  }
}
