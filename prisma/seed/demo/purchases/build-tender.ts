import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import { hasStandstill } from '#src/modules/procurement/award/domain/letters.ts';
import { standstillAfter } from '#src/modules/procurement/award/domain/standstill.ts';
import {
  type EvaluationContent,
  evaluateLot,
  type LotFacts,
} from '#src/modules/procurement/evaluation/domain/evaluation.ts';
import type { Criterion } from '#src/modules/procurement/evaluation/domain/scoring.ts';
import { berlinInstant } from '#src/modules/procurement/tender/domain/berlin-time.ts';
import { contractNotice } from '#src/modules/procurement/tender/domain/contract-notice.ts';
import { minimumPeriod } from '#src/modules/procurement/tender/domain/minimum-period.ts';
import { DEMO_BODIES, demoPeople, demoPersonId } from '../people.ts';
import { noticeFactsOf } from './build-release.ts';
import { managerOf, signatoryOf, type Tale } from './tale.ts';

/** Audit of any work on offers: one name, and nothing about them. */
const TEAM_WORK = { action: 'procurement.work_in_evaluation', bodyIds: [], details: {} } as const;

/** When offers were due: noon in Germany. */
export function dueAt(day: string): string {
  return berlinInstant(day, '12:00').toISOString();
}

/** Team, criteria, plan, notice and bidders' questions. */
export function tellTender(tale: Tale): void {
  tellTeam(tale);
  tellCriteria(tale);
  const { tender, legal } = tale.told;
  if (!tender || !legal) return;
  const lead = managerOf(tale.leadId);
  const offersDueAt = dueAt(tender.due);
  const minimum = minimumPeriod(legal.procedure, tender.published, false, LEGAL_PARAMETERS);
  if (minimum !== null && tender.due < minimum.earliest) throw new Error(`${tale.told.key}: offers are due too soon`);
  tale.step('prepare_tender', tender.prepared, lead, {
    audience: 'lead',
    details: { publishedOn: tender.published, offersDueAt, minimum },
  });
  const noticeUrl = `https://vergabe.demo.example/${tale.told.key}`;
  const row = {
    platform: tender.platform,
    platform_reference: `DEMO-${tale.reference.slice(-4)}`,
    notice_url: noticeUrl,
    published_on: tender.published,
    offers_due_at: offersDueAt,
    opened_at: null as string | null,
    opened_by: null as string | null,
    opened_with: null as string | null,
    notice: {},
    result_notice: null,
    version: 1,
  };
  tale.add('tender', row);
  if (!tender.started) return;
  const lots = tale.rows.lot.length;
  const startedAt = tale.step('start_tendering', tender.started, lead, {
    details: { publishedOn: tender.published, offersDueAt, lots },
    audit: { bodyIds: [tale.leadId, ...tale.bodyIds('partners')] },
  });
  tale.procurement.tendered_at = startedAt;
  const shown = { noticeUrl, publishedOn: tender.published, offersDueAt };
  Object.assign(tenderOf(tale), { notice: contractNotice(noticeFactsOf(tale, shown)) });
  for (const [index, question] of (tender.questions ?? []).entries()) tellQuestion(tale, index + 1, question);
}

type Question = NonNullable<NonNullable<Tale['told']['tender']>['questions']>[number];

function tellQuestion(tale: Tale, number: number, { on, question, answered, answer }: Question): void {
  const lead = managerOf(tale.leadId);
  const questionId = tale.partId(`question:${number}`);
  tale.step('answer_question', on, lead, {
    audience: 'lead',
    details: { questionId, answered: false },
    audit: { action: 'procurement.record_question', details: { questionId } },
  });
  if (answered)
    tale.step('answer_question', answered, lead, {
      details: { questionId, answered: true },
      audit: { details: { questionId } },
    });
  tale.add('tender_question', {
    id: questionId,
    question,
    asked_on: on,
    answer: answer ?? null,
    answered_on: answered ?? null,
    answered_by: answered ? lead.personId : null,
    version: answered ? 2 : 1,
  });
}

