import { describe, expect, it } from 'vitest';
import { endOtherSessions } from '#src/modules/identity/commands/end-other-sessions.ts';
import { endSession } from '#src/modules/identity/commands/end-session.ts';
import { lockAccount } from '#src/modules/identity/commands/lock-account.ts';
import { removePerson } from '#src/modules/identity/commands/remove-person.ts';
import { unlockAccount } from '#src/modules/identity/commands/unlock-account.ts';
import { chooseBody, openSession, signOut } from '#src/modules/identity/store/sessions.ts';
import { actorOf, needsSecondFactor, resolveSession } from '#src/server/session.ts';
import { actorFor, addPerson, addSession, BODIES, identityDatabase, rowsOf } from './people.ts';

const database = identityDatabase();
const { buedingen, nidda, provider } = BODIES;
const editorOf = (bodyId: string) => ({ bodyId, roles: ['editor'] as const });
const administratorOf = (bodyId: string) => ({ bodyId, roles: ['organisation_administrator'] as const });

describe('a session', () => {
  it('ends with signing out: the copied cookie is refused at the next request', async () => {
    const person = await addPerson(database(), [editorOf(buedingen.id)]);
    const token = await addSession(database(), person, buedingen.id);
    expect(await resolveSession(token)).not.toBeNull();
    await signOut(token);
    expect(await resolveSession(token)).toBeNull();
    await signOut(token);
    await signOut('kein Token');
  });

  it.each(['idle_expires_at', 'expires_at'])('is refused after %s', async (limit) => {
    const person = await addPerson(database(), [editorOf(buedingen.id)]);
    const token = await addSession(database(), person, buedingen.id);
    await rowsOf(database(), `UPDATE session SET ${limit} = now() - interval '1 second' WHERE person_id = $1`, [
      person.id,
    ]);
    expect(await resolveSession(token)).toBeNull();
  });

  it.each(['', 'a', 'x'.repeat(5_000), "' OR 1=1 --", 'ä'.repeat(43)])(
    'is not opened by the token %j',
    async (token) => {
      expect(await resolveSession(token)).toBeNull();
    },
  );

  it('is replaced when the same browser signs in again', async () => {
    const person = await addPerson(database(), [editorOf(buedingen.id)]);
    const before = await addSession(database(), person, buedingen.id);
    const after = await openSession(
      { personId: person.id, method: 'password', assurance: 'normal' },
      { userAgent: 'test', previousToken: before },
    );
    expect(await resolveSession(before)).toBeNull();
    expect(await resolveSession(after)).not.toBeNull();
  });

  it('is ended by its owner, alone or with all others, and by nobody else', async () => {
    const owner = await addPerson(database(), [editorOf(buedingen.id)]);
    const other = await addPerson(database(), [administratorOf(buedingen.id)]);
    const [first, second, third] = [
      await addSession(database(), owner, buedingen.id),
      await addSession(database(), owner, buedingen.id),
      await addSession(database(), owner, buedingen.id),
    ];
    const idOf = async (token: string) => (await resolveSession(token))?.sessionId ?? '';
    const session = await resolveSession(third);
    const actor = session && actorOf(session);
    if (!actor) throw new Error('no actor');
    await expect(
      endSession.execute(await actorFor(database(), other, buedingen.id), { sessionId: await idOf(first) }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await endSession.execute(actor, { sessionId: await idOf(first) });
    expect(await resolveSession(first)).toBeNull();
    expect(await endOtherSessions.execute(actor, {})).toEqual({ ok: true, value: { ended: 1 } });
    expect(await resolveSession(second)).toBeNull();
    expect(await resolveSession(third)).not.toBeNull();
  });

  it('acts only for organisations the person belongs to at that moment', async () => {
    const person = await addPerson(database(), [editorOf(buedingen.id), editorOf(nidda.id)]);
    const token = await addSession(database(), person, buedingen.id);
    const session = await resolveSession(token);
    if (!session) throw new Error('no session');
    await chooseBody(session, nidda.id);
    expect((await resolveSession(token))?.actingBodyId).toBe(nidda.id);
    await expect(chooseBody(session, provider.id)).rejects.toMatchObject({ code: 'not_found' });
    await rowsOf(database(), 'UPDATE membership SET ended_at = now() WHERE person_id = $1 AND body_id = $2', [
      person.id,
      nidda.id,
    ]);
    const afterwards = await resolveSession(token);
    expect(afterwards && actorOf(afterwards)).toBeNull();
    await expect(chooseBody(session, nidda.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('of a leaver ends in the transaction that ends the last membership', async () => {
    const administrator = await addPerson(database(), [administratorOf(buedingen.id)]);
    const leaver = await addPerson(database(), [editorOf(buedingen.id)]);
    const token = await addSession(database(), leaver, buedingen.id);
    const actor = await actorFor(database(), administrator, buedingen.id);
    const membershipId = leaver.memberships[buedingen.id] ?? '';
    expect(await removePerson.execute(actor, { membershipId, version: 1 })).toMatchObject({ ok: true });
    expect(await resolveSession(token)).toBeNull();
    const [row] = await rowsOf<{ ended_reason: string }>(
      database(),
      'SELECT ended_reason FROM session WHERE person_id = $1',
      [leaver.id],
    );
    expect(row?.ended_reason).toBe('membership_ended');
  });

  it('of a locked account ends at once; unlocking does not bring it back', async () => {
    const platform = await addPerson(database(), [{ bodyId: provider.id, roles: ['platform_administrator'] }]);
    await addPerson(database(), [{ bodyId: provider.id, roles: ['platform_administrator'] }]);
    const person = await addPerson(database(), [editorOf(buedingen.id)]);
    const token = await addSession(database(), person, buedingen.id);
    const actor = await actorFor(database(), platform, provider.id);
    await lockAccount.execute(actor, { personId: person.id });
    expect(await resolveSession(token)).toBeNull();
    await expect(lockAccount.execute(actor, { personId: platform.id })).rejects.toMatchObject({ code: 'forbidden' });
    await unlockAccount.execute(actor, { personId: person.id });
    expect(await resolveSession(token)).toBeNull();
    expect(await resolveSession(await addSession(database(), person, buedingen.id))).not.toBeNull();
  });

  it('does not act while the organisation demands a second factor it has not shown', async () => {
    const person = await addPerson(database(), [editorOf(nidda.id)]);
    const token = await addSession(database(), person, nidda.id);
    await rowsOf(database(), 'UPDATE body SET requires_second_factor = true WHERE id = $1', [nidda.id]);
    const session = await resolveSession(token);
    expect(session && needsSecondFactor(session)).toBe(true);
    expect(session && actorOf(session)).toBeNull();
    await rowsOf(database(), `UPDATE session SET assurance = 'substantial' WHERE person_id = $1`, [person.id]);
    const stronger = await resolveSession(token);
    expect(stronger && actorOf(stronger)).not.toBeNull();
    await rowsOf(database(), 'UPDATE body SET requires_second_factor = false WHERE id = $1', [nidda.id]);
  });
});
