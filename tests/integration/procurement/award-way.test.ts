import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { completeEvaluation } from '#src/modules/procurement/evaluation/commands/complete-evaluation.ts';
import { correctBid } from '#src/modules/procurement/evaluation/commands/correct-bid.ts';
import { excludeBid } from '#src/modules/procurement/evaluation/commands/exclude-bid.ts';
import { handInScores } from '#src/modules/procurement/evaluation/commands/hand-in-scores.ts';
import { openBids } from '#src/modules/procurement/evaluation/commands/open-bids.ts';
import { readmitBid } from '#src/modules/procurement/evaluation/commands/readmit-bid.ts';
import { recordBid } from '#src/modules/procurement/evaluation/commands/record-bid.ts';
import { scoreBid } from '#src/modules/procurement/evaluation/commands/score-bid.ts';
import { getRecordExport } from '#src/modules/procurement/file/reads/export.ts';
import { getProcurement } from '#src/modules/procurement/reads/procurement.ts';
import { answerQuestion } from '#src/modules/procurement/tender/commands/answer-question.ts';
import { declareImpartial } from '#src/modules/procurement/tender/commands/declare-impartial.ts';
import { editCriteria } from '#src/modules/procurement/tender/commands/edit-criteria.ts';
import { nameCallers } from '#src/modules/procurement/tender/commands/name-callers.ts';
import { nameEvaluator } from '#src/modules/procurement/tender/commands/name-evaluator.ts';
import { prepareTender } from '#src/modules/procurement/tender/commands/prepare-tender.ts';
import { recordQuestion } from '#src/modules/procurement/tender/commands/record-question.ts';
import { removeEvaluator } from '#src/modules/procurement/tender/commands/remove-evaluator.ts';
import { startTendering } from '#src/modules/procurement/tender/commands/start-tendering.ts';
import { getTenderRoom } from '#src/modules/procurement/tender/reads/tender-room.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import {
  type AwardStage,
  agreed,
  bidsOf,
  due,
  evaluated,
  offer,
  opened,
  score,
  setAwardStage,
  shown,
  withBids,
} from '#tests/support/procurement-award.ts';

const database = useTestDatabase();
let stage: AwardStage;
const asRoot = <T>(work: (client: pg.Client) => Promise<T>) => asSuperuser(database(), work);
beforeAll(async () => {
  stage = await asRoot(setAwardStage);
});
const rows = (text: string, values: unknown[]) => asRoot(async (client) => (await client.query(text, values)).rows);
const lastStep = async (id: string) =>
  (await rows('SELECT * FROM procurement_event WHERE procurement_id = $1 ORDER BY id DESC LIMIT 1', [id]))[0];
const messagesOf = (id: string) =>
  rows('SELECT kind, body_ids, person_id FROM outbox_message WHERE procurement_id = $1 ORDER BY id', [id]);
const TENDER = {
  platform: 'Vergabeplattform Hessen',
  platformReference: '2026-17',
  noticeUrl: 'https://vergabe.example/17',
  publishedOn: '2026-01-05',
  offersDueOn: '2999-01-01',
  offersDueAt: new Date('2999-01-01T11:00:00Z'),
  shortReason: '',
};