function tellTeam(tale: Tale): void {
  const { team } = tale.told;
  if (!team) return;
  const lead = managerOf(tale.leadId);
  const names = new Map(demoPeople().map(({ id, displayName }) => [id, displayName]));
  const seats = [
    ...team.evaluators.map((seat) => ({ seat, part: 'evaluator' })),
    { seat: team.decider, part: 'decider' },
  ].map(({ seat: [name, body], part }) => ({
    personId: demoPersonId(name, body),
    bodyId: DEMO_BODIES[body].id,
    part,
  }));
  for (const { personId, bodyId, part } of seats) {
    const details = { part, bodyId };
    const bodyIds = [tale.leadId, bodyId];
    const addedAt = tale.step('name_evaluators', team.on, lead, {
      audience: 'lead',
      details,
      audit: { bodyIds, details: { ...details, personId } },
    });
    const impartialAt = tale.step(
      'declare_impartial',
      team.on,
      { personId, bodyId },
      { audience: 'lead', audit: { bodyIds } },
    );
    tale.add('evaluation_member', {
      person_id: personId,
      body_id: bodyId,
      part,
      person_name: names.get(personId) ?? '',
      impartial_at: impartialAt,
      added_by: lead.personId,
      added_at: addedAt,
    });
  }
}

function tellCriteria(tale: Tale): void {
  const { criteria, lots } = tale.told;
  if (!criteria || !lots) return;
  for (let number = 1; number <= lots.list.length; number++) {
    const list = criteriaOf(tale, number);
    for (const [index, { id, kind, title, weight, priceFormula, maxPoints }] of list.entries())
      tale.add('award_criterion', {
        id,
        lot_id: tale.lotId(number),
        position: index + 1,
        kind,
        title,
        description: '',
        weight,
        price_formula: priceFormula,
        max_points: maxPoints,
      });
    const details = { lotId: tale.lotId(number), weights: list.map(({ kind, weight }) => ({ kind, weight })) };
    tale.step('edit_criteria', criteria.on, managerOf(tale.leadId), { audience: 'lead', details });
  }
}

function criteriaOf(tale: Tale, lot: number): readonly Criterion[] {
  const quality = tale.told.criteria?.quality ?? [];
  const price = 100 - quality.reduce((sum, [, percent]) => sum + percent, 0);
  const id = (position: number) => tale.partId(`criterion:${lot}:${position}`);
  return [
    {
      id: id(1),
      kind: 'price',
      title: 'Preis',
      weight: price * 100,
      priceFormula: 'linear_to_double',
      maxPoints: 100,
    },
    ...quality.map(([title, percent, maxPoints], index) => ({
      id: id(index + 2),
      kind: 'quality' as const,
      title,
      weight: percent * 100,
      priceFormula: null,
      maxPoints,
    })),
  ];
}

const tenderOf = (tale: Tale) => tale.rows.tender[0] ?? {};

/** Opening by two, offers, points of each evaluator, and the completed arithmetic. */
export function tellEvaluation(tale: Tale): void {
  const { opened, bids = [], scored, evaluated, team } = tale.told;
  if (!opened || !team) return;
  const evaluators = team.evaluators.map(([name, body]) => ({
    personId: demoPersonId(name, body),
    bodyId: DEMO_BODIES[body].id,
  }));
  const [first, second] = evaluators;
  if (!first || !second) throw new Error(`${tale.told.key} needs two evaluators`);
  tale.step('open_bids', opened, first, { audience: 'lead', details: { confirmed: false } });
  const openedAt = tale.step('open_bids', opened, second, { details: { confirmed: true } });
  Object.assign(tenderOf(tale), { opened_at: openedAt, opened_by: first.personId, opened_with: second.personId });
  for (const [index, bid] of bids.entries()) {
    const bidId = bidIdOf(tale, index);
    const lotId = tale.lotId(bid.lot);
    const recordedAt = tale.step('record_bid', opened, first, {
      audience: 'team',
      details: { bidId, lotId, lotNumber: bid.lot, bidder: bid.bidder, late: false },
      audit: TEAM_WORK,
    });
    const { excluded } = bid;
    if (excluded)
      tale.step('exclude_bid', scored?.on ?? opened, second, {
        audience: 'team',
        reason: excluded.reason,
        details: { bidId, lotNumber: bid.lot, bidder: bid.bidder, ground: excluded.ground },
        audit: TEAM_WORK,
      });
    tale.add('bid', {
      id: bidId,
      lot_id: lotId,
      bidder_name: bid.bidder,
      bidder_place: bid.place,
      bidder_identifier: '',
      bidder_is_sme: bid.sme,
      price_cents: Math.round(bid.priceEuro * 100),
      received_at: `${bid.received}T10:30:00+01:00`,
      excluded: excluded !== undefined,
      exclusion_ground: excluded?.ground ?? null,
      exclusion_reason: excluded?.reason ?? '',
      recorded_by: first.personId,
      recorded_at: recordedAt,
      version: excluded ? 2 : 1,
    });
  }
  if (!scored) return;
  for (const [seat, evaluator] of evaluators.entries())
    if (seat < Math.max(scored.handedIn, 1)) tellPoints(tale, seat, evaluator, seat < scored.handedIn);
  if (evaluated) tellResult(tale, evaluated, second);
}

