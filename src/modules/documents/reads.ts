import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { hasContentRole } from '#src/policy/cooperations.ts';

/** A document ready to be handed out. */
export interface DocumentDownload {
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** The bytes in pieces of at most 1 MB, read from the database as the receiver takes them. */
  chunks(): AsyncGenerator<Uint8Array>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A document of a cooperation the actor may fully see, or null. Row-level security ties a document to its cooperation,
 * and is asked again for every piece: who loses access during a long download gets no further piece.
 */
export async function getDocument(
  actor: Actor,
  cooperationId: string,
  documentId: string,
): Promise<DocumentDownload | null> {
  if (!UUID.test(cooperationId) || !UUID.test(documentId) || !hasContentRole(actor)) return null;
  type Row = Omit<DocumentDownload, 'chunks'> & { pieces: number };
  const [row] = await readAs(actor, (query) =>
    query<Row>(sql`SELECT d.file_name AS "fileName", d.media_type AS "mediaType", d.size, encode(d.sha256, 'hex') AS sha256,
        (SELECT count(*)::int FROM document_chunk k WHERE k.document_id = d.id) AS pieces
      FROM document d WHERE d.id = ${documentId}::uuid AND d.cooperation_id = ${cooperationId}::uuid
        AND d.withdrawn_at IS NULL AND EXISTS (SELECT FROM cooperation_access a WHERE a.cooperation_id = d.cooperation_id)`),
  );
  if (!row) return null;
  const { pieces, ...document } = row;
  return { ...document, chunks: () => readChunks(actor, documentId, pieces) };
}

async function* readChunks(actor: Actor, documentId: string, pieces: number): AsyncGenerator<Uint8Array> {
  for (let position = 0; position < pieces; position++) {
    const [chunk] = await readAs(actor, (query) =>
      query<{ bytes: Buffer }>(sql`SELECT k.bytes FROM document_chunk k JOIN document d ON d.id = k.document_id
        WHERE k.document_id = ${documentId}::uuid AND k.position = ${position} AND d.withdrawn_at IS NULL`),
    );
    // A download that breaks off is seen by the browser; one that goes on without a piece would not be.
    if (!chunk) throw new Error('a piece of the document is no longer readable');
    yield chunk.bytes;
  }
}
