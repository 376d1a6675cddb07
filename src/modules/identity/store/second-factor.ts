import { randomBytes } from 'node:crypto';
import { appendAudit } from '#src/db/audit.ts';
import { enqueueOutbox } from '#src/db/outbox.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { type Transaction, transactionInScope } from '#src/db/transaction.ts';
import { log } from '#src/server/log.ts';
import { acceptCode, newCodeSecret } from '#src/server/one-time-code.ts';
import { tokenHash } from '#src/server/random-token.ts';
import { seal, unseal } from '#src/server/secret-box.ts';
import type { SessionInfo } from '#src/server/session.ts';
import type { ProvenIdentity } from '#src/server/session-opening.ts';
import { isWaiting } from '../domain/lockout.ts';
import { RECOVERY_CODE_COUNT, readRecoveryCode, spellRecoveryCode } from '../domain/recovery-code.ts';
import { forgetFailures, noteFailure } from './failures.ts';
import { ownerOfToken, spendTokens } from './one-time-tokens.ts';
import { confirmSession } from './sessions.ts';
import { countProof, takeBackProof } from './tries.ts';

const SEAL_PURPOSE = 'second-factor';

interface FactorRow {
  readonly email: string;
  readonly displayName: string;
  readonly totpSecret: string | null;
  readonly totpConfirmedAt: Date | null;
  readonly totpLastStep: bigint | null;
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
}

async function lockFactor(tx: Transaction, personId: string): Promise<FactorRow | null> {
  const [row] = await tx.$queryRaw<FactorRow[]>`
    SELECT email, display_name AS "displayName", totp_secret AS "totpSecret", totp_confirmed_at AS "totpConfirmedAt",
      totp_last_step AS "totpLastStep", failed_attempts AS "failedAttempts", locked_until AS "lockedUntil"
    FROM person WHERE id = ${personId}::uuid AND status = 'active' FOR UPDATE`;
  return row ?? null;
}

/** The shared secret, or null when AUTH_SECRET was changed since: recovery codes then still open the account. */
function openSecret(personId: string, sealed: string): string | null {
  try {
    return unseal(SEAL_PURPOSE, personId, sealed);
  } catch {
    log.error('second_factor_unreadable', { personId });
    return null;
  }
}

/** Whether the text is a good code of the authenticator app; if so, that time step is used up. */
async function redeemAppCode(
  tx: Transaction,
  personId: string,
  factor: FactorRow,
  text: string,
  now: Date,
): Promise<boolean> {
  if (factor.totpSecret === null) return false;
  const secret = openSecret(personId, factor.totpSecret);
  if (secret === null) return false;
  const lastStep = factor.totpLastStep === null ? null : Number(factor.totpLastStep);
  const step = acceptCode(secret, text.replace(/\s/g, ''), lastStep, now);
  if (step === null) return false;
  await tx.$executeRaw`UPDATE person SET totp_last_step = ${step} WHERE id = ${personId}::uuid`;
  return true;
}

async function redeemRecoveryCode(
  tx: Transaction,
  personId: string,
  factor: FactorRow,
  text: string,
): Promise<boolean> {
  const code = readRecoveryCode(text);
  if (code === null) return false;
  const used = await tx.$executeRaw`
    UPDATE recovery_code SET used_at = now()
    WHERE person_id = ${personId}::uuid AND code_hash = ${tokenHash(code)} AND used_at IS NULL`;
  if (used === 0) return false;
  const payload = { displayName: factor.displayName, change: 'recovery_code_used' };
  await enqueueOutbox(tx, { kind: 'second_factor_changed', recipient: factor.email, personId, payload });
  return true;
}

/** Replaces the person's recovery codes and returns the new ones: the only moment at which they are readable. */
export async function replaceRecoveryCodes(tx: Transaction, personId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODE_COUNT }, () => spellRecoveryCode(randomBytes(16)));
  await tx.$executeRaw`UPDATE recovery_code SET used_at = now() WHERE person_id = ${personId}::uuid AND used_at IS NULL`;
  await tx.$executeRaw`
    INSERT INTO recovery_code (person_id, code_hash)
    SELECT ${personId}::uuid, code_hash FROM unnest(${codes.map(tokenHash)}::bytea[]) AS t(code_hash)`;
  return codes;
}

export type CodeAnswer<Value> =
  | { readonly kind: 'refused' | 'expired' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'accepted'; readonly value: Value };

/** Checks app code or recovery code under the account's lock; a failure is stored, not thrown, so that it counts. */
async function proveCode(tx: Transaction, personId: string, text: string, now: Date): Promise<boolean> {
  const factor = await lockFactor(tx, personId);
  if (!factor || factor.totpConfirmedAt === null) return false;
  const isGood =
    !isWaiting(factor, now) &&
    ((await redeemRecoveryCode(tx, personId, factor, text)) || (await redeemAppCode(tx, personId, factor, text, now)));
  if (isGood) await forgetFailures(tx, personId);
  else await noteFailure(tx, personId, now, 'code');
  return isGood;
}