const bidIdOf = (tale: Tale, index: number) => tale.partId(`bid:${index + 1}`);

function tellPoints(tale: Tale, seat: number, evaluator: { personId: string; bodyId: string }, handsIn: boolean): void {
  const { bids = [], scored } = tale.told;
  const on = scored?.on ?? '';
  for (const [index, bid] of bids.entries()) {
    if (bid.excluded) continue;
    const bidId = bidIdOf(tale, index);
    const details = { bidId, lotNumber: bid.lot, bidder: bid.bidder };
    const note = { audience: 'team', details, audit: TEAM_WORK } as const;
    const savedAt = tale.step('score_bid', on, evaluator, note);
    for (const [position, points] of (bid.points[seat] ?? []).entries())
      tale.add('bid_score', {
        bid_id: bidId,
        criterion_id: tale.partId(`criterion:${bid.lot}:${position + 2}`),
        evaluator_id: evaluator.personId,
        points: points * 100,
        comment: '',
        saved_at: savedAt,
      });
  }
  if (!handsIn) return;
  for (const { id: lotId, number: lotNumber } of tale.rows.lot) {
    const note = { audience: 'team', details: { lotId, lotNumber }, audit: TEAM_WORK } as const;
    const submittedAt = tale.step('hand_in_scores', on, evaluator, note);
    tale.add('score_submission', { lot_id: lotId, evaluator_id: evaluator.personId, submitted_at: submittedAt });
  }
}

function tellResult(tale: Tale, day: string, by: { personId: string; bodyId: string }): void {
  const completedAt = tale.step('complete_evaluation', day, by, {
    details: { lots: tale.rows.lot.length },
    audit: { details: { from: 'tendering', to: 'evaluated' } },
  });
  tale.procurement.evaluated_at = completedAt;
  for (const lot of tale.rows.lot) {
    const facts = lotFacts(tale, Number(lot.number));
    const handedIn = facts.handedIn;
    const evaluation = evaluateLot(facts, handedIn, null, day);
    if (!evaluation.ok) throw new Error(`${tale.told.key}: lot ${lot.number} has a tie`);
    tale.add('evaluation_record', {
      id: tale.partId(`evaluation:${lot.number}`),
      lot_id: lot.id,
      content: evaluation.content,
      completed_by: by.personId,
      completed_at: completedAt,
    });
  }
}

function lotFacts(tale: Tale, number: number): LotFacts {
  const lotId = tale.lotId(number);
  const { rows } = tale;
  const bids = rows.bid.filter((bid) => bid.lot_id === lotId);
  return {
    id: lotId,
    number,
    title: String(rows.lot.find(({ id }) => id === lotId)?.title ?? ''),
    criteria: criteriaOf(tale, number),
    bids: bids.map((bid) => ({
      id: String(bid.id),
      bidderName: String(bid.bidder_name),
      bidderPlace: String(bid.bidder_place),
      bidderIdentifier: '',
      bidderIsSme: bid.bidder_is_sme === true,
      priceCents: Number(bid.price_cents),
      receivedAt: new Date(String(bid.received_at)).toISOString(),
      late: false,
      excluded: bid.excluded === true,
      exclusionGround: bid.exclusion_ground as LotFacts['bids'][number]['exclusionGround'],
      exclusionReason: String(bid.exclusion_reason),
      version: Number(bid.version),
    })),
    scores: rows.bid_score
      .filter((score) => bids.some(({ id }) => id === score.bid_id))
      .map((score) => ({
        bidId: String(score.bid_id),
        criterionId: String(score.criterion_id),
        evaluatorId: String(score.evaluator_id),
        points: Number(score.points),
        comment: '',
      })),
    handedIn: rows.score_submission.filter(({ lot_id }) => lot_id === lotId).map((row) => String(row.evaluator_id)),
  };
}

