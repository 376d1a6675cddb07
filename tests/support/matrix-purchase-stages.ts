import type pg from 'pg';
import { decideCallOff } from '#src/modules/contracts/call-offs/commands/decide-call-off.ts';
import { orderCallOff } from '#src/modules/contracts/call-offs/commands/order-call-off.ts';
import { requestCallOff } from '#src/modules/contracts/call-offs/commands/request-call-off.ts';
import { prepareAgreementConsent } from '#src/modules/procurement/agreement/commands/prepare-agreement-consent.ts';
import { cancelProcurement } from '#src/modules/procurement/commands/cancel-procurement.ts';
import { endProcurement } from '#src/modules/procurement/commands/end-procurement.ts';
import { planSchedule } from '#src/modules/procurement/schedule/commands/plan-schedule.ts';
import { askBodies } from '#src/modules/procurement/survey/commands/ask-bodies.ts';
import { prepareConfirmation } from '#src/modules/procurement/survey/commands/prepare-confirmation.ts';
import { prepareTender } from '#src/modules/procurement/tender/commands/prepare-tender.ts';
import { type CastActor, personOf } from './actors.ts';
import { callOffInput } from './contracts.ts';
import { acceptedValue } from './cooperation-stage.ts';
import type { PurchaseBodies } from './matrix-purchases.ts';
import * as agreement from './procurement-agreement.ts';
import * as award from './procurement-award.ts';
import * as survey from './procurement-survey.ts';

interface Setting {
  readonly client: pg.Client;
  readonly cast: readonly CastActor[];
  readonly bodies: PurchaseBodies;
}

function surveyStage({ cast, bodies }: Setting): survey.ProcurementStage {
  const { lead, partner, other, stranger } = bodies;
  return {
    lead: personOf(cast, lead, 'procurement_manager'),
    leadSignatory: personOf(cast, lead, 'signatory'),
    leadReader: personOf(cast, lead, 'reader'),
    town: personOf(cast, partner, 'editor'),
    colleague: personOf(cast, partner, 'procurement_manager'),
    townReader: personOf(cast, partner, 'reader'),
    townApprover: personOf(cast, partner, 'budget_approver'),
    neighbour: personOf(cast, other, 'procurement_manager'),
    neighbourSignatory: personOf(cast, other, 'signatory'),
    stranger: personOf(cast, stranger, 'editor'),
    coordinator: personOf(cast, stranger, 'reader'),
    auditor: personOf(cast, stranger, 'reader'),
  };
}

function partnership({ cast, bodies }: Setting): agreement.PartnershipStage {
  const { lead, partner, other, asked, stranger } = bodies;
  return {
    lead: personOf(cast, lead, 'procurement_manager'),
    reviewer: personOf(cast, lead, 'legal_reviewer'),
    managingReviewer: personOf(cast, lead, 'legal_reviewer'),
    partner: personOf(cast, partner, 'procurement_manager'),
    partnerSignatory: personOf(cast, partner, 'signatory'),
    other: personOf(cast, other, 'editor'),
    otherSignatory: personOf(cast, other, 'signatory'),
    asked: personOf(cast, asked, 'editor'),
    stranger: personOf(cast, stranger, 'editor'),
    coordinator: personOf(cast, stranger, 'reader'),
  };
}

function awardStage({ cast, bodies }: Setting): award.AwardStage {
  const { lead, partner, asked, stranger } = bodies;
  return {
    manager: personOf(cast, lead, 'procurement_manager'),
    evaluator: personOf(cast, lead, 'editor'),
    partnerEvaluator: personOf(cast, partner, 'editor'),
    decider: personOf(cast, lead, 'signatory'),
    leadAdministrator: personOf(cast, lead, 'organisation_administrator'),
    partner: personOf(cast, partner, 'procurement_manager'),
    asked: personOf(cast, asked, 'procurement_manager'),
    stranger: personOf(cast, stranger, 'editor'),
    coordinator: personOf(cast, stranger, 'reader'),
    auditor: personOf(cast, stranger, 'reader'),
  };
}

type Build = (setting: Setting) => Promise<string>;

const reason = 'Der Grund steht im Vermerk.';

/** An idea with questions and a list of bodies that know nothing of it yet. */
const idea: Build = async (setting) => {
  const stage = surveyStage(setting);
  const id = await survey.idea(stage);
  await survey.addQuestions(stage.lead, id);
  const { partner, other } = setting.bodies;
  const bodies = survey.byNames([partner.id, other.id]);
  acceptedValue(await askBodies.execute(stage.lead, { ...(await survey.shownPurchase(stage.lead, id)), ...bodies }));
  return id;
};

