import { generateSync } from 'otplib';
import { describe, expect, it } from 'vitest';
import { disableSecondFactor } from '#src/modules/identity/commands/disable-second-factor.ts';
import { renewRecoveryCodes } from '#src/modules/identity/commands/renew-recovery-codes.ts';
import { resetSecondFactor } from '#src/modules/identity/commands/reset-second-factor.ts';
import { getSecondFactor } from '#src/modules/identity/reads/account.ts';
import { checkPassword } from '#src/modules/identity/store/password-sign-in.ts';
import { confirmSessionByPassword } from '#src/modules/identity/store/reauthentication.ts';
import { unsealRecoveryCodes } from '#src/modules/identity/store/recovery-code-display.ts';
import {
  checkPendingCode,
  confirmSessionByCode,
  finishSecondFactor,
  startSecondFactor,
} from '#src/modules/identity/store/second-factor.ts';
import { actorOf, resolveSession, type SessionInfo } from '#src/server/session.ts';
import {
  actorFor,
  addPerson,
  addSession,
  BODIES,
  identityDatabase,
  PASSWORD,
  rowsOf,
  type TestPerson,
} from './people.ts';

const database = identityDatabase();
const { buedingen } = BODIES;

async function sessionOf(person: TestPerson): Promise<SessionInfo> {
  const session = await resolveSession(await addSession(database(), person, buedingen.id));
  if (!session) throw new Error('no session');
  return session;
}

/** A person with a second factor; the code used for setting it up lies in the past, so that the present one is fresh. */
async function withFactor() {
  const person = await addPerson(database(), [{ bodyId: buedingen.id, roles: ['editor'] }]);
  const session = await sessionOf(person);
  await startSecondFactor(session);
  const { pendingSecret } = await getSecondFactor(session);
  if (!pendingSecret) throw new Error('no secret');
  const answer = await finishSecondFactor(session, codeOf(pendingSecret, -1));
  if (answer.kind !== 'accepted') throw new Error(answer.kind);
  const renewed = await resolveSession(answer.value.token);
  if (!renewed) throw new Error('no session');
  return { person, session: renewed, secret: pendingSecret, recoveryCodes: answer.value.recoveryCodes };
}

/** The app's code, `steps` of 30 seconds from now. */
function codeOf(secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
}

async function pendingTokenOf(person: TestPerson): Promise<string> {
  const answer = await checkPassword(person.email, PASSWORD, person.id);
  if (answer.kind !== 'second_factor') throw new Error(answer.kind);
  return answer.pendingToken;
}

