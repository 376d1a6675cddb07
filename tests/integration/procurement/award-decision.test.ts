import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { deadlineAfter } from '#src/modules/legal/domain/deadlines.ts';
import { concludeContracts } from '#src/modules/procurement/award/commands/conclude-contracts.ts';
import { decideAward } from '#src/modules/procurement/award/commands/decide-award.ts';
import { resolveChallenge } from '#src/modules/procurement/award/commands/resolve-challenge.ts';
import { sendLetter } from '#src/modules/procurement/award/commands/send-letter.ts';
import { completeEvaluation } from '#src/modules/procurement/evaluation/commands/complete-evaluation.ts';
import { openBids } from '#src/modules/procurement/evaluation/commands/open-bids.ts';
import { getProcurement } from '#src/modules/procurement/reads/procurement.ts';
import { getTenderRoom } from '#src/modules/procurement/tender/reads/tender-room.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import {
  type AwardStage,
  awardAll,
  awarded,
  bidsOf,
  CONCLUSION,
  contested,
  due,
  evaluated,
  informed,
  running,
  scored,
  setAwardStage,
  shown,
  waited,
} from '#tests/support/procurement-award.ts';
import { raceOf } from '#tests/support/race.ts';

const database = useTestDatabase();
let stage: AwardStage;
const asRoot = <T>(work: (client: pg.Client) => Promise<T>) => asSuperuser(database(), work);
beforeAll(async () => {
  stage = await asRoot(setAwardStage);
});
const rows = (text: string, values: unknown[]) => asRoot(async (client) => (await client.query(text, values)).rows);
const messagesOf = (id: string) =>
  rows('SELECT kind, body_ids, person_id FROM outbox_message WHERE procurement_id = $1 ORDER BY id', [id]);