/** Partner, other and asked are asked. */
const surveying: Build = async (setting) => {
  const id = await survey.surveying(surveyStage(setting));
  await setting.client.query('INSERT INTO procurement_participant (procurement_id, body_id) VALUES ($1, $2)', [
    id,
    setting.bodies.asked.id,
  ]);
  return id;
};

const answered: Build = async (setting) => {
  const id = await surveying(setting);
  await survey.answered(surveyStage(setting).town, id);
  return id;
};

const checking: Build = async (setting) => {
  const stage = partnership(setting);
  const id = await agreement.pooled(setting.client, stage);
  acceptedValue(await agreement.choose(stage.lead, id, 'open'));
  const answers = agreement.SURE_ANSWERS.aggregate_value;
  acceptedValue(await agreement.answerPoint(stage.lead, id, 'aggregate_value', answers));
  return id;
};

const drafted: Build = async (setting) => {
  const stage = partnership(setting);
  const id = await agreement.legallyChecked(setting.client, stage);
  acceptedValue(await agreement.draftAgreement(stage.lead, id));
  return id;
};

/** Both partners have prepared their consent; nobody has signed. */
const consenting: Build = async (setting) => {
  const stage = partnership(setting);
  const id = await agreement.proposed(setting.client, stage);
  for (const person of [stage.partner, stage.other])
    acceptedValue(await prepareAgreementConsent.execute(person, await agreement.resolutionOn(person, id)));
  return id;
};

const consented: Build = async (setting) => {
  const stage = partnership(setting);
  const id = await agreement.proposed(setting.client, stage);
  await agreement.consentOf(id, stage.partner, stage.partnerSignatory);
  await agreement.consentOf(id, stage.other, stage.otherSignatory);
  return id;
};

const ready: Build = async (setting) => {
  const stage = awardStage(setting);
  const { id } = await award.agreed(setting.client, stage);
  const today = survey.dayAhead(0);
  const plan = { platform: 'Vergabeplattform', platformReference: '', noticeUrl: '', shortReason: '' };
  const period = { publishedOn: today, offersDueOn: survey.dayAhead(60), offersDueTime: '12:00' };
  const input = prepareTender.schema.parse({ ...(await award.shown(stage.manager, id)), ...plan, ...period });
  acceptedValue(await prepareTender.execute(stage.manager, input));
  return id;
};

const tendering: Build = async ({ client, ...setting }) => {
  const { id } = await award.due(client, awardStage({ client, ...setting }));
  await client.query("UPDATE tender SET offers_due_at = now() + interval '20 days' WHERE procurement_id = $1", [id]);
  await client.query(
    "INSERT INTO tender_question (procurement_id, question, asked_on) VALUES ($1, 'Welche Norm?', current_date)",
    [id],
  );
  return id;
};

/** Points of both evaluators stand; nobody has handed them in. */
const scoring: Build = async (setting) => {
  const stage = awardStage(setting);
  const purchase = await award.withBids(setting.client, stage);
  const [lot] = purchase.lots;
  if (!lot) throw new Error('a purchase has a lot');
  await award.score(setting.client, stage.evaluator, purchase, lot, [800, 1_000]);
  await award.score(setting.client, stage.partnerEvaluator, purchase, lot, [600, 900]);
  return purchase.id;
};

const withFiles = async ({ client, bodies }: Setting, id: string): Promise<string> => {
  await client.query(
    `WITH added AS (INSERT INTO procurement_file (procurement_id, owner_body_id, audience, title, file_name, media_type, size, sha256)
       SELECT $1, $2, a, 'Vermerk', 'vermerk.pdf', 'application/pdf', 9, sha256('%PDF-1.7 ') FROM unnest('{participants,lead,team}'::text[]) a
       RETURNING id)
     INSERT INTO procurement_file_chunk (file_id, position, bytes) SELECT id, 0, '%PDF-1.7 ' FROM added`,
    [id, bodies.lead.id],
  );
  return id;
};

