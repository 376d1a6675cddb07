import { recordBlocks } from '#src/modules/procurement/file/export-texts.ts';
import { renderPdf } from '#src/server/pdf.ts';
import { recordForExport } from '../reader.ts';

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/** The record as PDF, as far as the reader may see it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const found = await recordForExport(id);
  if (found instanceof Response) return found;
  const { actor, record } = found;
  const { reference } = record.procurement.row;
  const at = record.procurement.now;
  const bytes = await renderPdf(`Vergabeakte ${reference}`, reference, at, recordBlocks(record, actor.bodyName, at));
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="vergabeakte-${reference}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
