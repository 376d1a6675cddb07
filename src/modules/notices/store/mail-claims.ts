import type { Transaction } from '#src/db/transaction.ts';
import { MAX_ATTEMPTS, retryDelaySeconds } from '../domain/back-off.ts';
import { carriesOneTimeLink, withoutOneTimeLink } from '../domain/delivery.ts';

/**
 * A claim older than this belongs to a worker that died or hangs, in minutes. Sending itself ends after far less
 * (src/server/mail.ts).
 */
export const ABANDONED_AFTER_MINUTES = 5;

/** A mail one worker holds; `claim` proves it is still the holder. */
export interface ClaimedMail {
  readonly id: string;
  readonly outboxId: bigint;
  readonly claim: string;
  readonly kind: string;
  readonly personId: string | null;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly attempts: number;
  readonly createdAt: Date;
}

/** Takes the next mail whose time has come, so that no other worker can; null when there is none. */
export async function claimNextMail(tx: Transaction): Promise<ClaimedMail | null> {
  const [row] = await tx.$queryRaw<ClaimedMail[]>`
    UPDATE mail SET status = 'sending', claim = gen_random_uuid(), claimed_at = now(), attempts = attempts + 1
    WHERE id = (SELECT id FROM mail WHERE status = 'pending' AND next_try_at <= now()
      ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, outbox_id AS "outboxId", claim, kind, person_id AS "personId", recipient, subject, body, attempts,
      created_at AS "createdAt"`;
  return row ?? null;
}

/** The server took it. Also holds when the claim had meanwhile been counted as abandoned: the sender knows better. */
export async function markSent(tx: Transaction, mail: ClaimedMail): Promise<void> {
  const body = carriesOneTimeLink(mail.kind) ? withoutOneTimeLink(mail.body) : mail.body;
  await tx.$executeRaw`
    UPDATE mail SET status = 'sent', sent_at = now(), last_error = NULL, body = ${body}
    WHERE id = ${mail.id}::uuid AND claim = ${mail.claim}::uuid AND status IN ('sending', 'unclear')`;
  if (carriesOneTimeLink(mail.kind)) {
    await tx.$executeRaw`UPDATE outbox_message SET payload = payload - 'link' WHERE id = ${mail.outboxId}`;
  }
}

/** Not sent and nothing left the house: try again later, or give up after MAX_ATTEMPTS. */
export async function markDelayed(tx: Transaction, mail: ClaimedMail, error: string): Promise<void> {
  const status = mail.attempts >= MAX_ATTEMPTS ? 'failed' : 'pending';
  await tx.$executeRaw`
    UPDATE mail SET status = ${status}, last_error = ${error}, claim = NULL,
      next_try_at = now() + make_interval(secs => ${retryDelaySeconds(mail.attempts)}::int)
    WHERE id = ${mail.id}::uuid AND claim = ${mail.claim}::uuid AND status = 'sending'`;
}

/** Ends the claim with a final or a resting status. A mail that never met a server has had no attempt. */
export async function settleMail(
  tx: Transaction,
  mail: ClaimedMail,
  status: 'failed' | 'suppressed' | 'stored' | 'unclear',
  reason: string | null,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE mail SET status = ${status}, last_error = ${reason},
      attempts = attempts - CASE WHEN ${status} IN ('suppressed', 'stored') THEN 1 ELSE 0 END
    WHERE id = ${mail.id}::uuid AND claim = ${mail.claim}::uuid AND status = 'sending'`;
}

/**
 * Mails whose worker died while it had them: whether the server took them is unknown, so they are shown and not sent
 * again (docs/decisions/0080-at-most-once-mail.md). Returns how many.
 */
export async function giveUpAbandonedClaims(tx: Transaction, abandonedAfterMinutes: number): Promise<number> {
  return tx.$executeRaw`
    UPDATE mail SET status = 'unclear', last_error = 'worker_lost'
    WHERE status = 'sending' AND claimed_at < now() - make_interval(mins => ${abandonedAfterMinutes}::int)`;
}

/** Puts a mail that failed or whose fate is unclear back in line. Returns false when it is no longer in such a state. */
export async function requeueMail(tx: Transaction, id: string): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE mail SET status = 'pending', attempts = 0, claim = NULL, next_try_at = now(), last_error = NULL
    WHERE id = ${id}::uuid AND status IN ('failed', 'unclear', 'stored')`;
  return changed === 1;
}
