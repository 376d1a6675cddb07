import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { decideAward } from '#src/modules/procurement/award/commands/decide-award.ts';
import { getAwardRoom } from '#src/modules/procurement/award/reads/award-room.ts';
import { handInScores } from '#src/modules/procurement/evaluation/commands/hand-in-scores.ts';
import { recordBid } from '#src/modules/procurement/evaluation/commands/record-bid.ts';
import { scoreBid } from '#src/modules/procurement/evaluation/commands/score-bid.ts';
import { getEvaluationRoom } from '#src/modules/procurement/evaluation/reads/evaluation-room.ts';
import { getProcurement } from '#src/modules/procurement/reads/procurement.ts';
import { getTenderRoom } from '#src/modules/procurement/tender/reads/tender-room.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import {
  type AwardStage,
  awarded,
  bidsOf,
  evaluated,
  informed,
  OFFERS,
  offer,
  type Purchase,
  score,
  scored,
  setAwardStage,
  shown,
  withBids,
} from '#tests/support/procurement-award.ts';
import { withClient } from '#tests/support/template-database.ts';

const database = useTestDatabase();
let stage: AwardStage;
const asRoot = <T>(work: (client: pg.Client) => Promise<T>) => asSuperuser(database(), work);
beforeAll(async () => {
  stage = await asRoot(setAwardStage);
});

/** Raw SQL past the policy layer, as the application's role in an actor's scope. */
async function rawAs(actor: Actor, scope: 'member' | 'oversight', text: string, values: unknown[]): Promise<unknown[]> {
  return withClient(database().appUrl, async (client) => {
    await client.query('BEGIN');
    await client.query(
      "SELECT set_config('allmende.person', $1, true), set_config('allmende.body', $2, true), set_config('allmende.scope', $3, true)",
      [actor.personId, actor.bodyId, scope],
    );
    const { rows } = await client.query(text, values);
    await client.query('ROLLBACK');
    return rows;
  });
}

const SECRET_TABLES = ['bid', 'bid_score', 'evaluation_record', 'award_letter', 'score_submission'] as const;

/** Everything a purchase leaves outside the team's tables, as one text. */
async function openTraces(id: string): Promise<string> {
  return asRoot(async (client) => {
    const parts: unknown[] = [];
    for (const text of [
      'SELECT action, details, body_ids FROM audit_entry WHERE subject_id = $1::text',
      'SELECT kind, payload, body_ids FROM outbox_message WHERE procurement_id = $1::uuid',
      "SELECT verb, reason, details FROM procurement_event WHERE procurement_id = $1::uuid AND audience <> 'team'",
      'SELECT * FROM procurement WHERE id = $1::uuid',
      'SELECT * FROM tender WHERE procurement_id = $1::uuid',
      'SELECT content FROM ocds_release WHERE procurement_id = $1::uuid',
      'SELECT result FROM idempotency_key WHERE result IS NOT NULL AND $1::text IS NOT NULL',
    ])
      parts.push((await client.query(text, [id])).rows);
    return JSON.stringify(parts);
  });
}

/** Who is not on the team, with the scope they read the database in. */
const OUTSIDERS: readonly [keyof AwardStage, 'member' | 'oversight'][] = [
  ['manager', 'member'],
  ['leadAdministrator', 'member'],
  ['partner', 'member'],
  ['asked', 'member'],
  ['stranger', 'member'],
  ['coordinator', 'oversight'],
  ['auditor', 'oversight'],
];

async function expectHidden(purchase: Purchase): Promise<void> {
  for (const [name, scope] of OUTSIDERS) {
    const actor = stage[name];
    for (const table of SECRET_TABLES) {
      const rows = await rawAs(actor, scope, `SELECT * FROM ${table} WHERE procurement_id = $1`, [purchase.id]);
      expect(rows, `${name} reads ${table}`).toEqual([]);
    }
    const steps = await rawAs(
      actor,
      scope,
      "SELECT * FROM procurement_event WHERE procurement_id = $1 AND audience = 'team'",
      [purchase.id],
    );
    expect(steps, `${name} reads steps of the team`).toEqual([]);
    expect(await getEvaluationRoom(actor, purchase.id), `${name} enters the evaluation`).toBeNull();
    const pages = JSON.stringify([
      await getProcurement(actor, purchase.id),
      await getTenderRoom(actor, purchase.id),
      await getAwardRoom(actor, purchase.id),
    ]);
    for (const { bidderName, priceCents } of OFFERS) {
      expect(pages, `${name} reads a bidder's name on a page`).not.toContain(bidderName);
      expect(pages, `${name} reads a price on a page`).not.toContain(String(priceCents));
    }
  }
  const traces = await openTraces(purchase.id);
  for (const { bidderName, priceCents } of OFFERS) {
    expect(traces, 'a name leaks outside the team').not.toContain(bidderName);
    expect(traces, 'a price leaks outside the team').not.toContain(String(priceCents));
  }
  for (const lot of purchase.lots)
    for (const id of await asRoot((client) => bidsOf(client, lot.id)))
      expect(traces, 'the id of an offer leaks outside the team').not.toContain(id);
}

