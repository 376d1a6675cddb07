import { appendAudit } from '#src/db/audit.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { transactionInScope } from '#src/db/transaction.ts';
import { verifyPassword } from '#src/server/password-hash.ts';
import type { SessionInfo } from '#src/server/session.ts';
import { isWaiting } from '../domain/lockout.ts';
import { forgetFailures, noteFailure } from './failures.ts';
import type { CodeAnswer } from './second-factor.ts';
import { confirmSession } from './sessions.ts';
import { countProof, takeBackProof } from './tries.ts';

/**
 * Shows the password again inside a session. Not for accounts with a second factor: those show a code, because a
 * password alone must not do what two factors protect. Yields the session's new token.
 */
export async function confirmSessionByPassword(session: SessionInfo, password: string): Promise<CodeAnswer<string>> {
  const verdict = await countProof(session.personId);
  if (!verdict.allowed) return { kind: 'limited', retryAfterSeconds: verdict.retryAfterSeconds };
  const token = await transactionInScope(SYSTEM_SCOPE, async (tx, now) => {
    const [account] = await tx.$queryRaw<
      { passwordHash: string | null; failedAttempts: number; lockedUntil: Date | null }[]
    >`
      SELECT password_hash AS "passwordHash", failed_attempts AS "failedAttempts", locked_until AS "lockedUntil"
      FROM person WHERE id = ${session.personId}::uuid AND status = 'active' AND totp_confirmed_at IS NULL FOR UPDATE`;
    if (!account || isWaiting(account, now)) return null;
    if (!(await verifyPassword(account.passwordHash, password))) {
      await noteFailure(tx, session.personId, now, 'password');
      return null;
    }
    await forgetFailures(tx, session.personId);
    await appendAudit(
      tx,
      { personId: session.personId, bodyId: session.actingBodyId },
      {
        action: 'identity.session_confirmed',
        subjectType: 'person',
        subjectId: session.personId,
        bodyIds: session.actingBodyId ? [session.actingBodyId] : [],
        details: { by: 'password' },
      },
    );
    return confirmSession(tx, session.sessionId, null);
  });
  if (token === null) return { kind: 'refused' };
  await takeBackProof(session.personId);
  return { kind: 'accepted', value: token };
}