describe('preparing and publishing a tender', () => {
  it('names callers among bound partners only', async () => {
    const { id } = await asRoot((client) => agreed(client, stage));
    const name = async (bodies: string[]) =>
      nameCallers.execute(stage.manager, { ...(await shown(stage.manager, id)), bodies });
    expect(await name([stage.asked.bodyId])).toMatchObject({ reason: 'caller_not_partner' });
    expect(await name([])).toMatchObject({ reason: 'callers_missing' });
    acceptedValue(await name([stage.partner.bodyId]));
    expect(
      await rows('SELECT body_id FROM procurement_participant WHERE procurement_id = $1 AND is_caller', [id]),
    ).toEqual([{ body_id: stage.partner.bodyId }]);
  });

  it('names evaluators of lead and partners by address, who then declare themselves', async () => {
    const { id } = await asRoot((client) => agreed(client, stage));
    const name = (email: string, part: 'evaluator' | 'decider' = 'evaluator') =>
      nameEvaluator.execute(stage.manager, { procurementId: id, email, part });
    expect(await name('niemand@example.org')).toMatchObject({ reason: 'person_unknown' });
    expect(await name((stage.stranger as AwardStage['manager']).email)).toMatchObject({ reason: 'person_unknown' });
    expect(await name((stage.partner as AwardStage['manager']).email, 'decider')).toMatchObject({
      reason: 'decider_not_lead',
    });
    expect(await name(stage.evaluator.email)).toMatchObject({ reason: 'person_named_already' });
    acceptedValue(await name(stage.manager.email));
    expect(await messagesOf(id)).toMatchObject([
      { kind: 'procurement_evaluator_named', person_id: stage.manager.personId, body_ids: [stage.manager.bodyId] },
    ]);
    expect((await getProcurement(stage.manager, id))?.facts).toMatchObject({
      isEvaluator: true,
      declaredImpartial: false,
    });
    acceptedValue(await declareImpartial.execute(stage.manager, { procurementId: id, confirmed: 'ja' }));
    expect((await getProcurement(stage.manager, id))?.facts).toMatchObject({ declaredImpartial: true });
    const end = { procurementId: id, personId: stage.manager.personId, reason: 'Befangen' };
    acceptedValue(await removeEvaluator.execute(stage.manager, end));
    expect((await getProcurement(stage.manager, id))?.facts).toMatchObject({ isEvaluator: false });
    expect(await removeEvaluator.execute(stage.manager, end)).toMatchObject({ reason: 'person_not_named' });
  });

  it('refuses criteria that do not weigh 100 percent, and any change after the publication', async () => {
    const purchase = await asRoot((client) => agreed(client, stage));
    const [lot] = purchase.lots;
    const edit = async (weight: number) =>
      editCriteria.execute(stage.manager, {
        ...(await shown(stage.manager, purchase.id)),
        lotId: lot?.id ?? '',
        criteria: [{ kind: 'price', weight, priceFormula: 'inverse_proportional' }],
      });
    expect(await edit(9_999)).toMatchObject({ reason: 'criteria_sum' });
    acceptedValue(await edit(10_000));
    const published = await asRoot((client) => due(client, stage));
    await expect(
      asRoot((client) =>
        client.query('UPDATE award_criterion SET weight = 1 WHERE procurement_id = $1', [published.id]),
      ),
    ).rejects.toThrow('published');
  });

  it('refuses a period shorter than the procedure’s, naming the first possible day and the paragraph', async () => {
    const { id } = await asRoot((client) => agreed(client, stage));
    const prepare = async (change: Partial<typeof TENDER>) =>
      prepareTender.execute(stage.manager, { ...(await shown(stage.manager, id)), ...TENDER, ...change });
    const soon = {
      publishedOn: '2998-01-02',
      offersDueOn: '2998-01-31',
      offersDueAt: new Date('2998-01-31T11:00:00Z'),
    };
    expect(await prepare(soon)).toMatchObject({
      reason: 'period_too_short',
      facts: { earliest: '2998-02-01', days: 30, source: '§ 15 Abs. 4 VgV' },
    });
    acceptedValue(await prepare({ ...soon, shortReason: 'Dringlichkeit' }));
    expect(await prepare({ offersDueAt: new Date('2026-01-06T11:00:00Z') })).toMatchObject({ reason: 'due_not_later' });
    const national = await asRoot((client) => agreed(client, stage, { procedureKey: 'public_tender' }));
    const shownNational = await shown(stage.manager, national.id);
    expect(
      await prepareTender.execute(stage.manager, { ...shownNational, ...TENDER, shortReason: 'Eilig' }),
    ).toMatchObject({ reason: 'short_not_allowed' });
  });

  it('freezes the notice with the publication and tells partners and the team', async () => {
    const { id } = await asRoot((client) => agreed(client, stage));
    acceptedValue(await prepareTender.execute(stage.manager, { ...(await shown(stage.manager, id)), ...TENDER }));
    acceptedValue(await startTendering.execute(stage.manager, await shown(stage.manager, id)));
    const room = await getTenderRoom(stage.partner, id);
    expect(room?.notice.lots[0]?.terms).toMatchObject({
      'BT-137': 'LOT-0001',
      'BT-765': 'fa-wo-rc',
      'BT-271': '500000.00',
    });
    expect(room?.notice.buyers).toHaveLength(2);
    expect(room?.seats).toEqual([]);
    const messages = await messagesOf(id);
    expect(messages.map(({ kind }) => kind)).toEqual([
      'procurement_tender_published',
      'procurement_opening_due',
      'procurement_opening_due',
      'procurement_opening_due',
    ]);
    expect(messages[0].body_ids).toEqual([stage.manager.bodyId, stage.partner.bodyId]);
    expect(await lastStep(id)).toMatchObject({
      verb: 'start_tendering',
      from_status: 'agreed',
      to_status: 'tendering',
    });
  });

  it('answers a bidder’s question once, for everybody', async () => {
    const { id } = await asRoot((client) => agreed(client, stage));
    acceptedValue(await prepareTender.execute(stage.manager, { ...(await shown(stage.manager, id)), ...TENDER }));
    acceptedValue(await startTendering.execute(stage.manager, await shown(stage.manager, id)));
    const question = {
      procurementId: id,
      question: 'Gilt das auch für Dockingstationen?',
      askedOn: '2026-02-01',
      answer: null,
    };
    acceptedValue(await recordQuestion.execute(stage.manager, question));
    expect((await getTenderRoom(stage.partner, id))?.questions).toEqual([]);
    const exported = async (actor: Actor) => JSON.stringify((await getRecordExport(actor, id))?.data);
    expect(await exported(stage.partner)).not.toContain('Dockingstationen');
    expect(await exported(stage.manager)).toContain('Dockingstationen');
    const open = (await getTenderRoom(stage.manager, id))?.questions[0];
    const answer = { procurementId: id, questionId: open?.id ?? '', version: open?.version ?? 0, answer: 'Ja.' };
    acceptedValue(await answerQuestion.execute(stage.manager, answer));
    expect((await getTenderRoom(stage.partner, id))?.questions).toMatchObject([{ answer: 'Ja.' }]);
    await expect(answerQuestion.execute(stage.manager, answer)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('opening and evaluating offers', () => {
  it('takes two people, whoever’s partner they are; one alone opens nothing', async () => {
    const { id } = await asRoot((client) => due(client, stage));
    acceptedValue(await openBids.execute(stage.partnerEvaluator, { procurementId: id }));
    expect(await openBids.execute(stage.partnerEvaluator, { procurementId: id })).toMatchObject({
      reason: 'opening_second_person',
    });
    expect((await getProcurement(stage.evaluator, id))?.facts.bidsOpened).toBe(false);
    acceptedValue(await openBids.execute(stage.evaluator, { procurementId: id }));
    expect(await rows('SELECT opened_by, opened_with FROM tender WHERE procurement_id = $1', [id])).toEqual([
      { opened_by: stage.partnerEvaluator.personId, opened_with: stage.evaluator.personId },
    ]);
    await expect(
      asRoot((client) => client.query('UPDATE tender SET opened_with = opened_by WHERE procurement_id = $1', [id])),
    ).rejects.toThrow('tender_opened_by_two');
  });

  it('keeps offers shut before the deadline and for whoever has not declared to be free of conflicts', async () => {
    const { id } = await asRoot((client) => due(client, stage));
    await rows("UPDATE tender SET offers_due_at = now() + interval '1 day' WHERE procurement_id = $1", [id]);
    expect(await openBids.execute(stage.evaluator, { procurementId: id })).toMatchObject({
      reason: 'offers_still_open',
    });
    await rows('UPDATE evaluation_member SET impartial_at = NULL WHERE procurement_id = $1', [id]);
    expect(await openBids.execute(stage.evaluator, { procurementId: id })).toMatchObject({
      reason: 'impartiality_missing',
    });
  });

  it('records late offers as left out and lets the team take that back with a reason', async () => {
    const purchase = await asRoot((client) => withBids(client, stage));
    const lotId = purchase.lots[0]?.id ?? '';
    const late = (await rows('SELECT * FROM bid WHERE lot_id = $1 AND excluded', [lotId]))[0];
    expect(late).toMatchObject({ bidder_name: 'Verspätet & Co. KG', exclusion_ground: 'late_or_wrong_form' });
    const bid = { procurementId: purchase.id, bidId: late.id, version: late.version, reason: 'Plattform war gestört' };
    acceptedValue(await readmitBid.execute(stage.evaluator, bid));
    await expect(readmitBid.execute(stage.evaluator, bid)).rejects.toMatchObject({ code: 'conflict' });
    const again = { ...bid, version: late.version + 1 };
    expect(await excludeBid.execute(stage.evaluator, { ...again, ground: 'erfunden' })).toMatchObject({
      reason: 'ground_unknown',
    });
    acceptedValue(await excludeBid.execute(stage.evaluator, { ...again, ground: 'deception' }));
    expect(await lastStep(purchase.id)).toMatchObject({ verb: 'exclude_bid', audience: 'team' });
  });

  it('a correction that makes an offer late leaves it out; one let in although late stays in', async () => {
    const purchase = await asRoot((client) => withBids(client, stage));
    const lotId = purchase.lots[0]?.id ?? '';
    const bidsIn = () => rows('SELECT * FROM bid WHERE lot_id = $1 ORDER BY received_at', [lotId]);
    const correct = async (bid: { id: string; version: number }, late: boolean) => {
      const { lotId: _lot, ...given } = offer(purchase.id, lotId, { late });
      return correctBid.execute(stage.evaluator, { ...given, bidId: bid.id, version: bid.version });
    };
    const [early] = await bidsIn();
    acceptedValue(await correct(early, true));
    const [turned] = await rows('SELECT * FROM bid WHERE id = $1', [early.id]);
    expect(turned).toMatchObject({ excluded: true, exclusion_ground: 'late_or_wrong_form' });
    expect(await lastStep(purchase.id)).toMatchObject({ audience: 'team', details: { corrected: true, late: true } });
    const readmit = {
      procurementId: purchase.id,
      bidId: turned.id,
      version: turned.version,
      reason: 'Plattform gestört',
    };
    acceptedValue(await readmitBid.execute(stage.evaluator, readmit));
    acceptedValue(await correct({ id: turned.id, version: turned.version + 1 }, true));
    expect(await rows('SELECT excluded FROM bid WHERE id = $1', [turned.id])).toEqual([{ excluded: false }]);
  });

  it('takes points up to the maximum, whole only when handed in, and never again after that', async () => {
    const purchase = await asRoot((client) => withBids(client, stage));
    const [lot] = purchase.lots;
    if (!lot) throw new Error('unreachable');
    const bids = await asRoot((client) => bidsOf(client, lot.id));
    const give = (points: number) =>
      scoreBid.execute(stage.evaluator, {
        procurementId: purchase.id,
        bidId: bids[0] ?? '',
        scores: [{ criterionId: lot.qualityId, points, comment: '' }],
      });
    const handIn = () => handInScores.execute(stage.evaluator, { procurementId: purchase.id, lotId: lot.id });
    expect(await give(1_001)).toMatchObject({ reason: 'points_too_many' });
    acceptedValue(await give(1_000));
    expect(await handIn()).toMatchObject({ reason: 'scores_incomplete' });
    await asRoot((client) => score(client, stage.evaluator, purchase, lot, [700, 800]));
    acceptedValue(await handIn());
    expect(await handIn()).toMatchObject({ reason: 'scores_handed_in' });
    expect(await give(900)).toMatchObject({ reason: 'scores_handed_in' });
    expect(await recordBid.execute(stage.evaluator, offer(purchase.id, lot.id))).toMatchObject({
      reason: 'lot_scored_already',
    });
    await expect(
      asRoot((client) => client.query('UPDATE bid_score SET points = 0 WHERE bid_id = $1', [bids[0]])),
    ).rejects.toThrow('handed in');
  });

  it('cannot be completed before everybody has handed in', async () => {
    const purchase = await asRoot((client) => withBids(client, stage));
    const input = { ...(await shown(stage.evaluator, purchase.id)), draws: [] };
    expect(await completeEvaluation.execute(stage.evaluator, input)).toMatchObject({ reason: 'evaluation_incomplete' });
  });

  it('keeps the whole arithmetic of each lot', async () => {
    const purchase = await asRoot((client) => evaluated(client, stage, { lotCount: 2 }));
    const records = await rows('SELECT content, completed_by FROM evaluation_record WHERE procurement_id = $1', [
      purchase.id,
    ]);
    expect(records).toHaveLength(2);
    const { content } = records[0];
    // Price: 60 of 60 and (2 × 100 − 120) / 100 of 60 = 48. Quality: (8 + 6) / 20 of 40 = 28 and (10 + 9) / 20 of 40 = 38.
    expect(content.ranking.map((bid: { total: number; rank: number }) => [bid.total, bid.rank])).toEqual([
      [8_800, 1],
      [8_600, 2],
    ]);
    expect(content.excluded).toMatchObject([{ bidderName: 'Verspätet & Co. KG', ground: 'late_or_wrong_form' }]);
    expect(content.scores).toHaveLength(4);
    expect(await getProcurement(stage.decider, purchase.id)).toMatchObject({ row: { status: 'evaluated' } });
    expect((await messagesOf(purchase.id)).at(-1)).toMatchObject({
      kind: 'procurement_evaluation_complete',
      person_id: stage.decider.personId,
    });
  });

  it('is not completed past a lot without offers unless somebody says that none came in', async () => {
    const purchase = await asRoot((client) => opened(client, stage));
    const complete = async (noBidsConfirmed?: boolean) =>
      completeEvaluation.execute(stage.evaluator, {
        ...(await shown(stage.evaluator, purchase.id)),
        draws: [],
        noBidsConfirmed,
      });
    expect(await complete()).toMatchObject({ reason: 'lots_without_bids' });
    acceptedValue(await complete(true));
    expect(await getProcurement(stage.evaluator, purchase.id)).toMatchObject({ row: { status: 'evaluated' } });
  });

  it('with a tie for the first place asks for the lot that was drawn', async () => {
    const purchase = await asRoot((client) => opened(client, stage));
    const [lot] = purchase.lots;
    if (!lot) throw new Error('unreachable');
    for (const bidderName of ['Eins GmbH', 'Zwei GmbH'])
      acceptedValue(await recordBid.execute(stage.evaluator, offer(purchase.id, lot.id, { bidderName })));
    const bids = await asRoot((client) => bidsOf(client, lot.id));
    for (const person of [stage.evaluator, stage.partnerEvaluator]) {
      await asRoot((client) => score(client, person, purchase, lot, [500, 500]));
      acceptedValue(await handInScores.execute(person, { procurementId: purchase.id, lotId: lot.id }));
    }
    const complete = async (draws: { lotId: string; bidId: string; note: string }[]) =>
      completeEvaluation.execute(stage.evaluator, { ...(await shown(stage.evaluator, purchase.id)), draws });
    expect(await complete([])).toMatchObject({ reason: 'tie_open' });
    expect(await complete([{ lotId: lot.id, bidId: bids[1] ?? '', note: '' }])).toMatchObject({ reason: 'tie_open' });
    acceptedValue(await complete([{ lotId: lot.id, bidId: bids[1] ?? '', note: 'Gezogen von zwei Personen' }]));
    const [record] = await rows('SELECT content FROM evaluation_record WHERE lot_id = $1', [lot.id]);
    expect(record.content).toMatchObject({ winnerBidId: bids[1], drawn: { note: 'Gezogen von zwei Personen' } });
  });
});