describe('offers before the award are for the team alone, in every channel', () => {
  it('after the opening', async () => {
    await expectHidden(await asRoot((client) => withBids(client, stage)));
  });

  it('while they are scored', async () => {
    await expectHidden(await asRoot((client) => scored(client, stage)));
  });

  it('once the evaluation is complete and the decision is awaited', async () => {
    await expectHidden(await asRoot((client) => evaluated(client, stage)));
  });

  it('nobody outside can count offers: one more offer leaves one more entry that says nothing, for oversight only', async () => {
    const purchase = await asRoot((client) => withBids(client, stage));
    const { rows } = await asRoot((client) =>
      client.query(
        "SELECT DISTINCT action, body_ids, details FROM audit_entry WHERE subject_id = $1 AND action LIKE '%work%'",
        [purchase.id],
      ),
    );
    expect(rows).toEqual([{ action: 'procurement.work_in_evaluation', body_ids: [], details: {} }]);
  });

  it('a member of the team who has not declared to be free of conflicts sees nothing either', async () => {
    const purchase = await asRoot((client) => withBids(client, stage));
    await asRoot((client) =>
      client.query('UPDATE evaluation_member SET impartial_at = NULL WHERE procurement_id = $1 AND person_id = $2', [
        purchase.id,
        stage.decider.personId,
      ]),
    );
    expect(await getEvaluationRoom(stage.decider, purchase.id)).toBeNull();
    expect(await rawAs(stage.decider, 'member', 'SELECT * FROM bid WHERE procurement_id = $1', [purchase.id])).toEqual(
      [],
    );
    await asRoot((client) =>
      client.query('UPDATE evaluation_member SET ended_at = now() WHERE procurement_id = $1 AND person_id = $2', [
        purchase.id,
        stage.evaluator.personId,
      ]),
    );
    expect(await getEvaluationRoom(stage.evaluator, purchase.id)).toBeNull();
    expect(
      await rawAs(stage.evaluator, 'member', 'SELECT * FROM bid WHERE procurement_id = $1', [purchase.id]),
    ).toEqual([]);
  });

  it('a member who acts for another organisation is no member there', async () => {
    const purchase = await asRoot((client) => withBids(client, stage));
    const elsewhere = { ...stage.evaluator, bodyId: stage.partner.bodyId, bodyName: stage.partner.bodyName };
    expect(await getEvaluationRoom(elsewhere, purchase.id)).toBeNull();
    expect(await rawAs(elsewhere, 'member', 'SELECT * FROM bid WHERE procurement_id = $1', [purchase.id])).toEqual([]);
  });

  it('refuses outsiders every act on offers, a stranger without saying that there is a purchase', async () => {
    const purchase = await asRoot((client) => withBids(client, stage));
    const lotId = purchase.lots[0]?.id ?? '';
    for (const actor of [stage.manager, stage.partner])
      await expect(recordBid.execute(actor, offer(purchase.id, lotId))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(recordBid.execute(stage.stranger, offer(purchase.id, lotId))).rejects.toMatchObject({
      code: 'not_found',
    });
    const decision = { procurementId: purchase.id, version: 1, decisions: [] };
    await expect(decideAward.execute(stage.stranger, decision)).rejects.toMatchObject({ code: 'not_found' });
    await expect(decideAward.execute(stage.partner, decision)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('points of another evaluator', () => {
  it('stay hidden, also from raw SQL, until one’s own for the lot are handed in', async () => {
    const purchase = await asRoot((client) => withBids(client, stage));
    const [lot] = purchase.lots;
    if (!lot) throw new Error('unreachable');
    await asRoot((client) => score(client, stage.evaluator, purchase, lot, [700, 800]));
    await asRoot((client) => score(client, stage.partnerEvaluator, purchase, lot, [100, 200]));
    const pointsOf = async (actor: Actor) =>
      (await getEvaluationRoom(actor, purchase.id))?.lots[0]?.scores.map(({ points }) => points).sort((a, b) => a - b);
    const handIn = (actor: Actor) => handInScores.execute(actor, { procurementId: purchase.id, lotId: lot.id });
    acceptedValue(await handIn(stage.evaluator));
    expect(await pointsOf(stage.partnerEvaluator)).toEqual([100, 200]);
    // Drafts of the other stay the other's.
    expect(await pointsOf(stage.evaluator)).toEqual([700, 800]);
    expect(await pointsOf(stage.decider)).toEqual([]);
    const raw = await rawAs(
      stage.partnerEvaluator,
      'member',
      'SELECT points FROM bid_score WHERE procurement_id = $1',
      [purchase.id],
    );
    expect(raw).toHaveLength(2);
    acceptedValue(await handIn(stage.partnerEvaluator));
    for (const actor of [stage.evaluator, stage.partnerEvaluator])
      expect(await pointsOf(actor)).toEqual([100, 200, 700, 800]);
  });

  it('cannot be written for another person, also not by raw SQL', async () => {
    const purchase = await asRoot((client) => withBids(client, stage));
    const [lot] = purchase.lots;
    const [bidId] = await asRoot((client) => bidsOf(client, lot?.id ?? ''));
    const insert = `INSERT INTO bid_score (procurement_id, bid_id, criterion_id, evaluator_id, points) VALUES ($1, $2, $3, $4, 1)`;
    await expect(
      rawAs(stage.evaluator, 'member', insert, [purchase.id, bidId, lot?.qualityId, stage.partnerEvaluator.personId]),
    ).rejects.toThrow('row-level security');
    const scores = [{ criterionId: lot?.qualityId ?? '', points: 1, comment: '' }];
    await expect(
      scoreBid.execute(stage.decider, { procurementId: purchase.id, bidId: bidId ?? '', scores }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('after the award', () => {
  it('lead buyer and oversight read offers and letters, partners the award and nothing else', async () => {
    const purchase = await asRoot((client) => informed(client, stage));
    for (const actor of [stage.manager, stage.coordinator, stage.auditor]) {
      const room = await getEvaluationRoom(actor, purchase.id);
      expect(room?.lots[0]?.bids).toHaveLength(3);
      expect((await getAwardRoom(actor, purchase.id))?.letters).toHaveLength(2);
    }
    const partner = await getAwardRoom(stage.partner, purchase.id);
    expect(partner?.awards).toMatchObject([{ bidderName: 'Nordlicht Systeme GmbH', valueCents: 10_000_000 }]);
    expect(partner).toMatchObject({ letters: [], evaluations: [], seesBids: false });
    expect(JSON.stringify(partner)).not.toContain('Südwind');
    expect(await getEvaluationRoom(stage.partner, purchase.id)).toBeNull();
    for (const table of SECRET_TABLES)
      expect(
        await rawAs(stage.partner, 'member', `SELECT * FROM ${table} WHERE procurement_id = $1`, [purchase.id]),
      ).toEqual([]);
  });

  it('strangers see neither purchase nor award', async () => {
    const purchase = await asRoot((client) => awarded(client, stage));
    expect(await getAwardRoom(stage.stranger, purchase.id)).toBeNull();
    for (const table of ['award', 'tender', 'award_criterion', 'challenge', 'evaluation_member'])
      expect(
        await rawAs(stage.stranger, 'member', `SELECT * FROM ${table} WHERE procurement_id = $1`, [purchase.id]),
      ).toEqual([]);
  });

  it('nothing of the evaluation can be changed any more, also not by raw SQL of the team', async () => {
    const purchase = await asRoot((client) => awarded(client, stage));
    for (const table of ['bid', 'bid_score']) {
      const update = `UPDATE ${table} SET version = version + 1 WHERE procurement_id = $1 RETURNING 1`;
      expect(await rawAs(stage.evaluator, 'member', update, [purchase.id])).toEqual([]);
    }
    const reopen = "UPDATE procurement SET status = 'tendering' WHERE id = $1 RETURNING 1";
    expect(await rawAs(stage.partnerEvaluator, 'member', reopen, [purchase.id])).toEqual([]);
  });

  it('is decided on what was shown: a form from before a change meets a conflict', async () => {
    const purchase = await asRoot((client) => evaluated(client, stage));
    const { version } = await shown(stage.decider, purchase.id);
    const stale = { procurementId: purchase.id, version: version - 1, decisions: [] };
    await expect(decideAward.execute(stage.decider, stale)).rejects.toMatchObject({ code: 'conflict' });
  });
});
