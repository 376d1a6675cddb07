import { parseCooperationListQuery } from '#src/modules/cooperations/domain/list-query.ts';
import {
  COOPERATION_EXPORT_COLUMNS,
  cooperationExportCells,
  PUBLIC_EXPORT_COLUMNS,
  publicExportCells,
} from '#src/modules/cooperations/export-texts.ts';
import { exportCooperations } from '#src/modules/cooperations/reads/list.ts';
import { scopeShown } from '#src/modules/cooperations/reads/list-conditions.ts';
import { exportPublicCooperations } from '#src/modules/cooperations/reads/public.ts';
import { type CsvValue, csvResponse } from '#src/server/csv.ts';
import { getActor } from '#src/server/session.ts';

/** The list of cooperations as CSV: the same scope, filters and order as the page, all pages of it. */
export async function GET(request: Request): Promise<Response> {
  const query = parseCooperationListQuery(new URL(request.url).searchParams);
  const actor = await getActor();
  if (!actor || scopeShown(actor, query) === 'public') {
    return csvResponse('kooperationen-oeffentlich.csv', PUBLIC_EXPORT_COLUMNS, publicLines());
  }
  return csvResponse('kooperationen.csv', COOPERATION_EXPORT_COLUMNS, lines(actor));

  async function* lines(reader: NonNullable<typeof actor>): AsyncGenerator<CsvValue[][]> {
    for await (const batch of exportCooperations(reader, query)) yield batch.map(cooperationExportCells);
  }
  async function* publicLines(): AsyncGenerator<CsvValue[][]> {
    for await (const batch of exportPublicCooperations(query)) yield batch.map(publicExportCells);
  }
}
