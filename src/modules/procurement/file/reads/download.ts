import { type Query, readAs, reportAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { isId } from '#src/modules/cooperations/domain/addresses.ts';
import type { Actor } from '#src/policy/actor.ts';
import { readableAudiences } from '#src/policy/procurement.ts';
import { readProcurement } from '../../reads/procurement.ts';
import { audienceIn } from './record-room.ts';

/** A file ready to be handed out. */
export interface FileDownload {
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** The bytes in pieces of at most 1 MB, read from the database as the receiver takes them. */
  chunks(): AsyncGenerator<Uint8Array>;
}

/** A file of the record the actor may read, or null. Rights are asked again for every piece. */
export async function getFileDownload(actor: Actor, id: string, fileId: string): Promise<FileDownload | null> {
  if (!isId(fileId)) return null;
  const row = await readAs(actor, async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('record')) return null;
    const audiences = readableAudiences(actor, procurement.facts);
    const [found] = await query<Omit<FileDownload, 'chunks'>>(
      sql`SELECT f.file_name AS "fileName", f.media_type AS "mediaType", f.size FROM procurement_file f
        WHERE f.id = ${fileId}::uuid AND f.procurement_id = ${id}::uuid AND f.withdrawn_at IS NULL
          AND ${audienceIn('f', audiences)}`,
    );
    return found ?? null;
  });
  return row && { ...row, chunks: () => readFileChunks((read) => readAs(actor, read), fileId, row.size) };
}

/** The bytes of a file for an export: in the lane of reports. */
export function exportFileChunks(actor: Actor, fileId: string, size: number): AsyncGenerator<Uint8Array> {
  return readFileChunks((read) => reportAs(actor, 'continuation', read), fileId, size);
}

async function* readFileChunks(
  run: (read: (query: Query) => Promise<{ bytes: Buffer }[]>) => Promise<{ bytes: Buffer }[]>,
  fileId: string,
  size: number,
): AsyncGenerator<Uint8Array> {
  for (let sent = 0, position = 0; sent < size; position++) {
    const [chunk] = await run((query) =>
      query<{
        bytes: Buffer;
      }>(sql`SELECT k.bytes FROM procurement_file_chunk k JOIN procurement_file f ON f.id = k.file_id
        WHERE k.file_id = ${fileId}::uuid AND k.position = ${position} AND f.withdrawn_at IS NULL`),
    );
    // A download that breaks off is seen by the browser; one that goes on without a piece would not be.
    if (!chunk) throw new Error('a piece of the file is no longer readable');
    sent += chunk.bytes.length;
    yield chunk.bytes;
  }
}
