import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, berlinDay } from '#src/modules/legal/domain/days.ts';
import { applyForMembership } from '#src/modules/purchasing-cooperative/commands/apply-for-membership.ts';
import { castVote } from '#src/modules/purchasing-cooperative/commands/cast-vote.ts';
import { changeShares } from '#src/modules/purchasing-cooperative/commands/change-shares.ts';
import { closeMotion } from '#src/modules/purchasing-cooperative/commands/close-motion.ts';
import { completeLeaving } from '#src/modules/purchasing-cooperative/commands/complete-leaving.ts';
import { decideApplication } from '#src/modules/purchasing-cooperative/commands/decide-application.ts';
import { giveNotice } from '#src/modules/purchasing-cooperative/commands/give-notice.ts';
import { openMotion } from '#src/modules/purchasing-cooperative/commands/open-motion.ts';
import { leavesOn } from '#src/modules/purchasing-cooperative/domain/membership.ts';
import { getCooperative } from '#src/modules/purchasing-cooperative/reads.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { addMember, takeBodies } from '#tests/support/portal-fixtures.ts';

const database = useTestDatabase();
const today = berlinDay(new Date());
let cooperative: Actor;
let signatories: Actor[];
let reader: Actor;
beforeAll(async () => {
  await asSuperuser(database(), async (client) => {
    const [kopit] = await takeBodies(client, 'purchasing_cooperative', 1);
    const towns = await takeBodies(client, 'municipality', 12);
    if (!kopit || !towns[0]) throw new Error('the register is empty');
    cooperative = await addMember(client, kopit, ['procurement_manager']);
    signatories = [];
    for (const town of towns) signatories.push(await addMember(client, town, ['signatory']));
    reader = await addMember(client, towns[0], ['reader']);
  });
});

/** Towns are taken one after the other, so that tests do not meet in one membership. */
const nextTown = (): Actor => {
  const town = signatories.pop();
  if (!town) throw new Error('more towns are needed');
  return town;
};

async function applied(town: Actor, shares = 2): Promise<string> {
  const input = { cooperativeId: cooperative.bodyId, shares, note: '' };
  return acceptedValue(await applyForMembership.execute(town, input)).id;
}

async function member(shares = 2): Promise<{ town: Actor; memberId: string }> {
  const town = nextTown();
  const memberId = await applied(town, shares);
  acceptedValue(await decideApplication.execute(cooperative, { memberId, version: 1, decision: 'accept', reason: '' }));
  return { town, memberId };
}

const row = (memberId: string) =>
  asSuperuser(database(), async (client) => {
    const { rows } = await client.query(
      `SELECT status, shares, to_char(leaves_on, 'YYYY-MM-DD') AS "leavesOn",
         (SELECT coalesce(sum(change), 0)::int FROM share_change s WHERE s.member_id = m.id) AS "sumOfChanges"
       FROM cooperative_member m WHERE id = $1`,
      [memberId],
    );
    return rows[0];
  });

async function motion(): Promise<string> {
  const input = {
    cooperativeId: cooperative.bodyId,
    title: 'Satzung',
    text: 'Neu fassen',
    majority: 'simple' as const,
    closesOn: addDays(today, 7),
  };
  return acceptedValue(await openMotion.execute(cooperative, input)).id;
}

