import type { Transaction } from '#src/db/transaction.ts';
import type { ByteSource } from '#src/modules/documents/domain/byte-source.ts';
import type { DocumentPurpose } from '#src/modules/documents/domain/document-type.ts';
import type { Actor } from '#src/policy/actor.ts';
import { AppError } from '#src/server/errors.ts';
import type { CooperationRecord } from '../reads/record.ts';

/** Bytes of one row: small enough for flat memory, large enough that 25 MB are 25 statements. */
const CHUNK_BYTES = 1024 * 1024;

interface NewDocument {
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: Uint8Array;
  readonly purpose: DocumentPurpose;
  readonly title: string;
}

/** Stores a document and its bytes, piece by piece from the source, and returns its id. */
export async function insertDocument(
  tx: Transaction,
  actor: Actor,
  record: CooperationRecord,
  document: NewDocument,
  source: ByteSource,
): Promise<string> {
  const { id } = await tx.document.create({
    data: {
      ...document,
      sha256: new Uint8Array(document.sha256),
      cooperationId: record.row.id,
      ownerBodyId: actor.bodyId,
      uploadedBy: actor.personId,
      uploadedAt: record.now,
    },
    select: { id: true },
  });
  for (let offset = 0, position = 0; offset < source.size; position++) {
    const bytes = await source.read(offset, CHUNK_BYTES);
    if (bytes.length === 0) throw new Error('the uploaded file ended early');
    await tx.$executeRaw`
      INSERT INTO document_chunk (document_id, position, bytes) VALUES (${id}::uuid, ${position}, ${bytes})`;
    offset += bytes.length;
  }
  return id;
}

/** Marks a document as withdrawn: it stays listed, its bytes stay for the record, nobody can load them any more. */
export async function saveDocumentWithdrawal(
  tx: Transaction,
  actor: Actor,
  record: CooperationRecord,
  documentId: string,
): Promise<void> {
  const { count } = await tx.document.updateMany({
    where: { id: documentId, cooperationId: record.row.id, ownerBodyId: actor.bodyId, withdrawnAt: null },
    data: { withdrawnAt: record.now, withdrawnBy: actor.personId },
  });
  if (count !== 1) throw new AppError('conflict');
}
