import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, berlinDay } from '#src/modules/legal/domain/days.ts';
import { applyForMembership } from '#src/modules/purchasing-cooperative/commands/apply-for-membership.ts';
import { castVote } from '#src/modules/purchasing-cooperative/commands/cast-vote.ts';
import { closeMotion } from '#src/modules/purchasing-cooperative/commands/close-motion.ts';
import { decideApplication } from '#src/modules/purchasing-cooperative/commands/decide-application.ts';
import { openMotion } from '#src/modules/purchasing-cooperative/commands/open-motion.ts';
import type { Majority, VoteChoice } from '#src/modules/purchasing-cooperative/domain/membership.ts';
import { getCooperative } from '#src/modules/purchasing-cooperative/reads.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { addMember, takeBodies } from '#tests/support/portal-fixtures.ts';

const database = useTestDatabase();
const today = berlinDay(new Date());
let cooperative: Actor;
let towns: Actor[];
let outside: Actor;
let coordinator: Actor;
beforeAll(async () => {
  await asSuperuser(database(), async (client) => {
    const [kopit] = await takeBodies(client, 'purchasing_cooperative', 1);
    const [ministry] = await takeBodies(client, 'state_ministry', 1);
    const bodies = await takeBodies(client, 'municipality', 6);
    if (!kopit || !ministry) throw new Error('the register is empty');
    cooperative = await addMember(client, kopit, ['procurement_manager']);
    coordinator = await addMember(client, ministry, ['land_coordinator']);
    const people = [];
    for (const body of bodies) people.push(await addMember(client, body, ['signatory']));
    outside = people.pop() as Actor;
    towns = people;
  });
  for (const town of towns) {
    const input = { cooperativeId: cooperative.bodyId, shares: 1, note: 'Beschluss vom 3. November' };
    const { id: memberId } = acceptedValue(await applyForMembership.execute(town, input));
    const decision = { memberId, version: 1, decision: 'accept' as const, reason: '' };
    acceptedValue(await decideApplication.execute(cooperative, decision));
  }
});

const query = (text: string, values: readonly unknown[] = []) =>
  asSuperuser(database(), async (client) => (await client.query(text, [...values])).rows);

async function motion(majority: Majority = 'simple'): Promise<string> {
  const input = { cooperativeId: cooperative.bodyId, title: 'Satzung', text: 'Neu fassen', majority };
  return acceptedValue(await openMotion.execute(cooperative, { ...input, closesOn: addDays(today, 7) })).id;
}

const vote = (town: Actor | undefined, motionId: string, choice: VoteChoice) =>
  castVote.execute(town as Actor, { motionId, choice });
const close = (motionId: string) => closeMotion.execute(cooperative, { motionId, version: 1 });
const stateOf = async (motionId: string) => {
  const [row] = await query(
    `SELECT m.status, (SELECT count(*)::int FROM cooperative_vote v WHERE v.motion_id = m.id) AS votes,
       (SELECT details FROM audit_entry a WHERE a.subject_id = m.id::text AND a.action = 'cooperative.close_motion') AS closed
     FROM cooperative_motion m WHERE m.id = $1`,
    [motionId],
  );
  return row;
};

/** Runs a step while another connection holds the motion's row, and lets go once the step waits for it. */
function whileLocked<Answer>(motionId: string, change: string, step: () => Promise<Answer>): Promise<Answer> {
  return asSuperuser(database(), async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT id FROM cooperative_motion WHERE id = $1 FOR UPDATE', [motionId]);
    await client.query(change, [motionId]);
    const answer = step();
    for (let round = 0, waiting = 0; round < 200 && waiting === 0; round++) {
      await wait(10);
      const { rows } = await client.query(
        "SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      waiting = rows[0].waiting;
    }
    await client.query('COMMIT');
    return answer;
  });
}

