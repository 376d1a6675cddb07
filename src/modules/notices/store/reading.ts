import type { Transaction } from '#src/db/transaction.ts';
import type { NoticePayload } from '../texts.ts';

interface Reader {
  readonly personId: string;
  readonly bodyId: string;
}

/** A notice's owner and what it is about. */
interface StoredNotice extends Reader {
  readonly kind: string;
  readonly payload: NoticePayload;
  /** It is about a cooperation that the reader may no longer see. */
  readonly accessLost: boolean;
}

/** One notice, or null where the reader has none of that id. */
export async function findNotice(tx: Transaction, id: string): Promise<StoredNotice | null> {
  const [notice] = await tx.$queryRaw<StoredNotice[]>`
    SELECT n.person_id AS "personId", n.body_id AS "bodyId", n.kind, n.payload,
      n.cooperation_id IS NOT NULL AND NOT EXISTS (SELECT FROM cooperation c WHERE c.id = n.cooperation_id) AS "accessLost"
    FROM notice n WHERE n.id = ${id}::uuid`;
  return notice ?? null;
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
