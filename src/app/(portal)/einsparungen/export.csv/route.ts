import { SAVINGS_EXPORT_COLUMNS, savingsExportCells } from '#src/modules/contracts/export-texts.ts';
import { exportSavings } from '#src/modules/contracts/savings/reads.ts';
import { type CsvValue, csvResponse } from '#src/server/csv.ts';
import { requireActor } from '#src/server/session.ts';

/** The savings ledger line by line as CSV, in the scope of the page. */
export async function GET(request: Request): Promise<Response> {
  const scope = new URL(request.url).searchParams.get('bereich') === 'alle' ? 'all' : 'own';
  const actor = await requireActor('/einsparungen');
  return csvResponse('einsparungen.csv', SAVINGS_EXPORT_COLUMNS, lines());

  async function* lines(): AsyncGenerator<CsvValue[][]> {
    for await (const batch of exportSavings(actor, scope)) yield batch.map(savingsExportCells);
  }
}
