import type { Transaction } from '#src/db/transaction.ts';
import type { ByteSource } from '#src/modules/documents/domain/byte-source.ts';
import type { Actor } from '#src/policy/actor.ts';
import { AppError } from '#src/server/errors.ts';
import type { Audience } from '../domain/status.ts';

/** Bytes of one row: small enough for flat memory, large enough that 25 MB are 25 statements. */
const CHUNK_BYTES = 1024 * 1024;

interface NewFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: Uint8Array;
  readonly audience: Audience;
  readonly title: string;
}

/** Stores a file and its bytes, piece by piece from the source, and returns its id. */
export async function insertFile(
  tx: Transaction,
  actor: Actor,
  now: Date,
  procurementId: string,
  file: NewFile,
  source: ByteSource,
): Promise<string> {
  const { id } = await tx.procurementFile.create({
    data: {
      ...file,
      sha256: new Uint8Array(file.sha256),
      procurementId,
      ownerBodyId: actor.bodyId,
      uploadedBy: actor.personId,
      uploadedAt: now,
    },
    select: { id: true },
  });
  for (let offset = 0, position = 0; offset < source.size; position++) {
    const bytes = await source.read(offset, CHUNK_BYTES);
    if (bytes.length === 0) throw new Error('the uploaded file ended early');
    await tx.$executeRaw`
      INSERT INTO procurement_file_chunk (file_id, position, bytes) VALUES (${id}::uuid, ${position}, ${bytes})`;
    offset += bytes.length;
  }
  return id;
}

/** Files of a purchase the actor can see that have not been withdrawn. */
export function countFiles(tx: Transaction, procurementId: string): Promise<number> {
  return tx.procurementFile.count({ where: { procurementId, withdrawnAt: null } });
}

/**
 * Marks a file of the actor's body as withdrawn: it stays listed, its bytes stay for the record, nobody can load them any
 * more. Returns who could read it. @throws AppError not_found or conflict
 */
export async function withdrawStoredFile(
  tx: Transaction,
  actor: Actor,
  now: Date,
  procurementId: string,
  fileId: string,
): Promise<{ audience: Audience; title: string }> {
  const where = { id: fileId, procurementId, ownerBodyId: actor.bodyId };
  const found = await tx.procurementFile.findFirst({ where, select: { audience: true, title: true } });
  if (!found) throw new AppError('not_found');
  const { count } = await tx.procurementFile.updateMany({
    where: { ...where, withdrawnAt: null },
    data: { withdrawnAt: now, withdrawnBy: actor.personId },
  });
  if (count !== 1) throw new AppError('conflict');
  return { audience: found.audience as Audience, title: found.title };
}