/** Contracts run, with files and the partner's call-offs in three states. */
const running: Build = async (setting) => {
  const { client, cast, bodies } = setting;
  const { id } = await award.running(client, awardStage(setting));
  const { rows } = await client.query<{ id: string }>(
    'UPDATE contract SET starts_on = current_date - 30, unit_price_cents = 10000 WHERE procurement_id = $1 RETURNING id',
    [id],
  );
  const manager = personOf(cast, bodies.partner, 'procurement_manager');
  const approver = personOf(cast, bodies.partner, 'budget_approver');
  const request = async () =>
    acceptedValue(await requestCallOff.execute(manager, callOffInput(rows[0]?.id ?? '', 5))).id;
  const approve = async (callOffId: string) =>
    acceptedValue(await decideCallOff.execute(approver, { callOffId, version: 1, decision: 'approve', reason: '' }));
  await request();
  await approve(await request());
  const third = await request();
  await approve(third);
  acceptedValue(await orderCallOff.execute(manager, { callOffId: third, version: 2 }));
  return withFiles(setting, id);
};

const finished: Build = async (setting) => {
  const { id } = await award.running(setting.client, awardStage(setting));
  await setting.client.query(
    `UPDATE contract SET starts_on = current_date - 90, ends_on = current_date - 30, status = 'ended' WHERE procurement_id = $1`,
    [id],
  );
  return id;
};

async function cancel(setting: Setting, id: string): Promise<string> {
  const { lead } = surveyStage(setting);
  acceptedValue(await cancelProcurement.execute(lead, { ...(await survey.shownPurchase(lead, id)), reason }));
  return id;
}

const byAward =
  (build: (client: pg.Client, stage: award.AwardStage) => Promise<award.Purchase>): Build =>
  async (setting) =>
    (await build(setting.client, awardStage(setting))).id;

const byPartnership =
  (build: (client: pg.Client, stage: agreement.PartnershipStage) => Promise<string>): Build =>
  (setting) =>
    build(setting.client, partnership(setting));

/** How a purchase gets into each stage the matrix asks about. */
export const PURCHASE_STAGES = {
  idea,
  cancelled_idea: async (setting) => cancel(setting, await idea(setting)),
  surveying,
  answered,
  prepared: async (setting) => {
    const id = await answered(setting);
    const { town } = surveyStage(setting);
    const shown = await survey.shownPart(town, id);
    acceptedValue(await prepareConfirmation.execute(town, { ...shown, budgetLine: '1.1.2.01 / 0812' }));
    return id;
  },
  confirmed: async (setting) => {
    const id = await surveying(setting);
    const { town, townApprover } = surveyStage(setting);
    await survey.confirmed(town, townApprover, id);
    return id;
  },
  cancelled: async (setting) => cancel(setting, await answered(setting)),
  pooled: byPartnership(agreement.pooled),
  scheduled: async (setting) => {
    const { lead } = partnership(setting);
    const id = await agreement.pooled(setting.client, partnership(setting));
    const plan = { procedureKey: 'open', direction: 'forward', anchorOn: '2027-01-04', electronic: 'ja' };
    const shown = { ...(await award.shown(lead, id)), ...plan, councilDays: '', bufferDays: '' };
    acceptedValue(await planSchedule.execute(lead, planSchedule.schema.parse(shown)));
    return id;
  },
  checking,
  signed_check: byPartnership(agreement.signedCheck),
  legally_checked: byPartnership(agreement.legallyChecked),
  drafted,
  proposed: byPartnership(agreement.proposed),
  consenting,
  consented,
  agreed: byAward(award.agreed),
  undeclared: async (setting) => {
    const { id } = await award.agreed(setting.client, awardStage(setting));
    await setting.client.query('UPDATE evaluation_member SET impartial_at = NULL WHERE procurement_id = $1', [id]);
    return id;
  },
  ready,
  tendering,
  due: byAward(award.due),
  opened: byAward(award.opened),
  bids: async (setting) => withFiles(setting, (await award.withBids(setting.client, awardStage(setting))).id),
  scoring,
  scored: byAward(award.scored),
  evaluated: byAward(award.evaluated),
  awarded: byAward(award.awarded),
  contested: byAward(award.contested),
  waited: byAward(award.waited),
  running,
  finished,
  ended: async (setting) => {
    const id = await finished(setting);
    const { manager } = awardStage(setting);
    const input = { ...(await award.shown(manager, id)), endedOn: survey.dayAhead(-1), reason };
    acceptedValue(await endProcurement.execute(manager, input));
    return id;
  },
} satisfies Record<string, Build>;

export type PurchaseKey = keyof typeof PURCHASE_STAGES;
