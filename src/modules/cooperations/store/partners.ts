import type { Transaction } from '#src/db/transaction.ts';
import { AppError } from '#src/server/errors.ts';
import type { PartnerStatus } from '../domain/status.ts';
import type { CooperationRecord } from '../reads/record.ts';

/** Invites a body, or invites it again after it declined or withdrew. */
export async function saveInvitation(
  tx: Transaction,
  record: CooperationRecord,
  invitation: { readonly bodyId: string; readonly message: string; readonly invitedBy: string },
): Promise<void> {
  const { row, now } = record;
  const { bodyId, message, invitedBy } = invitation;
  const earlier = row.partners.find((partner) => partner.bodyId === bodyId);
  if (earlier) {
    await savePartner(tx, record, bodyId, earlier.status, {
      status: 'invited',
      message,
      reason: null,
      responsiblePerson: '',
      invitedBy,
      invitedAt: now,
      respondedAt: null,
    });
    return;
  }
  await tx.cooperationPartner.createMany({
    data: [{ cooperationId: row.id, bodyId, message, invitedBy, invitedAt: now }],
  });
}

interface PartnerChange {
  readonly status?: PartnerStatus;
  readonly responsiblePerson?: string;
  readonly message?: string;
  readonly reason?: string | null;
  readonly isLead?: boolean;
  readonly invitedBy?: string;
  readonly invitedAt?: Date;
  readonly respondedAt?: Date | null;
}

/**
 * Changes a partner's row, re-asserting its status as read. A status other than invited or accepted ends the body's
 * access in the same statement: write everything else first.
 * @throws AppError conflict if someone was faster.
 */
export async function savePartner(
  tx: Transaction,
  record: CooperationRecord,
  bodyId: string,
  status: PartnerStatus,
  change: PartnerChange,
): Promise<void> {
  const { count } = await tx.cooperationPartner.updateMany({
    where: { cooperationId: record.row.id, bodyId, status },
    data: { ...change, version: { increment: 1 } },
  });
  if (count !== 1) throw new AppError('conflict');
}
