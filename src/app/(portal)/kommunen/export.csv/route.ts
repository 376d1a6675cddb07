import { parseBodyListQuery } from '#src/modules/bodies/domain/list-query.ts';
import { BODY_EXPORT_COLUMNS, bodyExportCells } from '#src/modules/bodies/export-texts.ts';
import { exportBodies } from '#src/modules/bodies/reads/export-bodies.ts';
import { type CsvValue, csvResponse } from '#src/server/csv.ts';

/** The register as CSV: the same filters and order as the list, all pages of it. Public like the list. */
export async function GET(request: Request): Promise<Response> {
  const query = parseBodyListQuery(new URL(request.url).searchParams);
  async function* batches(): AsyncGenerator<CsvValue[][]> {
    for await (const batch of exportBodies(query)) yield batch.map(bodyExportCells);
  }
  return csvResponse('kommunen.csv', BODY_EXPORT_COLUMNS, batches());
}
