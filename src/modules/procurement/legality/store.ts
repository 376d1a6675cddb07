import { jsonOf } from '#src/db/columns.ts';
import type { Transaction } from '#src/db/transaction.ts';
import { AppError } from '#src/server/errors.ts';
import type { ProcurementRecord } from '../reads/record.ts';
import type { Answers } from './domain/points.ts';
import { fingerprintOf, type OpenPoint } from './reads/stored-check.ts';

/** Keeps the answers to a point with what they come to. A signature given before ends with them. */
export async function saveAnswers(
  tx: Transaction,
  record: ProcurementRecord,
  point: OpenPoint,
  given: { readonly answers: Answers; readonly comment: string; readonly answeredBy: string },
): Promise<void> {
  const { result } = point;
  const data = {
    finding: result.finding,
    answers: jsonOf(given.answers),
    comment: given.comment,
    answeredBy: given.answeredBy,
    snapshot: jsonOf({ result, fingerprint: fingerprintOf(result) }),
    reviewComment: '',
    signedBy: null,
    signedAt: null,
  };
  const where = { procurementId: record.row.id, pointKey: point.key };
  if (point.version === 0) {
    await tx.legalCheckPoint.createMany({ data: [{ ...where, ...data }] });
    return;
  }
  const { count } = await tx.legalCheckPoint.updateMany({
    where: { ...where, version: point.version },
    data: { ...data, version: point.version + 1 },
  });
  if (count !== 1) throw new AppError('conflict');
}

/** Signs a point over the explanation as it is now. @throws AppError conflict if it changed meanwhile. */
export async function savePointSignature(
  tx: Transaction,
  record: ProcurementRecord,
  point: OpenPoint,
  signature: { readonly signedBy: string; readonly reviewComment: string },
): Promise<void> {
  const { result } = point;
  const { count } = await tx.legalCheckPoint.updateMany({
    where: { procurementId: record.row.id, pointKey: point.key, version: point.version },
    data: {
      ...signature,
      finding: result.finding,
      snapshot: jsonOf({ result, fingerprint: fingerprintOf(result) }),
      signedAt: record.now,
      version: point.version + 1,
    },
  });
  if (count !== 1) throw new AppError('conflict');
}

/** Ends every signature of the check: what follows is checked anew. */
export async function voidPointSignatures(tx: Transaction, record: ProcurementRecord): Promise<void> {
  await tx.legalCheckPoint.updateMany({
    where: { procurementId: record.row.id, signedAt: { not: null } },
    data: { signedBy: null, signedAt: null, version: { increment: 1 } },
  });
}
