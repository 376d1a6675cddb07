import { exportPaths } from '#src/modules/procurement/file/domain/files.ts';
import { manifestText } from '#src/modules/procurement/file/domain/manifest.ts';
import { RECORD_COLUMNS, recordBlocks, recordCells } from '#src/modules/procurement/file/export-texts.ts';
import { exportFileChunks } from '#src/modules/procurement/file/reads/download.ts';
import type { RecordExport } from '#src/modules/procurement/file/reads/export.ts';
import type { Actor } from '#src/policy/actor.ts';
import { csvLine } from '#src/server/csv.ts';
import { renderPdf } from '#src/server/pdf.ts';
import { recordPublicKey } from '#src/server/record-signature.ts';
import { type ArchivePart, bytesOf, signedArchive } from '#src/server/signed-archive.ts';
import { recordForExport } from '../reader.ts';

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/** The whole record with all files the reader may see, as a ZIP that ends with a signed manifest. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const found = await recordForExport(id);
  if (found instanceof Response) return found;
  const { actor, record } = found;
  const { row, now } = record.procurement;
  const head = {
    reference: row.reference,
    procurementId: row.id,
    title: row.title,
    status: row.status,
    exportedAt: now.toISOString(),
    exportedFor: actor.bodyName,
    audiences: record.audiences,
    eventCount: record.entries.length,
    publicKey: recordPublicKey(),
  };
  const archive = signedArchive(partsOf(actor, record), now, (written) => manifestText(head, written));
  return new Response(archive, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="vergabeakte-${row.reference}.zip"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

function partsOf(actor: Actor, record: RecordExport): ArchivePart[] {
  const { row, now } = record.procurement;
  const paths = exportPaths(record.files);
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return [
    {
      path: 'akte.pdf',
      open: async function* () {
        yield await renderPdf(
          `Vergabeakte ${row.reference}`,
          row.reference,
          now,
          recordBlocks(record, actor.bodyName, now),
        );
      },
    },
    { path: 'akte.json', open: () => bytesOf(json(record.entries)) },
    {
      path: 'akte.csv',
      open: () => bytesOf(`\ufeff${csvLine(RECORD_COLUMNS)}${record.entries.map(recordCells).map(csvLine).join('')}`),
    },
    { path: 'daten.json', open: () => bytesOf(json(record.data)) },
    {
      path: 'dokumente.json',
      open: () => bytesOf(json(record.files.map((file) => ({ ...file, path: paths.get(file.id) })))),
    },
    ...record.files.map((file) => ({
      path: paths.get(file.id) ?? file.id,
      open: () => exportFileChunks(actor, file.id, file.size),
    })),
  ];
}
