import { appendAudit } from '#src/db/audit.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { type Transaction, transactionInScope } from '#src/db/transaction.ts';
import { canActFor } from '#src/policy/identity.ts';
import { AppError } from '#src/server/errors.ts';
import { isTokenShaped, randomToken, tokenHash } from '#src/server/random-token.ts';
import { hashToken, SESSION_ABSOLUTE_HOURS, SESSION_IDLE_MINUTES, type SessionInfo } from '#src/server/session.ts';
import type { ProvenIdentity, SessionClient } from '#src/server/session-opening.ts';

/**
 * Opens a session for someone whose identity was just proven. They act for the body they acted for last, if they still
 * belong to it, or for their only one; with several and no last one they choose first.
 * @returns the token for the cookie; only its hash is stored.
 * @throws AppError 'forbidden' when the account is not active or belongs to no body.
 */
export async function openSession(proven: ProvenIdentity, client: SessionClient): Promise<string> {
  const token = randomToken();
  await transactionInScope(SYSTEM_SCOPE, async (tx) => {
    const [person] = await tx.$queryRaw<{ bodyIds: string[]; lastBodyId: string | null }[]>`
      SELECT ARRAY(SELECT m.body_id::text FROM membership m WHERE m.person_id = p.id AND m.ended_at IS NULL) AS "bodyIds",
        (SELECT s.acting_body_id::text FROM session s WHERE s.person_id = p.id AND s.acting_body_id IS NOT NULL
          ORDER BY s.created_at DESC LIMIT 1) AS "lastBodyId"
      FROM person p WHERE p.id = ${proven.personId}::uuid AND p.status = 'active'`;
    if (!person || person.bodyIds.length === 0) throw new AppError('forbidden');
    const { bodyIds, lastBodyId } = person;
    const remembered = lastBodyId !== null && canActFor(bodyIds, lastBodyId) ? lastBodyId : null;
    const bodyId = remembered ?? (bodyIds.length === 1 ? (bodyIds[0] ?? null) : null);
    if (isTokenShaped(client.previousToken)) await endByToken(tx, client.previousToken, 'signed_in_again');
    const [session] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO session (token_hash, person_id, acting_body_id, assurance, idle_expires_at, expires_at, user_agent, sign_in_method)
      VALUES (${hashToken(token)}, ${proven.personId}::uuid, ${bodyId}::uuid, ${proven.assurance},
        now() + make_interval(mins => ${SESSION_IDLE_MINUTES}::int), now() + make_interval(hours => ${SESSION_ABSOLUTE_HOURS}::int),
        ${client.userAgent}, ${proven.method})
      RETURNING id::text`;
    if (!session) throw new Error('the session was not stored');
    await appendAudit(
      tx,
      { personId: proven.personId, bodyId },
      {
        action: 'identity.sign_in',
        subjectType: 'session',
        subjectId: session.id,
        bodyIds: bodyId ? [bodyId] : [],
        details: { method: proven.method, assurance: proven.assurance },
      },
    );
  });
  return token;
}

async function endByToken(
  tx: Transaction,
  token: string,
  reason: string,
): Promise<{ id: string; personId: string; method: ProvenIdentity['method'] } | null> {
  const [ended] = await tx.$queryRaw<{ id: string; personId: string; method: ProvenIdentity['method'] }[]>`
    UPDATE session SET ended_at = now(), ended_reason = ${reason} WHERE token_hash = ${tokenHash(token)} AND ended_at IS NULL
    RETURNING id::text, person_id::text AS "personId", sign_in_method AS method`;
  return ended ?? null;
}

/**
 * Signs out: the row ends, so a copy of the cookie is worth nothing. Unknown tokens are no error.
 * @returns how the session that ended had begun; null when none did.
 */
export function signOut(token: string): Promise<ProvenIdentity['method'] | null> {
  if (!isTokenShaped(token)) return Promise.resolve(null);
  return transactionInScope(SYSTEM_SCOPE, async (tx) => {
    const ended = await endByToken(tx, token, 'signed_out');
    if (!ended) return null;
    const actor = { personId: ended.personId, bodyId: null };
    await appendAudit(tx, actor, { action: 'identity.sign_out', subjectType: 'session', subjectId: ended.id });
    return ended.method;
  });
}

/**
 * Chooses the body to act for. The membership is checked in the statement that writes, so that a choice cannot outlive it.
 * @throws AppError 'not_found' when the person does not belong to the body (any more).
 */
export async function chooseBody(session: SessionInfo, bodyId: string): Promise<void> {
  await transactionInScope(SYSTEM_SCOPE, async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE session s SET acting_body_id = ${bodyId}::uuid
      WHERE s.id = ${session.sessionId}::uuid AND s.ended_at IS NULL AND EXISTS (SELECT FROM membership m
        WHERE m.person_id = s.person_id AND m.body_id = ${bodyId}::uuid AND m.ended_at IS NULL)`;
    if (changed === 0) throw new AppError('not_found');
    await appendAudit(
      tx,
      { personId: session.personId, bodyId },
      { action: 'identity.body_chosen', subjectType: 'session', subjectId: session.sessionId, bodyIds: [bodyId] },
    );
  });
}

/**
 * Notes that the person behind a session has just shown password or code again, and gives the session a new token: a
 * cookie copied before is worth nothing afterwards.
 * @param assurance raised to this level; null leaves it.
 * @returns the new token for the cookie.
 */
export async function confirmSession(
  tx: Transaction,
  sessionId: string,
  assurance: 'substantial' | null,
): Promise<string> {
  const token = randomToken();
  const changed = await tx.$executeRaw`
    UPDATE session SET token_hash = ${hashToken(token)}, authenticated_at = now(), assurance = coalesce(${assurance}, assurance)
    WHERE id = ${sessionId}::uuid AND ended_at IS NULL`;
  if (changed === 0) throw new AppError('unauthenticated');
  return token;
}