describe('award, standstill and contracts', () => {
  it('is decided by a second person, lot by lot, and only for the best offer', async () => {
    const purchase = await asRoot((client) => evaluated(client, stage, { lotCount: 2 }));
    const decide = async (decisions: ReturnType<typeof awardAll>) =>
      decideAward.execute(stage.decider, { ...(await shown(stage.decider, purchase.id)), decisions });
    expect(await decide(awardAll(purchase).slice(1))).toMatchObject({ reason: 'decision_incomplete' });
    const none = awardAll(purchase).map((one) => ({ ...one, outcome: 'none' as 'award' }));
    expect(await decide(none)).toMatchObject({ reason: 'nothing_awarded' });
    const [first, second] = awardAll(purchase);
    if (!first || !second) throw new Error('unreachable');
    acceptedValue(await decide([first, { ...second, outcome: 'none' as 'award', reason: 'Unwirtschaftlich' }]));
    const awards = await rows(
      'SELECT bidder_name, value_cents FROM award WHERE procurement_id = $1 ORDER BY bidder_name',
      [purchase.id],
    );
    expect(awards).toEqual([
      { bidder_name: 'Nordlicht Systeme GmbH', value_cents: '10000000' },
      { bidder_name: null, value_cents: null },
    ]);
    expect((await messagesOf(purchase.id)).at(-1)).toMatchObject({ kind: 'procurement_award_decided' });
  });

  it('is not decided by whoever completed the evaluation', async () => {
    const completed = await asRoot((client) => scored(client, stage));
    const input = { ...(await shown(stage.evaluator, completed.id)), draws: [] };
    acceptedValue(await completeEvaluation.execute(stage.evaluator, input));
    const signing = { ...stage.evaluator, roles: ['editor', 'signatory'] as const };
    const decision = { ...(await shown(signing, completed.id)), decisions: awardAll(completed) };
    expect(await decideAward.execute(signing, decision)).toMatchObject({ reason: 'award_four_eyes' });
  });

  it('concludes nothing before every bidder is informed and the standstill is over', async () => {
    const purchase = await asRoot((client) => awarded(client, stage));
    const conclude = async () =>
      concludeContracts.execute(stage.decider, { ...(await shown(stage.decider, purchase.id)), ...CONCLUSION });
    expect(await conclude()).toMatchObject({ reason: 'letters_missing' });
    const bids = await asRoot((client) => bidsOf(client, purchase.lots[0]?.id ?? ''));
    const { today } = (await getProcurement(stage.manager, purchase.id))?.facts ?? { today: '' };
    const send = (bidId: string | undefined, channel: 'electronic' | 'post', sentOn = today) =>
      sendLetter.execute(stage.manager, {
        procurementId: purchase.id,
        bidId: bidId ?? '',
        channel,
        sentOn,
        text: 'Information',
      });
    expect(await send(bids[0], 'post')).toMatchObject({ reason: 'letter_not_needed' });
    expect(await send(bids[1], 'post', '2999-01-01')).toMatchObject({ reason: 'letter_date' });
    acceptedValue(await send(bids[1], 'electronic'));
    const ends = async () => (await getProcurement(stage.manager, purchase.id))?.row.standstillEndsOn;
    const [{ ten, fifteen }] = await rows(
      "SELECT to_char($1::date + 10, 'YYYY-MM-DD') AS ten, to_char($1::date + 15, 'YYYY-MM-DD') AS fifteen",
      [today],
    );
    expect(await ends()).toBe(ten);
    acceptedValue(await send(bids[2], 'post'));
    expect(await ends()).toBe(fifteen);
    expect(await conclude()).toMatchObject({ reason: 'standstill_running' });
  });

  it('knows no standstill below the EU threshold', async () => {
    const purchase = await asRoot((client) => informed(client, stage, { procedureKey: 'public_tender' }));
    expect((await getProcurement(stage.manager, purchase.id))?.row.standstillEndsOn).toBeNull();
    const input = { ...(await shown(stage.decider, purchase.id)), ...CONCLUSION };
    acceptedValue(await concludeContracts.execute(stage.decider, input));
  });

  it('a review procedure blocks the conclusion until it is over; one that was upheld blocks for good', async () => {
    const purchase = await asRoot((client) => contested(client, stage));
    const conclude = async () =>
      concludeContracts.execute(stage.decider, { ...(await shown(stage.decider, purchase.id)), ...CONCLUSION });
    expect(await conclude()).toMatchObject({ reason: 'contested' });
    const end = { procurementId: purchase.id, resolvedOn: '2026-02-01', note: 'Zurückgewiesen' };
    acceptedValue(await resolveChallenge.execute(stage.manager, { ...end, outcome: 'dismissed' }));
    acceptedValue(await conclude());
    const lost = await asRoot((client) => contested(client, stage));
    const upheld = { ...end, procurementId: lost.id, outcome: 'upheld' } as const;
    acceptedValue(await resolveChallenge.execute(stage.manager, upheld));
    expect(await resolveChallenge.execute(stage.manager, upheld)).toMatchObject({ reason: 'no_open_challenge' });
    const input = { ...(await shown(stage.decider, lost.id)), ...CONCLUSION };
    expect(await concludeContracts.execute(stage.decider, input)).toMatchObject({ reason: 'contested' });
  });

  it('a dismissed review procedure still bars the conclusion until the time to appeal is over', async () => {
    const purchase = await asRoot((client) => contested(client, stage));
    const { today } = (await getProcurement(stage.manager, purchase.id))?.facts ?? { today: '' };
    const end = {
      procurementId: purchase.id,
      outcome: 'dismissed',
      resolvedOn: today,
      note: 'Zurückgewiesen',
    } as const;
    acceptedValue(await resolveChallenge.execute(stage.manager, end));
    const conclude = async () =>
      concludeContracts.execute(stage.decider, { ...(await shown(stage.decider, purchase.id)), ...CONCLUSION });
    expect(await conclude()).toMatchObject({ reason: 'appeal_running' });
    const facts = async () => (await getProcurement(stage.decider, purchase.id))?.facts;
    expect((await facts())?.appealEndsOn).toBe(deadlineAfter(today, 14));
    await rows(
      'UPDATE challenge SET resolved_on = current_date - 30, appeal_ends_on = current_date - 16 WHERE procurement_id = $1',
      [purchase.id],
    );
    acceptedValue(await conclude());
    const withdrawn = await asRoot((client) => contested(client, stage));
    const taken = { ...end, procurementId: withdrawn.id, outcome: 'withdrawn' } as const;
    acceptedValue(await resolveChallenge.execute(stage.manager, taken));
    expect((await getProcurement(stage.decider, withdrawn.id))?.facts.appealEndsOn).toBeNull();
  });

  it('makes one contract per awarded lot with callers, maximum, unit price and the savings of each buyer', async () => {
    const purchase = await asRoot((client) => running(client, stage, { lotCount: 2 }));
    const contracts = await rows(
      `SELECT c.*, to_char(ends_on, 'YYYY-MM-DD') AS ends, ARRAY(SELECT body_id FROM contract_caller r WHERE r.contract_id = c.id) AS callers
       FROM contract c WHERE procurement_id = $1 ORDER BY reference`,
      [purchase.id],
    );
    expect(contracts).toHaveLength(2);
    expect(contracts[0]).toMatchObject({
      supplier_name: 'Nordlicht Systeme GmbH',
      owner_body_id: stage.manager.bodyId,
      original_value_cents: '10000000',
      max_value_cents: '50000000',
      max_quantity: 500,
      // 100,000.00 € for the 150 pieces confirmed: 666.67 €.
      unit_price_cents: '66667',
      ends: '2030-12-31',
      status: 'running',
    });
    expect(contracts[0].callers).toHaveLength(2);
    const savings = await rows(
      "SELECT body_id, quantity, baseline_cents, actual_cents FROM savings_entry WHERE procurement_id = $1 AND kind = 'award' AND lot_id = $2 ORDER BY quantity DESC",
      [purchase.id, purchase.lots[0]?.id],
    );
    expect(savings).toEqual([
      // 30,000.00 € a year over 48 months against two thirds of the award.
      { body_id: stage.manager.bodyId, quantity: 100, baseline_cents: '12000000', actual_cents: '6666667' },
      { body_id: stage.partner.bodyId, quantity: 50, baseline_cents: '3333333', actual_cents: '3333333' },
    ]);
    const room = await getTenderRoom(stage.partner, purchase.id);
    expect(room?.tender?.resultNotice).toMatchObject({
      results: [{ 'BT-142': 'selec-w', 'BT-759': 3, 'BT-720': '100000.00' }, { 'BT-142': 'selec-w' }],
    });
    expect(await getProcurement(stage.partner, purchase.id)).toMatchObject({ row: { status: 'running' } });
  });
});