describe('membership', () => {
  it('is applied for by a signatory, decided by the cooperative, and its shares add up to their changes', async () => {
    const { memberId } = await member(3);
    acceptedValue(await changeShares.execute(cooperative, { memberId, version: 2, change: 2, reason: 'Aufstockung' }));
    expect(await changeShares.execute(cooperative, { memberId, version: 3, change: -5, reason: 'x' })).toMatchObject({
      reason: 'shares_out_of_range',
    });
    expect(await row(memberId)).toMatchObject({ status: 'active', shares: 5, sumOfChanges: 5 });
    const town = nextTown();
    const refusedId = await applied(town);
    expect(
      await applyForMembership.execute(town, { cooperativeId: cooperative.bodyId, shares: 1, note: '' }),
    ).toMatchObject({ reason: 'member_wrong_status' });
    await expect(
      decideApplication.execute(town, { memberId: refusedId, version: 1, decision: 'accept', reason: '' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    acceptedValue(
      await decideApplication.execute(cooperative, {
        memberId: refusedId,
        version: 1,
        decision: 'refuse',
        reason: 'Nicht öffentlich',
      }),
    );
    expect(await row(refusedId)).toMatchObject({ status: 'refused', shares: 0, sumOfChanges: 0 });
    await expect(
      applyForMembership.execute(reader, { cooperativeId: cooperative.bodyId, shares: 1, note: '' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      applyForMembership.execute(town, { cooperativeId: town.bodyId, shares: 1, note: '' }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('applied for twice at once is one application', async () => {
    const town = nextTown();
    const input = { cooperativeId: cooperative.bodyId, shares: 1, note: '' };
    const outcomes = await Promise.allSettled([
      applyForMembership.execute(town, input),
      applyForMembership.execute(town, input),
    ]);
    const done = outcomes.filter((one) => one.status === 'fulfilled' && one.value.ok);
    expect(done).toHaveLength(1);
  });

  it('ends with notice at the end of a business year, and the shares return afterwards', async () => {
    const { town, memberId } = await member(4);
    await expect(giveNotice.execute(cooperative, { memberId, version: 2 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    acceptedValue(await giveNotice.execute(town, { memberId, version: 2 }));
    expect(await row(memberId)).toMatchObject({ status: 'leaving', shares: 4, leavesOn: leavesOn(today, 3) });
    expect(await completeLeaving.execute(cooperative, { memberId, version: 3 })).toMatchObject({
      reason: 'not_left_yet',
    });
    await asSuperuser(database(), (client) =>
      client.query('UPDATE cooperative_member SET leaves_on = current_date - 2 WHERE id = $1', [memberId]),
    );
    acceptedValue(await completeLeaving.execute(cooperative, { memberId, version: 3 }));
    expect(await row(memberId)).toMatchObject({ status: 'left', shares: 0, sumOfChanges: 0 });
  });
});

describe('motions', () => {
  it('give each member one vote, whatever its shares, and close with the result', async () => {
    const [small, large] = [await member(1), await member(50)];
    // A third does not vote, so that the motion cannot be closed before its day.
    await member();
    const motionId = await motion();
    acceptedValue(await castVote.execute(small.town, { motionId, choice: 'yes' }));
    const twice = await Promise.allSettled([
      castVote.execute(large.town, { motionId, choice: 'no' }),
      castVote.execute(large.town, { motionId, choice: 'yes' }),
    ]);
    expect(twice.filter((one) => one.status === 'fulfilled' && one.value.ok)).toHaveLength(1);
    expect(await castVote.execute(small.town, { motionId, choice: 'no' })).toMatchObject({ reason: 'already_voted' });
    await expect(castVote.execute(nextTown(), { motionId, choice: 'no' })).rejects.toMatchObject({ code: 'not_found' });
    // While it is open members see their own vote only.
    const seen = (await getCooperative(small.town))?.motions.find(({ id }) => id === motionId);
    expect(seen).toMatchObject({ ownChoice: 'yes', tally: null });
    expect(await closeMotion.execute(cooperative, { motionId, version: 1 })).toMatchObject({
      reason: 'motion_not_over',
    });
    await asSuperuser(database(), (client) =>
      client.query('UPDATE cooperative_motion SET closes_on = current_date - 2 WHERE id = $1', [motionId]),
    );
    expect(await castVote.execute(small.town, { motionId, choice: 'no' })).toMatchObject({ reason: 'voting_over' });
    await expect(closeMotion.execute(small.town, { motionId, version: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    acceptedValue(await closeMotion.execute(cooperative, { motionId, version: 1 }));
    const closed = (await getCooperative(small.town))?.motions.find(({ id }) => id === motionId);
    expect((closed?.tally?.yes ?? 0) + (closed?.tally?.no ?? 0)).toBe(2);
    const told = await asSuperuser(database(), async (client) => {
      const { rows } = await client.query(
        "SELECT body_ids FROM outbox_message WHERE kind = 'cooperative_motion_opened' ORDER BY id DESC LIMIT 1",
      );
      return rows[0].body_ids;
    });
    expect(told).toEqual(expect.arrayContaining([small.town.bodyId, large.town.bodyId]));
  });

  it('members see each other, everybody else sees only the way in', async () => {
    const { town } = await member();
    const { town: other } = await member();
    const names = (await getCooperative(town))?.members.map(({ bodyId }) => bodyId);
    expect(names).toEqual(expect.arrayContaining([town.bodyId, other.bodyId]));
    const outside = nextTown();
    expect(await getCooperative(outside)).toMatchObject({ members: [], motions: [], shareChanges: [], own: null });
    const client = new pg.Client({ connectionString: database().appUrl });
    await client.connect();
    try {
      const seen = async (bodyId: string) => {
        await client.query('BEGIN');
        await client.query(
          "SELECT set_config('allmende.body', $1, true), set_config('allmende.scope', 'member', true)",
          [bodyId],
        );
        const { rows } = await client.query(
          `SELECT (SELECT count(*)::int FROM cooperative_member WHERE body_id = $1) AS member,
             (SELECT count(*)::int FROM share_change WHERE body_id = $1) AS shares,
             (SELECT count(*)::int FROM cooperative_vote WHERE body_id = $1) AS votes`,
          [town.bodyId],
        );
        const changed = await client.query('UPDATE cooperative_member SET shares = 99 WHERE body_id = $1', [
          town.bodyId,
        ]);
        await client.query('ROLLBACK');
        return { ...rows[0], changed: changed.rowCount };
      };
      expect(await seen(outside.bodyId)).toEqual({ member: 0, shares: 0, votes: 0, changed: 0 });
      expect(await seen(other.bodyId)).toMatchObject({ member: 1, votes: 0, changed: 0 });
    } finally {
      await client.end();
    }
  });
});
