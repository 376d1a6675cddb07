import { appendAudit } from '#src/db/audit.ts';
import { enqueueOutbox } from '#src/db/outbox.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { type Transaction, transactionInScope } from '#src/db/transaction.ts';
import { afterFailure, type FailureState } from '../domain/lockout.ts';

interface LockedAccount extends FailureState {
  readonly email: string;
  readonly displayName: string;
}

/** Counts a failed proof of identity against the account; the row lock makes tries at the same moment count one by one. */
export async function noteFailure(
  tx: Transaction,
  personId: string,
  now: Date,
  step: 'password' | 'code',
): Promise<void> {
  const [account] = await tx.$queryRaw<LockedAccount[]>`
    SELECT failed_attempts AS "failedAttempts", locked_until AS "lockedUntil", email, display_name AS "displayName"
    FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  if (!account) return;
  const next = afterFailure(account, now);
  await tx.$executeRaw`
    UPDATE person SET failed_attempts = ${next.failedAttempts}, locked_until = ${next.lockedUntil} WHERE id = ${personId}::uuid`;
  if (next.tellOwner) {
    await enqueueOutbox(tx, {
      kind: 'account_locked',
      recipient: account.email,
      personId,
      payload: { displayName: account.displayName, failedAttempts: next.failedAttempts },
    });
  }
  await appendAudit(
    tx,
    { personId: null, bodyId: null },
    {
      action: 'identity.sign_in_failed',
      subjectType: 'person',
      subjectId: personId,
      details: { step, failedAttempts: next.failedAttempts },
    },
  );
}

/** A failure that belongs to no account: only that it happened is kept, never what was typed. */
export async function noteUnknownFailure(): Promise<void> {
  await transactionInScope(SYSTEM_SCOPE, (tx) =>
    appendAudit(
      tx,
      { personId: null, bodyId: null },
      { action: 'identity.sign_in_failed', subjectType: 'person', subjectId: 'unknown', details: { step: 'password' } },
    ),
  );
}

/** A success ends the row of failures. */
export async function forgetFailures(tx: Transaction, personId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE person SET failed_attempts = 0, locked_until = NULL
    WHERE id = ${personId}::uuid AND (failed_attempts > 0 OR locked_until IS NOT NULL)`;
}
