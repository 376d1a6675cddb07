import { describe, expect, it } from 'vitest';
import { checkPassword } from '#src/modules/identity/store/password-sign-in.ts';
import { openSession } from '#src/modules/identity/store/sessions.ts';
import { actorOf, resolveSession } from '#src/server/session.ts';
import { addPerson, BODIES, identityDatabase, PASSWORD, rowsOf } from './people.ts';

const database = identityDatabase();
const editor = [{ bodyId: BODIES.buedingen.id, roles: ['editor'] as const }];
const CLIENT = { userAgent: 'test', previousToken: undefined };

async function lockState(personId: string) {
  const [row] = await rowsOf<{ failed_attempts: number; minutes: number | null }>(
    database(),
    `SELECT failed_attempts, round(extract(epoch FROM locked_until - now()) / 60)::int AS minutes FROM person WHERE id = $1`,
    [personId],
  );
  return row;
}

describe('signing in with a password', () => {
  it('opens a session of which the database knows only the hash, with an audit line', async () => {
    const person = await addPerson(database(), editor);
    const answer = await checkPassword(person.email, PASSWORD, '192.0.2.1');
    expect(answer).toMatchObject({ kind: 'proven', identity: { personId: person.id, assurance: 'normal' } });
    if (answer.kind !== 'proven') return;
    const token = await openSession(answer.identity, CLIENT);
    const session = await resolveSession(token);
    expect(session && actorOf(session)).toMatchObject({ personId: person.id, bodyId: BODIES.buedingen.id });
    const stored = await rowsOf(database(), 'SELECT FROM session WHERE encode(token_hash, $2) = $1', [token, 'escape']);
    expect(stored).toEqual([]);
    const audit = await rowsOf<{ action: string; details: object }>(
      database(),
      'SELECT action, details FROM audit_entry WHERE actor_person_id = $1',
      [person.id],
    );
    expect(audit).toEqual([{ action: 'identity.sign_in', details: { method: 'password', assurance: 'normal' } }]);
  });

  it('answers wrong passwords, unknown, locked and passwordless accounts alike', async () => {
    const known = await addPerson(database(), editor);
    const locked = await addPerson(database(), editor);
    const without = await addPerson(database(), editor, { withPassword: false });
    await rowsOf(database(), `UPDATE person SET status = 'locked' WHERE id = $1`, [locked.id]);
    const answers = [
      await checkPassword(known.email, 'nicht das richtige Wort', '192.0.2.2'),
      await checkPassword('niemand@test.example', PASSWORD, '192.0.2.2'),
      await checkPassword(locked.email, PASSWORD, '192.0.2.2'),
      await checkPassword(without.email, PASSWORD, '192.0.2.2'),
      await checkPassword(known.email, 'x'.repeat(900), '192.0.2.2'),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"kind":"refused"}']));
    const mentions = await rowsOf(database(), `SELECT FROM audit_entry WHERE details::text LIKE '%@%'`);
    expect(mentions).toEqual([]);
  });

  it('waits longer after each row of failures, tells the owner once, and refuses the right password meanwhile', async () => {
    const person = await addPerson(database(), editor);
    const fail = (address: string) => checkPassword(person.email, 'falsch geraten ist auch daneben', address);
    for (let count = 0; count < 5; count += 1) await fail('192.0.2.3');
    expect(await lockState(person.id)).toEqual({ failed_attempts: 5, minutes: 1 });
    expect(await checkPassword(person.email, PASSWORD, '192.0.2.3')).toEqual({ kind: 'refused' });
    expect(await lockState(person.id)).toEqual({ failed_attempts: 5, minutes: 1 });

    await rowsOf(database(), `UPDATE person SET locked_until = now() - interval '1 second' WHERE id = $1`, [person.id]);
    await fail('192.0.2.4');
    expect(await lockState(person.id)).toEqual({ failed_attempts: 6, minutes: 2 });
    const mails = await rowsOf(
      database(),
      `SELECT FROM outbox_message WHERE kind = 'account_locked' AND recipient = $1`,
      [person.email],
    );
    expect(mails).toHaveLength(1);

    await rowsOf(database(), `UPDATE person SET locked_until = now() - interval '1 second' WHERE id = $1`, [person.id]);
    expect((await checkPassword(person.email, PASSWORD, '192.0.2.5')).kind).toBe('proven');
    expect(await lockState(person.id)).toEqual({ failed_attempts: 0, minutes: null });
  });

  it('counts fifty tries at the same moment before it checks them', async () => {
    const person = await addPerson(database(), editor);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => checkPassword(person.email, 'gleichzeitig geraten', '192.0.2.6')),
    );
    expect(answers.filter(({ kind }) => kind === 'limited')).toHaveLength(40);
    expect((await checkPassword(person.email, PASSWORD, '192.0.2.6')).kind).toBe('limited');
  });

  it('does not count successes: an office behind one address is many people', async () => {
    const person = await addPerson(database(), editor);
    for (let count = 0; count < 15; count += 1) {
      expect((await checkPassword(person.email, PASSWORD, '192.0.2.7')).kind).toBe('proven');
    }
  });

  it('signs nobody in who belongs to no organisation any more', async () => {
    const person = await addPerson(database(), editor);
    await rowsOf(database(), 'UPDATE membership SET ended_at = now() WHERE person_id = $1', [person.id]);
    expect(await checkPassword(person.email, PASSWORD, '192.0.2.8')).toEqual({ kind: 'no_organisation' });
    const proven = { personId: person.id, method: 'password', assurance: 'normal' } as const;
    await expect(openSession(proven, CLIENT)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('acts for the only organisation, for the last one of several, else for none until chosen', async () => {
    const proven = (personId: string) => ({ personId, method: 'password', assurance: 'normal' }) as const;
    const several = await addPerson(database(), [...editor, { bodyId: BODIES.nidda.id, roles: ['reader'] }]);
    const first = await resolveSession(await openSession(proven(several.id), CLIENT));
    expect(first?.actingBodyId).toBeNull();
    await rowsOf(database(), 'UPDATE session SET acting_body_id = $2 WHERE person_id = $1', [
      several.id,
      BODIES.nidda.id,
    ]);
    const second = await resolveSession(await openSession(proven(several.id), CLIENT));
    expect(second?.actingBodyId).toBe(BODIES.nidda.id);
    await rowsOf(database(), 'UPDATE membership SET ended_at = now() WHERE person_id = $1 AND body_id = $2', [
      several.id,
      BODIES.nidda.id,
    ]);
    const third = await resolveSession(await openSession(proven(several.id), CLIENT));
    expect(third?.actingBodyId).toBe(BODIES.buedingen.id);
  });
});
