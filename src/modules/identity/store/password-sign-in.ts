import { readAsSystem } from '#src/db/read.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { sql } from '#src/db/sql.ts';
import { transactionInScope } from '#src/db/transaction.ts';
import { verifyPassword } from '#src/server/password-hash.ts';
import type { ProvenIdentity } from '#src/server/session-opening.ts';
import { isWaiting } from '../domain/lockout.ts';
import { forgetFailures, noteFailure, noteUnknownFailure } from './failures.ts';
import { issueToken } from './one-time-tokens.ts';
import { countSignIn, takeBackSignIn } from './tries.ts';

/** What became of mail address and password. `refused` says nothing about which of the two was wrong. */
export type PasswordAnswer =
  | { readonly kind: 'refused' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'no_organisation' }
  | { readonly kind: 'second_factor'; readonly pendingToken: string }
  | { readonly kind: 'proven'; readonly identity: ProvenIdentity };

interface Credential {
  readonly id: string;
  readonly passwordHash: string | null;
  readonly status: string;
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
  readonly hasSecondFactor: boolean;
  readonly hasOrganisation: boolean;
  readonly now: Date;
}

/** How long the code may be typed after the password, in minutes. */
export const PENDING_MINUTES = 10;

/**
 * Checks mail address and password. Takes the same work whether the account exists, waits, is locked or not; tries are
 * counted before anything is checked.
 * @param email as `normalizeEmail` yields it
 * @throws when the database does not answer: nobody is signed in then.
 */
export async function checkPassword(email: string, password: string, address: string): Promise<PasswordAnswer> {
  const verdict = await countSignIn(email, address);
  if (!verdict.allowed) return { kind: 'limited', retryAfterSeconds: verdict.retryAfterSeconds };
  const [credential] = await readAsSystem((query) =>
    query<Credential>(sql`
      SELECT p.id, p.password_hash AS "passwordHash", p.status, p.failed_attempts AS "failedAttempts",
        p.locked_until AS "lockedUntil", p.totp_confirmed_at IS NOT NULL AS "hasSecondFactor", now() AS "now",
        EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND m.ended_at IS NULL) AS "hasOrganisation"
      FROM person p WHERE p.email = ${email}`),
  );
  const matches = await verifyPassword(credential?.passwordHash ?? null, password);
  if (!credential || !matches || credential.status !== 'active' || isWaiting(credential, credential.now)) {
    if (credential && !matches) {
      await transactionInScope(SYSTEM_SCOPE, (tx, now) => noteFailure(tx, credential.id, now, 'password'));
    } else {
      await noteUnknownFailure();
    }
    return { kind: 'refused' };
  }
  await takeBackSignIn(email, address);
  if (!credential.hasOrganisation) return { kind: 'no_organisation' };
  return transactionInScope(SYSTEM_SCOPE, async (tx): Promise<PasswordAnswer> => {
    if (credential.hasSecondFactor) {
      const pendingToken = await issueToken(tx, 'second_factor_pending', credential.id, PENDING_MINUTES);
      return { kind: 'second_factor', pendingToken };
    }
    await forgetFailures(tx, credential.id);
    return { kind: 'proven', identity: { personId: credential.id, method: 'password', assurance: 'normal' } };
  });
}
