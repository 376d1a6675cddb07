import { appendAudit } from '#src/db/audit.ts';
import { enqueueOutbox } from '#src/db/outbox.ts';
import { readAsSystem } from '#src/db/read.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { sql } from '#src/db/sql.ts';
import { transactionInScope } from '#src/db/transaction.ts';
import { getEnv } from '#src/server/env.ts';
import { hashPassword } from '#src/server/password-hash.ts';
import { isTokenShaped, tokenHash } from '#src/server/random-token.ts';
import type { RateVerdict } from '#src/server/rate-limit.ts';
import { type PasswordWeakness, passwordWeakness } from '../domain/password-rules.ts';
import { issueToken, ownerOfToken, spendTokens } from './one-time-tokens.ts';
import { countReset } from './tries.ts';

/** How long the link in the mail is good, in minutes. */
const RESET_MINUTES = 30;
const NOBODY = { personId: null, bodyId: null };

/**
 * Sends a reset link if the address belongs to an active account with a password. The caller learns only whether too
 * many were asked for; what it answers must be the same for every address.
 */
export async function requestReset(email: string, address: string): Promise<RateVerdict> {
  const verdict = await countReset(email, address);
  if (!verdict.allowed) return verdict;
  await transactionInScope(SYSTEM_SCOPE, async (tx, now) => {
    const [person] = await tx.$queryRaw<{ id: string; displayName: string }[]>`
      SELECT id::text, display_name AS "displayName" FROM person
      WHERE email = ${email} AND status = 'active' AND password_hash IS NOT NULL`;
    if (person) {
      const token = await issueToken(tx, 'password_reset', person.id, RESET_MINUTES);
      const payload = {
        displayName: person.displayName,
        link: `${getEnv().PUBLIC_URL}/passwort-neu?token=${token}`,
        expiresAt: new Date(now.getTime() + RESET_MINUTES * 60_000).toISOString(),
      };
      await enqueueOutbox(tx, { kind: 'password_reset', recipient: email, personId: person.id, payload });
    }
    await appendAudit(tx, NOBODY, {
      action: 'identity.password_reset_requested',
      subjectType: 'person',
      subjectId: person?.id ?? 'unknown',
    });
  });
  return verdict;
}

/** Whether the link is still good, to show the form or the reason why not. Changes nothing: mail scanners follow links. */
export async function isResetOpen(token: string): Promise<boolean> {
  if (!isTokenShaped(token)) return false;
  const rows = await readAsSystem((query) =>
    query<{ id: string }>(sql`
      SELECT t.id FROM one_time_token t JOIN person p ON p.id = t.person_id AND p.status = 'active'
      WHERE t.token_hash = ${tokenHash(token)} AND t.purpose = 'password_reset' AND t.used_at IS NULL AND t.expires_at > now()`),
  );
  return rows.length > 0;
}

export type ResetAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: 'expired' | PasswordWeakness };

/** Sets a new password by link. The link dies, the waiting time ends, and every session of the person ends. */
export async function resetPassword(token: string, password: string): Promise<ResetAnswer> {
  const newHash = await hashPassword(password);
  return transactionInScope(SYSTEM_SCOPE, async (tx): Promise<ResetAnswer> => {
    const personId = await ownerOfToken(tx, 'password_reset', token);
    if (personId === null) return { ok: false, reason: 'expired' };
    const [person] = await tx.$queryRaw<{ email: string; displayName: string }[]>`
      SELECT email, display_name AS "displayName" FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
    if (!person) return { ok: false, reason: 'expired' };
    const weakness = passwordWeakness(password, person.email);
    if (weakness) return { ok: false, reason: weakness };
    await spendTokens(tx, 'password_reset', personId);
    await spendTokens(tx, 'second_factor_pending', personId);
    await tx.$executeRaw`
      UPDATE person SET password_hash = ${newHash}, failed_attempts = 0, locked_until = NULL, version = version + 1
      WHERE id = ${personId}::uuid`;
    await tx.$executeRaw`
      UPDATE session SET ended_at = now(), ended_reason = 'password_reset' WHERE person_id = ${personId}::uuid AND ended_at IS NULL`;
    const payload = { displayName: person.displayName };
    await enqueueOutbox(tx, { kind: 'password_changed', recipient: person.email, personId, payload });
    await appendAudit(
      tx,
      { personId, bodyId: null },
      { action: 'identity.password_reset', subjectType: 'person', subjectId: personId },
    );
    return { ok: true };
  });
}
