import { dateOf } from '#src/db/columns.ts';
import type { Transaction } from '#src/db/transaction.ts';
import { AppError } from '#src/server/errors.ts';
import type { Resolution } from '../domain/consent.ts';
import type { CooperationRecord } from '../reads/record.ts';

/** Records a prepared consent. The database allows one live consent per body. */
export async function insertConsent(
  tx: Transaction,
  record: CooperationRecord,
  consent: Resolution & {
    readonly bodyId: string;
    readonly contentVersion: number;
    readonly documentId: string | null;
    readonly preparedBy: string;
  },
): Promise<void> {
  const { resolutionDate, ...rest } = consent;
  await tx.consent.createMany({
    data: [
      {
        ...rest,
        cooperationId: record.row.id,
        resolutionDate: dateOf(resolutionDate),
        preparedAt: record.now,
      },
    ],
  });
}

/** Signs a prepared consent. @throws AppError conflict if it is no longer prepared. */
export async function saveSignature(
  tx: Transaction,
  record: CooperationRecord,
  consentId: string,
  signedBy: string,
): Promise<void> {
  const { count } = await tx.consent.updateMany({
    where: { id: consentId, status: 'prepared', contentVersion: record.row.contentVersion },
    data: { status: 'signed', signedBy, signedAt: record.now, version: { increment: 1 } },
  });
  if (count !== 1) throw new AppError('conflict');
}

/** Takes a live consent back. @throws AppError conflict if it is not live any more. */
export async function saveConsentWithdrawal(
  tx: Transaction,
  record: CooperationRecord,
  consentId: string,
  reason: string,
): Promise<void> {
  const { count } = await tx.consent.updateMany({
    where: { id: consentId, status: { in: ['prepared', 'signed'] } },
    data: { status: 'withdrawn', endedAt: record.now, endReason: reason, version: { increment: 1 } },
  });
  if (count !== 1) throw new AppError('conflict');
}