describe('a vote that meets the count', () => {
  it('and comes after it is refused, and stands nowhere', async () => {
    const motionId = await motion();
    const counted = "UPDATE cooperative_motion SET status = 'rejected', closed_at = now(), version = 2 WHERE id = $1";
    expect(await whileLocked(motionId, counted, () => vote(towns[0], motionId, 'yes'))).toMatchObject({
      reason: 'voting_over',
    });
    expect(await stateOf(motionId)).toMatchObject({ status: 'rejected', votes: 0 });
  });

  it('and comes before it is counted', async () => {
    const motionId = await motion();
    const cast = `INSERT INTO cooperative_vote (motion_id, body_id, choice) SELECT $1, m.body_id, 'yes' FROM cooperative_member m
      JOIN cooperative_motion o ON o.id = $1 AND o.cooperative_id = m.cooperative_id WHERE m.status = 'active'`;
    acceptedValue(await whileLocked(motionId, cast, () => close(motionId)));
    expect(await stateOf(motionId)).toMatchObject({ status: 'accepted', closed: { yes: towns.length, no: 0 } });
  });

  it('at the same moment is either counted or refused, never lost', async () => {
    const motionId = await motion();
    for (const town of towns.slice(1)) acceptedValue(await vote(town, motionId, 'no'));
    await query('UPDATE cooperative_motion SET closes_on = current_date WHERE id = $1', [motionId]);
    const [cast] = await Promise.all([
      vote(towns[0], motionId, 'yes'),
      close(motionId).then((first) => (first.ok ? first : close(motionId))),
    ]);
    const { votes, closed } = await stateOf(motionId);
    expect(votes).toBe(towns.length - 1 + (cast.ok ? 1 : 0));
    if (closed) expect(closed.yes + closed.no).toBe(votes);
  });
});

describe('the majority a motion needs', () => {
  it('is that of the law for a change of the statutes: three quarters of the votes cast', async () => {
    for (const [votesFor, expected] of [
      [4, 'accepted'],
      [3, 'rejected'],
    ] as const) {
      const motionId = await motion('statutes');
      for (const [index, town] of towns.entries())
        acceptedValue(await vote(town, motionId, index < votesFor ? 'yes' : 'no'));
      acceptedValue(await close(motionId));
      expect(await stateOf(motionId)).toMatchObject({ status: expected, closed: { majority: 'statutes' } });
    }
  });
});

describe('a membership that is over but still on the register', () => {
  it('has no vote, and the count does not wait for it', async () => {
    const motionId = await motion();
    const [gone, ...rest] = towns;
    await query("UPDATE cooperative_member SET status = 'leaving', leaves_on = current_date - 2 WHERE body_id = $1", [
      gone?.bodyId,
    ]);
    await expect(vote(gone, motionId, 'no')).rejects.toMatchObject({ code: 'forbidden' });
    for (const town of rest) acceptedValue(await vote(town, motionId, 'yes'));
    acceptedValue(await close(motionId));
    expect(await stateOf(motionId)).toMatchObject({ status: 'accepted', closed: { members: rest.length } });
    const next = await motion();
    const [told] = await query(
      "SELECT body_ids FROM outbox_message WHERE kind = 'cooperative_motion_opened' ORDER BY id DESC LIMIT 1",
    );
    expect(told.body_ids).not.toContain(gone?.bodyId);
    expect(next).not.toBe(motionId);
    // The other tests count on every town, in whatever order they run.
    await query("UPDATE cooperative_member SET status = 'active', leaves_on = NULL WHERE body_id = $1", [gone?.bodyId]);
  });
});

describe('an application', () => {
  it('keeps what the applicant wrote beside what the cooperative answered, and is not for the oversight to see', async () => {
    const input = { cooperativeId: cooperative.bodyId, shares: 2, note: 'Beschluss des Magistrats' };
    const { id: memberId } = acceptedValue(await applyForMembership.execute(outside, input));
    expect((await getCooperative(coordinator))?.members.map(({ bodyId }) => bodyId)).not.toContain(outside.bodyId);
    const client = new pg.Client({ connectionString: database().appUrl });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query(
        "SELECT set_config('allmende.body', $1, true), set_config('allmende.scope', 'oversight', true)",
        [coordinator.bodyId],
      );
      const { rows } = await client.query('SELECT status FROM cooperative_member');
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.map(({ status }) => status)).not.toContain('applied');
      await client.query('ROLLBACK');
    } finally {
      await client.end();
    }
    const refusal = { memberId, version: 1, decision: 'refuse' as const, reason: 'Kein öffentlicher Auftraggeber' };
    acceptedValue(await decideApplication.execute(cooperative, refusal));
    expect((await getCooperative(outside))?.own).toMatchObject({
      status: 'refused',
      note: 'Beschluss des Magistrats',
      decisionNote: 'Kein öffentlicher Auftraggeber',
    });
    expect((await getCooperative(towns[1] as Actor))?.members.every(({ note }) => note === '')).toBe(false);
  });
});
