import { describe, expect, it } from 'vitest';
import { changePassword } from '#src/modules/identity/commands/change-password.ts';
import { invitePerson } from '#src/modules/identity/commands/invite-person.ts';
import { resendInvitation } from '#src/modules/identity/commands/resend-invitation.ts';
import { revokeInvitation } from '#src/modules/identity/commands/revoke-invitation.ts';
import { acceptAsPerson, acceptWithNewAccount, findInvitation } from '#src/modules/identity/store/invitations.ts';
import { isResetOpen, requestReset, resetPassword } from '#src/modules/identity/store/password-reset.ts';
import { checkPassword } from '#src/modules/identity/store/password-sign-in.ts';
import { resolveSession } from '#src/server/session.ts';
import { actorFor, addPerson, addSession, BODIES, identityDatabase, mailedToken, PASSWORD, rowsOf } from './people.ts';

const database = identityDatabase();
const { buedingen, nidda } = BODIES;
const NEW_PASSWORD = 'ein ganz anderer Satz mit Wolken';

describe('resetting a password', () => {
  it('works once, ends waiting and every session, and kills the other links', async () => {
    const person = await addPerson(database(), [{ bodyId: buedingen.id, roles: ['editor'] }]);
    const session = await addSession(database(), person, buedingen.id);
    await requestReset(person.email, '192.0.2.20');
    const first = await mailedToken(database(), 'password_reset', person.email);
    await requestReset(person.email, '192.0.2.20');
    const second = await mailedToken(database(), 'password_reset', person.email);
    await rowsOf(
      database(),
      `UPDATE person SET failed_attempts = 9, locked_until = now() + interval '1 hour' WHERE id = $1`,
      [person.id],
    );
    expect(await isResetOpen(second)).toBe(true);
    expect(await resetPassword(second, 'zu kurz')).toEqual({ ok: false, reason: 'too_short' });
    expect(await resetPassword(second, NEW_PASSWORD)).toEqual({ ok: true });
    expect(await resetPassword(second, 'noch ein anderer Satz')).toEqual({ ok: false, reason: 'expired' });
    expect(await resetPassword(first, 'noch ein anderer Satz')).toEqual({ ok: false, reason: 'expired' });
    expect(await isResetOpen(second)).toBe(false);
    expect(await resolveSession(session)).toBeNull();
    expect((await checkPassword(person.email, PASSWORD, '192.0.2.21')).kind).toBe('refused');
    expect((await checkPassword(person.email, NEW_PASSWORD, '192.0.2.21')).kind).toBe('proven');
  });

  it('is done once when the link is used twice at the same moment', async () => {
    const person = await addPerson(database(), [{ bodyId: buedingen.id, roles: ['editor'] }]);
    await requestReset(person.email, '192.0.2.22');
    const token = await mailedToken(database(), 'password_reset', person.email);
    const answers = await Promise.all([1, 2, 3].map((count) => resetPassword(token, `${NEW_PASSWORD} ${count}`)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('sends nothing for unknown, locked or passwordless accounts, and answers alike', async () => {
    const locked = await addPerson(database(), [{ bodyId: buedingen.id, roles: ['editor'] }]);
    await rowsOf(database(), `UPDATE person SET status = 'locked' WHERE id = $1`, [locked.id]);
    const without = await addPerson(database(), [{ bodyId: buedingen.id, roles: ['editor'] }], { withPassword: false });
    const addresses = ['fremd@test.example', locked.email, without.email];
    for (const email of addresses) expect(await requestReset(email, '192.0.2.23')).toEqual({ allowed: true });
    const mails = await rowsOf(database(), 'SELECT FROM outbox_message WHERE recipient = ANY($1)', [addresses]);
    expect(mails).toEqual([]);
  });

  it('is not good for ever, nor for a locked account, and cannot be asked for without end', async () => {
    const person = await addPerson(database(), [{ bodyId: buedingen.id, roles: ['editor'] }]);
    for (let count = 0; count < 3; count += 1)
      expect((await requestReset(person.email, '192.0.2.24')).allowed).toBe(true);
    expect((await requestReset(person.email, '192.0.2.25')).allowed).toBe(false);
    const token = await mailedToken(database(), 'password_reset', person.email);
    await rowsOf(database(), `UPDATE person SET status = 'locked' WHERE id = $1`, [person.id]);
    expect(await resetPassword(token, NEW_PASSWORD)).toEqual({ ok: false, reason: 'expired' });
    await rowsOf(database(), `UPDATE person SET status = 'active' WHERE id = $1`, [person.id]);
    await rowsOf(database(), `UPDATE one_time_token SET expires_at = now() WHERE person_id = $1`, [person.id]);
    expect(await resetPassword(token, NEW_PASSWORD)).toEqual({ ok: false, reason: 'expired' });
  });
});

describe('changing a password', () => {
  it('needs the present one, ends the other sessions and kills reset links', async () => {
    const person = await addPerson(database(), [{ bodyId: buedingen.id, roles: ['editor'] }]);
    const other = await addSession(database(), person, buedingen.id);
    await requestReset(person.email, '192.0.2.26');
    const link = await mailedToken(database(), 'password_reset', person.email);
    const actor = await actorFor(database(), person, buedingen.id);
    const change = (currentPassword: string, newPassword: string) =>
      changePassword.execute(actor, { currentPassword, newPassword, repeatedPassword: newPassword });
    expect(await change('nicht das bisherige', NEW_PASSWORD)).toEqual({ ok: false, reason: 'wrong_password' });
    expect(await change(PASSWORD, PASSWORD)).toEqual({ ok: false, reason: 'same_password' });
    expect(await change(PASSWORD, 'Passwort2026!!')).toEqual({ ok: false, reason: 'password_too_common' });
    expect(await change(PASSWORD, NEW_PASSWORD)).toEqual({ ok: true, value: { endedSessions: 1 } });
    expect(await resolveSession(other)).toBeNull();
    expect(await isResetOpen(link)).toBe(false);
  });
});

describe('an invitation', () => {
  async function invited(email: string) {
    const administrator = await addPerson(database(), [
      { bodyId: buedingen.id, roles: ['organisation_administrator'] },
    ]);
    const actor = await actorFor(database(), administrator, buedingen.id);
    const input = { bodyId: buedingen.id, email, displayName: 'Neue Person', roles: ['editor' as const] };
    const outcome = await invitePerson.execute(actor, input);
    if (!outcome.ok) throw new Error(outcome.reason);
    return { actor, input, id: outcome.value.id, token: await mailedToken(database(), 'invitation', email) };
  }

  it('makes an account with exactly the invited roles, once', async () => {
    const { token } = await invited('neu.eins@test.example');
    expect(await findInvitation(token)).toMatchObject({ email: 'neu.eins@test.example', personId: null });
    expect(await acceptWithNewAccount(token, 'Neue Person', 'Passwort2026!!')).toEqual({
      ok: false,
      reason: 'too_common',
    });
    const answers = await Promise.all([
      acceptWithNewAccount(token, 'Neue Person', NEW_PASSWORD),
      acceptWithNewAccount(token, 'Neue Person', NEW_PASSWORD).catch((error: Error) => error.message),
    ]);
    expect(answers.filter((answer) => typeof answer === 'object' && answer.ok)).toHaveLength(1);
    const memberships = await rowsOf(
      database(),
      'SELECT m.body_id, m.roles FROM membership m JOIN person p ON p.id = m.person_id WHERE p.email = $1',
      ['neu.eins@test.example'],
    );
    expect(memberships).toEqual([{ body_id: buedingen.id, roles: ['editor'] }]);
    expect(await findInvitation(token)).toBeNull();
  });

  it('gives an existing account one more organisation, and only to its addressee', async () => {
    const person = await addPerson(database(), [{ bodyId: nidda.id, roles: ['reader'] }]);
    const stranger = await addPerson(database(), [{ bodyId: nidda.id, roles: ['reader'] }]);
    const { token } = await invited(person.email);
    expect(await acceptWithNewAccount(token, 'Jemand', NEW_PASSWORD)).toEqual({ ok: false, reason: 'has_account' });
    expect(await acceptAsPerson(token, stranger.id)).toEqual({ ok: false, reason: 'other_account' });
    expect(await acceptAsPerson(token, person.id)).toMatchObject({ ok: true, bodyId: buedingen.id });
    expect(await acceptAsPerson(token, person.id)).toEqual({ ok: false, reason: 'closed' });
    expect((await checkPassword(person.email, PASSWORD, '192.0.2.27')).kind).toBe('proven');
  });

  it('stops working when it is sent again, withdrawn or expired', async () => {
    const { actor, id, token, input } = await invited('neu.zwei@test.example');
    expect(await invitePerson.execute(actor, input)).toEqual({ ok: false, reason: 'already_invited' });
    await resendInvitation.execute(actor, { invitationId: id });
    const again = await mailedToken(database(), 'invitation', input.email);
    expect(await findInvitation(token)).toBeNull();
    expect(await findInvitation(again)).not.toBeNull();
    await rowsOf(database(), `UPDATE invitation SET expires_at = now() WHERE id = $1`, [id]);
    expect(await acceptWithNewAccount(again, 'Neu', NEW_PASSWORD)).toEqual({ ok: false, reason: 'closed' });
    await resendInvitation.execute(actor, { invitationId: id });
    const third = await mailedToken(database(), 'invitation', input.email);
    await revokeInvitation.execute(actor, { invitationId: id });
    expect(await acceptWithNewAccount(third, 'Neu', NEW_PASSWORD)).toEqual({ ok: false, reason: 'closed' });
    expect(await revokeInvitation.execute(actor, { invitationId: id })).toEqual({
      ok: false,
      reason: 'invitation_closed',
    });
  });
});
