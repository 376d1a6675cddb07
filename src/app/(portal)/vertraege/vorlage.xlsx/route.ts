import { TEMPLATE_COLUMNS } from '#src/modules/contracts/imports/domain/contract-table.ts';
import { requireActor } from '#src/server/session.ts';
import { workbookResponse } from '#src/server/table/workbook.ts';

/** The empty template for own contracts. */
export async function GET(): Promise<Response> {
  await requireActor('/vertraege/import');
  return workbookResponse('vertraege.xlsx', [
    { name: 'Verträge', columns: TEMPLATE_COLUMNS.map(({ label, width }) => ({ label, width })), rows: [] },
  ]);
}