/** Second step of signing in: the pending token stands for the password that was right a moment ago. */
export async function checkPendingCode(pendingToken: string, text: string): Promise<CodeAnswer<ProvenIdentity>> {
  const personId = await transactionInScope(SYSTEM_SCOPE, (tx) =>
    ownerOfToken(tx, 'second_factor_pending', pendingToken),
  );
  if (personId === null) return { kind: 'expired' };
  const verdict = await countProof(personId);
  if (!verdict.allowed) return { kind: 'limited', retryAfterSeconds: verdict.retryAfterSeconds };
  const isProven = await transactionInScope(SYSTEM_SCOPE, async (tx, now) => {
    // Asked again under the lock: of two answers at the same moment one finds the token used up.
    if ((await ownerOfToken(tx, 'second_factor_pending', pendingToken)) === null) return null;
    if (!(await proveCode(tx, personId, text, now))) return false;
    await spendTokens(tx, 'second_factor_pending', personId);
    return true;
  });
  if (isProven === null) return { kind: 'expired' };
  if (!isProven) return { kind: 'refused' };
  await takeBackProof(personId);
  return { kind: 'accepted', value: { personId, method: 'password', assurance: 'substantial' } };
}

/** Shows a code inside a session: raises it to "substantial" and counts as fresh authentication. Yields the new token. */
export async function confirmSessionByCode(session: SessionInfo, text: string): Promise<CodeAnswer<string>> {
  const verdict = await countProof(session.personId);
  if (!verdict.allowed) return { kind: 'limited', retryAfterSeconds: verdict.retryAfterSeconds };
  const token = await transactionInScope(SYSTEM_SCOPE, async (tx, now) => {
    if (!(await proveCode(tx, session.personId, text, now))) return null;
    await auditOwn(tx, session, 'identity.session_confirmed', { by: 'code' });
    return confirmSession(tx, session.sessionId, 'substantial');
  });
  if (token === null) return { kind: 'refused' };
  await takeBackProof(session.personId);
  return { kind: 'accepted', value: token };
}

/** Begins to set up a second factor: a new secret that does nothing until a code proves that the app has it. */
export async function startSecondFactor(session: SessionInfo): Promise<void> {
  const sealed = seal(SEAL_PURPOSE, session.personId, newCodeSecret());
  await transactionInScope(SYSTEM_SCOPE, async (tx) => {
    const begun = await tx.$executeRaw`
      UPDATE person SET totp_secret = ${sealed}, totp_last_step = NULL
      WHERE id = ${session.personId}::uuid AND status = 'active' AND totp_confirmed_at IS NULL`;
    if (begun > 0) await auditOwn(tx, session, 'identity.second_factor_started', {});
  });
}

/** The secret that waits for its first code, for the QR code; null when none is being set up. */
export function pendingSecret(personId: string, sealed: string | null): string | null {
  return sealed === null ? null : openSecret(personId, sealed);
}

/**
 * Sets the second factor up with a first code. The session becomes "substantial" and gets a new token; other sessions
 * of the person end, because they were opened with less.
 */
export async function finishSecondFactor(
  session: SessionInfo,
  text: string,
): Promise<CodeAnswer<{ readonly token: string; readonly recoveryCodes: readonly string[] }>> {
  const verdict = await countProof(session.personId);
  if (!verdict.allowed) return { kind: 'limited', retryAfterSeconds: verdict.retryAfterSeconds };
  const value = await transactionInScope(SYSTEM_SCOPE, async (tx, now) => {
    const factor = await lockFactor(tx, session.personId);
    if (!factor || factor.totpConfirmedAt !== null) return null;
    if (!(await redeemAppCode(tx, session.personId, factor, text, now))) return null;
    await tx.$executeRaw`UPDATE person SET totp_confirmed_at = ${now} WHERE id = ${session.personId}::uuid`;
    await tx.$executeRaw`
      UPDATE session SET ended_at = now(), ended_reason = 'second_factor_added'
      WHERE person_id = ${session.personId}::uuid AND id <> ${session.sessionId}::uuid AND ended_at IS NULL`;
    const recoveryCodes = await replaceRecoveryCodes(tx, session.personId);
    const payload = { displayName: factor.displayName, change: 'added' };
    await enqueueOutbox(tx, {
      kind: 'second_factor_changed',
      recipient: factor.email,
      personId: session.personId,
      payload,
    });
    await auditOwn(tx, session, 'identity.second_factor_added', {});
    return { token: await confirmSession(tx, session.sessionId, 'substantial'), recoveryCodes };
  });
  if (value === null) return { kind: 'refused' };
  await takeBackProof(session.personId);
  return { kind: 'accepted', value };
}

function auditOwn(
  tx: Transaction,
  session: SessionInfo,
  action: string,
  details: Record<string, unknown>,
): Promise<void> {
  const bodyIds = session.actingBodyId ? [session.actingBodyId] : [];
  return appendAudit(
    tx,
    { personId: session.personId, bodyId: session.actingBodyId },
    { action, subjectType: 'person', subjectId: session.personId, bodyIds, details },
  );
}
