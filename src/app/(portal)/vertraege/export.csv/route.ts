import { parseContractListQuery } from '#src/modules/contracts/domain/list-query.ts';
import { CONTRACT_EXPORT_COLUMNS, contractExportCells } from '#src/modules/contracts/export-texts.ts';
import { exportContracts } from '#src/modules/contracts/reads/list.ts';
import { type CsvValue, csvResponse } from '#src/server/csv.ts';
import { requireActor } from '#src/server/session.ts';

/** The list of contracts as CSV: the same filters and order as the page, all pages of it. */
export async function GET(request: Request): Promise<Response> {
  const query = parseContractListQuery(new URL(request.url).searchParams);
  const actor = await requireActor('/vertraege');
  return csvResponse('vertraege.csv', CONTRACT_EXPORT_COLUMNS, lines());

  async function* lines(): AsyncGenerator<CsvValue[][]> {
    for await (const batch of exportContracts(actor, query)) yield batch.map(contractExportCells);
  }
}