/** The decision on every lot, the bidders' information with its standstill, and a review procedure if there is one. */
export function tellAward(tale: Tale): void {
  const { awarded, challenged, legal } = tale.told;
  if (!awarded) return;
  const signer = signatoryOf(tale.leadId);
  const bodyIds = [tale.leadId, ...tale.bodyIds('partners')];
  const details = { awarded: tale.rows.lot.length, notAwarded: 0 };
  const decidedAt = tale.step('decide_award', awarded.on, signer, { details, audit: { bodyIds } });
  tale.procurement.awarded_at = decidedAt;
  for (const record of tale.rows.evaluation_record) {
    const content = record.content as EvaluationContent;
    const winner = content.ranking.find(({ bidId }) => bidId === content.winnerBidId);
    if (!winner) throw new Error(`${tale.told.key}: nobody won lot ${content.lotNumber}`);
    tale.add('award', {
      id: tale.partId(`award:${content.lotNumber}`),
      lot_id: record.lot_id,
      bid_id: winner.bidId,
      bidder_name: winner.bidderName,
      value_cents: winner.priceCents,
      reason: awarded.reason,
      decided_by: signer.personId,
      decided_at: decidedAt,
    });
  }
  if (awarded.letters) tellLetters(tale, awarded.letters, hasStandstill(legal?.procedure ?? null));
  if (!challenged) return;
  const filed = { filedOn: challenged.on };
  tale.step('file_challenge', challenged.on, managerOf(tale.leadId), { details: filed, audit: { bodyIds } });
  tale.procurement.contested = true;
  tale.add('challenge', {
    id: tale.partId('challenge'),
    filed_on: challenged.on,
    chamber: challenged.chamber,
    subject: challenged.subject,
  });
}

function tellLetters(tale: Tale, sentOn: string, waits: boolean): void {
  const channel = tale.told.awarded?.channel ?? 'electronic';
  const chosen = new Set(tale.rows.award.map(({ bid_id }) => bid_id));
  const standstill = waits ? standstillAfter([{ sentOn, channel }], LEGAL_PARAMETERS) : null;
  const standstillEndsOn = standstill?.endsOn ?? null;
  tale.procurement.standstill_ends_on = standstillEndsOn;
  const by = managerOf(tale.leadId);
  for (const bid of tale.rows.bid.filter(({ id }) => !chosen.has(id))) {
    const recordedAt = tale.step('send_letters', sentOn, by, {
      audience: 'team',
      details: {
        bidId: bid.id,
        lotNumber: lotNumberOf(tale, bid.lot_id),
        bidder: bid.bidder_name,
        channel,
        sentOn,
        standstillEndsOn,
      },
      audit: { action: 'procurement.send_letter', details: { channel, sentOn, standstillEndsOn } },
    });
    tale.add('award_letter', {
      id: tale.partId(`letter:${String(bid.id)}`),
      lot_id: bid.lot_id,
      bid_id: bid.id,
      channel,
      sent_on: sentOn,
      text: `Sehr geehrte Damen und Herren,\n\nIhr Angebot wird nicht berücksichtigt${bid.excluded ? `, weil es ausgeschlossen wurde: ${String(bid.exclusion_reason)}` : ', weil ein anderes nach den bekannt gemachten Kriterien mehr Punkte erhielt'}.`,
      recorded_by: by.personId,
      recorded_at: recordedAt,
    });
  }
}

function lotNumberOf(tale: Tale, lotId: unknown): unknown {
  return tale.rows.lot.find(({ id }) => id === lotId)?.number;
}