describe('the second factor', () => {
  it('is set up by a first code, which renews the token and ends the other sessions', async () => {
    const person = await addPerson(database(), [{ bodyId: buedingen.id, roles: ['editor'] }]);
    const elsewhere = await addSession(database(), person, buedingen.id);
    const token = await addSession(database(), person, buedingen.id);
    const session = await resolveSession(token);
    if (!session) throw new Error('no session');
    await startSecondFactor(session);
    const secret = (await getSecondFactor(session)).pendingSecret ?? '';
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const [stored] = await rowsOf<{ totp_secret: string }>(database(), 'SELECT totp_secret FROM person WHERE id = $1', [
      person.id,
    ]);
    expect(stored?.totp_secret).not.toContain(secret);
    expect((await finishSecondFactor(session, '000000')).kind).toBe('refused');
    const answer = await finishSecondFactor(session, codeOf(secret));
    if (answer.kind !== 'accepted') throw new Error(answer.kind);
    expect(new Set(answer.value.recoveryCodes).size).toBe(10);
    expect(await resolveSession(token)).toBeNull();
    expect(await resolveSession(elsewhere)).toBeNull();
    expect(await resolveSession(answer.value.token)).toMatchObject({ assurance: 'substantial', hasSecondFactor: true });
    const codes = await rowsOf<{ hex: string }>(
      database(),
      `SELECT encode(code_hash, 'hex') AS hex FROM recovery_code`,
    );
    expect(codes.every(({ hex }) => /^[0-9a-f]{64}$/.test(hex))).toBe(true);
  });

  it('is asked for after the password, and makes the session substantial', async () => {
    const { person, secret } = await withFactor();
    const pending = await pendingTokenOf(person);
    expect(await resolveSession(pending)).toBeNull();
    expect((await checkPendingCode(pending, '123456')).kind).toBe('refused');
    expect(await checkPendingCode(pending, codeOf(secret))).toEqual({
      kind: 'accepted',
      value: { personId: person.id, method: 'password', assurance: 'substantial' },
    });
    expect((await checkPendingCode(pending, codeOf(secret, 1))).kind).toBe('expired');
  });

  it('takes a code once, also when it is sent twice at the same moment', async () => {
    const { person, secret } = await withFactor();
    const [first, second] = [await pendingTokenOf(person), await pendingTokenOf(person)];
    const code = codeOf(secret);
    const answers = await Promise.all([checkPendingCode(first, code), checkPendingCode(second, code)]);
    expect(answers.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    expect((await checkPendingCode(await pendingTokenOf(person), code)).kind).toBe('refused');
  });

  it('takes each recovery code once and tells the owner', async () => {
    const { person, recoveryCodes } = await withFactor();
    const code = recoveryCodes[0] ?? '';
    expect((await checkPendingCode(await pendingTokenOf(person), code.toUpperCase())).kind).toBe('accepted');
    expect((await checkPendingCode(await pendingTokenOf(person), code)).kind).toBe('refused');
    const mails = await rowsOf(
      database(),
      `SELECT FROM outbox_message WHERE recipient = $1 AND payload->>'change' = 'recovery_code_used'`,
      [person.email],
    );
    expect(mails).toHaveLength(1);
  });

  it('cannot be guessed: failures lead to waiting and then to a stop', async () => {
    const { person, secret } = await withFactor();
    const pending = await pendingTokenOf(person);
    const kinds: string[] = [];
    for (let count = 0; count < 11; count += 1) kinds.push((await checkPendingCode(pending, '111111')).kind);
    expect(kinds.filter((kind) => kind === 'refused')).toHaveLength(10);
    expect(kinds.at(-1)).toBe('limited');
    expect((await checkPendingCode(pending, codeOf(secret))).kind).toBe('limited');
    const [row] = await rowsOf<{ waits: boolean }>(
      database(),
      'SELECT locked_until > now() AS waits FROM person WHERE id = $1',
      [person.id],
    );
    expect(row?.waits).toBe(true);
  });

  it('is no good with an expired or foreign pending token', async () => {
    const { person, secret } = await withFactor();
    const pending = await pendingTokenOf(person);
    await rowsOf(database(), `UPDATE one_time_token SET expires_at = now() WHERE person_id = $1`, [person.id]);
    expect((await checkPendingCode(pending, codeOf(secret))).kind).toBe('expired');
    expect((await checkPendingCode('', codeOf(secret))).kind).toBe('expired');
  });

  it('is removed and its codes are renewed only with a fresh confirmation', async () => {
    const { person, session, secret } = await withFactor();
    await rowsOf(database(), `UPDATE session SET authenticated_at = now() - interval '1 hour' WHERE person_id = $1`, [
      person.id,
    ]);
    const actor = actorOf(session);
    if (!actor) throw new Error('no actor');
    expect(await renewRecoveryCodes.execute(actor, {})).toEqual({ ok: false, reason: 'authentication_too_old' });
    expect(await disableSecondFactor.execute(actor, {})).toEqual({ ok: false, reason: 'authentication_too_old' });
    expect((await confirmSessionByPassword(session, PASSWORD)).kind).toBe('refused');
    expect((await confirmSessionByCode(session, codeOf(secret))).kind).toBe('accepted');
    const renewal = await renewRecoveryCodes.execute(actor, {});
    if (!renewal.ok) throw new Error(renewal.reason);
    expect(unsealRecoveryCodes(session.sessionId, renewal.value.sealedCodes)).toHaveLength(10);
    expect(unsealRecoveryCodes(crypto.randomUUID(), renewal.value.sealedCodes)).toEqual([]);
    expect(await disableSecondFactor.execute(actor, {})).toEqual({ ok: true, value: {} });
    expect((await checkPassword(person.email, PASSWORD, person.id)).kind).toBe('proven');
  });

  it('can be replaced where an organisation demands it: without one the session is no actor', async () => {
    const { person, session } = await withFactor();
    await rowsOf(database(), 'UPDATE body SET requires_second_factor = true WHERE id = $1', [buedingen.id]);
    const actor = actorOf(session);
    if (!actor) throw new Error('no actor');
    expect(await disableSecondFactor.execute(actor, {})).toEqual({ ok: true, value: {} });
    const [row] = await rowsOf<{ assurance: string }>(database(), 'SELECT assurance FROM session WHERE id = $1', [
      session.sessionId,
    ]);
    const weaker = await resolveSession(await addSession(database(), person, buedingen.id));
    expect(weaker && actorOf(weaker)).toBeNull();
    expect(row?.assurance).toBe('normal');
    await rowsOf(database(), 'UPDATE body SET requires_second_factor = false WHERE id = $1', [buedingen.id]);
  });

  it('leaves the recovery codes usable when the secret cannot be read any more', async () => {
    const { person, secret, recoveryCodes } = await withFactor();
    await rowsOf(database(), `UPDATE person SET totp_secret = 'unlesbar' WHERE id = $1`, [person.id]);
    expect((await checkPendingCode(await pendingTokenOf(person), codeOf(secret))).kind).toBe('refused');
    expect((await checkPendingCode(await pendingTokenOf(person), recoveryCodes[1] ?? '')).kind).toBe('accepted');
  });

  it('is reset by a platform administrator, who cannot use it; the owner is told', async () => {
    const { person } = await withFactor();
    const platform = await addPerson(database(), [{ bodyId: BODIES.provider.id, roles: ['platform_administrator'] }]);
    const actor = await actorFor(database(), platform, BODIES.provider.id);
    expect(await resetSecondFactor.execute(actor, { personId: person.id })).toMatchObject({ ok: true });
    expect(await resetSecondFactor.execute(actor, { personId: person.id })).toEqual({
      ok: false,
      reason: 'no_second_factor_set_up',
    });
    expect((await checkPassword(person.email, PASSWORD, person.id)).kind).toBe('proven');
    const mails = await rowsOf(
      database(),
      `SELECT FROM outbox_message WHERE recipient = $1 AND payload->>'change' = 'reset'`,
      [person.email],
    );
    expect(mails).toHaveLength(1);
  });
});

describe('confirming a session by password', () => {
  it('renews the token, and counts failures', async () => {
    const person = await addPerson(database(), [{ bodyId: buedingen.id, roles: ['editor'] }]);
    const session = await sessionOf(person);
    expect((await confirmSessionByPassword(session, 'daneben und falsch')).kind).toBe('refused');
    const answer = await confirmSessionByPassword(session, PASSWORD);
    if (answer.kind !== 'accepted') throw new Error(answer.kind);
    expect(await resolveSession(answer.value)).toMatchObject({ sessionId: session.sessionId, assurance: 'normal' });
  });
});
