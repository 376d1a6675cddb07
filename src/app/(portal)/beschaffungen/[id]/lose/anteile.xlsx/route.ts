import { listShareLines } from '#src/modules/procurement/lots/reads.ts';
import { SHARE_COLUMNS } from '#src/modules/procurement/lots/texts.ts';
import { getActor } from '#src/server/session.ts';
import { workbookResponse } from '#src/server/table/workbook.ts';

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

const WIDTHS = [6, 36, 36, 12, 12, 22];

/** The shares of all buyers the reader may see, as a workbook. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const actor = await getActor();
  const lines = actor ? await listShareLines(actor, id) : null;
  if (lines === null) return new Response('Diese Anteile gibt es nicht.', { status: 404 });
  return workbookResponse('anteile.xlsx', [
    {
      name: 'Anteile',
      columns: SHARE_COLUMNS.map((label, index) => ({ label, width: WIDTHS[index] ?? 12 })),
      rows: lines.map((line) => [
        line.number,
        line.title,
        line.bodyName,
        line.quantity,
        line.unit,
        line.shareCents / 100,
      ]),
      formats: { 5: '#,##0.00' },
    },
  ]);
}
