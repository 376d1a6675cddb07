import type { Transaction } from '#src/db/transaction.ts';
import { AppError } from '#src/server/errors.ts';
import { spendTokens } from './one-time-tokens.ts';

/** How long a sign-in, a code or a re-entered password counts as fresh, in minutes. */
export const FRESH_MINUTES = 15;

/** An account as visible to the actor of the transaction. */
export interface AccountFacts {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string | null;
  readonly hasSecondFactor: boolean;
  /** Bodies the person belongs to, as far as the actor may see them. */
  readonly bodyIds: string[];
}

/** The account, or null when there is none the actor can see. The row stays locked until the transaction ends. */
export async function loadAccount(tx: Transaction, personId: string): Promise<AccountFacts | null> {
  const [account] = await tx.$queryRaw<AccountFacts[]>`
    SELECT p.id::text, p.email, p.display_name AS "displayName", p.password_hash AS "passwordHash",
      p.totp_confirmed_at IS NOT NULL AS "hasSecondFactor",
      ARRAY(SELECT m.body_id::text FROM membership m WHERE m.person_id = p.id AND m.ended_at IS NULL) AS "bodyIds"
    FROM person p WHERE p.id = ${personId}::uuid FOR UPDATE OF p`;
  return account ?? null;
}

/** The actor's own account. @throws AppError 'unauthenticated' when it is gone. */
export async function loadOwnAccount(tx: Transaction, personId: string): Promise<AccountFacts> {
  const account = await loadAccount(tx, personId);
  if (!account) throw new AppError('unauthenticated');
  return account;
}

/** Whether the session proved who sits before it within the last minutes (`FRESH_MINUTES`). */
export async function isFreshlyAuthenticated(tx: Transaction, sessionId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ fresh: boolean }[]>`
    SELECT authenticated_at > now() - make_interval(mins => ${FRESH_MINUTES}::int) AS fresh FROM session
    WHERE id = ${sessionId}::uuid AND ended_at IS NULL`;
  return row?.fresh === true;
}

/** Replaces the password. Links to reset it die with the old one. */
export async function savePassword(tx: Transaction, personId: string, passwordHash: string): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { passwordHash, version: { increment: 1 } } });
  await spendTokens(tx, 'password_reset', personId);
}

/** Name and wish for mails. @throws AppError 'conflict' when the account was changed meanwhile. */
export async function saveOwnDetails(
  tx: Transaction,
  person: { readonly id: string; readonly version: number },
  details: { readonly displayName: string; readonly mailNotices: boolean },
): Promise<void> {
  const { count } = await tx.person.updateMany({
    where: { id: person.id, version: person.version },
    data: { ...details, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError('conflict');
}

/** Removes the second factor from an account; its recovery codes open nothing without it. */
export async function clearSecondFactor(tx: Transaction, personId: string): Promise<void> {
  await tx.person.update({
    where: { id: personId },
    data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null, version: { increment: 1 } },
  });
}

/**
 * Removes one's own second factor and its recovery codes. Sessions fall back to "normal": where an organisation demands
 * the factor, the next request leads to setting it up anew.
 */
export async function removeOwnSecondFactor(tx: Transaction, personId: string, now: Date): Promise<void> {
  await clearSecondFactor(tx, personId);
  await tx.recoveryCode.updateMany({ where: { personId, usedAt: null }, data: { usedAt: now } });
  await tx.session.updateMany({ where: { personId, endedAt: null }, data: { assurance: 'normal' } });
}

/** Ends sessions of the person: one, or all but one. Returns how many ended. */
export async function endSessions(
  tx: Transaction,
  personId: string,
  which: { readonly only: string } | { readonly allBut: string },
  reason: string,
  now: Date,
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { personId, endedAt: null, id: 'only' in which ? which.only : { not: which.allBut } },
    data: { endedAt: now, endedReason: reason },
  });
  return count;
}
