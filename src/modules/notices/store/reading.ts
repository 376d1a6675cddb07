import type { Transaction } from '#src/db/transaction.ts';

interface Reader {
  readonly personId: string;
  readonly bodyId: string;
}

/** A notice's owner, or null where the reader has no such notice. */
export async function findNotice(tx: Transaction, id: string): Promise<Reader | null> {
  return tx.notice.findUnique({ where: { id }, select: { personId: true, bodyId: true } });
}

/** Marks one notice read; a second time changes nothing. */
export async function markRead(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.notice.updateMany({ where: { id, readAt: null }, data: { readAt: now } });
}

/** Marks all notices of a person for a body read. Returns how many were unread. */
export async function markAllRead(tx: Transaction, reader: Reader, now: Date): Promise<number> {
  const { personId, bodyId } = reader;
  const { count } = await tx.notice.updateMany({ where: { personId, bodyId, readAt: null }, data: { readAt: now } });
  return count;
}

/** Whether the mail exists at all. */
export async function mailExists(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.mail.findUnique({ where: { id }, select: { id: true } })) !== null;
}