describe('two people at the same moment', () => {
  it('complete the evaluation once', async () => {
    const purchase = await asRoot((client) => scored(client, stage));
    const input = { ...(await shown(stage.evaluator, purchase.id)), draws: [] };
    const outcomes = await raceOf(
      () => completeEvaluation.execute(stage.evaluator, input),
      () => completeEvaluation.execute(stage.partnerEvaluator, input),
    );
    expect(outcomes).toEqual(['done', 'wrong_status']);
    expect(await rows('SELECT FROM evaluation_record WHERE procurement_id = $1', [purchase.id])).toHaveLength(1);
  });

  it('decide the award once', async () => {
    const purchase = await asRoot((client) => evaluated(client, stage));
    const input = { ...(await shown(stage.decider, purchase.id)), decisions: awardAll(purchase) };
    const decide = () => decideAward.execute(stage.decider, input);
    expect(await raceOf(decide, decide)).toEqual(['done', 'wrong_status']);
    expect(await rows('SELECT FROM award WHERE procurement_id = $1', [purchase.id])).toHaveLength(1);
  });

  it('conclude the contracts once', async () => {
    const purchase = await asRoot((client) => waited(client, stage));
    const input = { ...(await shown(stage.decider, purchase.id)), ...CONCLUSION };
    const conclude = () => concludeContracts.execute(stage.decider, input);
    expect(await raceOf(conclude, conclude)).toEqual(['done', 'wrong_status']);
    expect(await rows('SELECT FROM contract WHERE procurement_id = $1', [purchase.id])).toHaveLength(1);
  });

  it('open the offers together: both at once count as one and one', async () => {
    const { id } = await asRoot((client) => due(client, stage));
    const outcomes = await raceOf(
      () => openBids.execute(stage.evaluator, { procurementId: id }),
      () => openBids.execute(stage.partnerEvaluator, { procurementId: id }),
    );
    expect(outcomes).toEqual(['done', 'done']);
    expect((await getProcurement(stage.evaluator, id))?.facts.bidsOpened).toBe(true);
  });
});
