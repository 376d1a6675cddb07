import { createHash } from 'node:crypto';
import { sourceOfBytes } from '#src/modules/documents/domain/byte-source.ts';
import { addDays } from '#src/modules/legal/domain/days.ts';
import { type CastActor, personOf } from './actors.ts';
import type { Outcome } from './matrix-expectations.ts';
import type { PurchaseKey } from './matrix-purchase-stages.ts';
import {
  type PurchaseRelation,
  type PurchaseSubject,
  type PurchaseWorld,
  purchaseRelation,
  seesPurchase,
} from './matrix-purchases.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A command on a purchase: who may, and what they send. `!` behind a role marks who may try and is refused by a rule. */
export interface PurchaseCommandCase {
  readonly command: string;
  readonly subject: PurchaseKey;
  readonly may: Partial<Readonly<Record<PurchaseRelation, string>>>;
  readonly fields?: (subject: PurchaseSubject, world: PurchaseWorld, actor: CastActor) => Fields;
}

const MANAGERS = 'editor procurement_manager';
const SIGNERS = 'signatory budget_approver';
const refusedAll = (roles: string) =>
  roles
    .split(' ')
    .map((role) => `${role}!`)
    .join(' ');
const EVALUATORS = { lead: 'editor', partner: 'editor' };

const shown = ({ version }: PurchaseSubject) => ({ version });
const own = ({ parts }: PurchaseSubject, { bodyId }: CastActor) => ({
  version: parts.find((part) => part.bodyId === bodyId)?.version ?? 1,
});
const reason = { reason: 'Der Grund steht im Vermerk.' };
const firstItem = ({ items }: PurchaseSubject) => items[0]?.id;
const firstLot = ({ lots }: PurchaseSubject) => lots[0]?.id;
const firstBid = ({ bids }: PurchaseSubject) => bids.find(({ excluded }) => !excluded);
const late = ({ bids }: PurchaseSubject) => bids.find(({ excluded }) => excluded);
const ahead = ({ today }: PurchaseWorld, days: number) => addDays(today, days);
const confirmation = ({ confirmations }: PurchaseSubject) => ({ confirmationId: confirmations[0]?.id });
const agreementShown = ({ agreementVersion }: PurchaseSubject) => ({ agreementVersion });

const bytes = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const pdf = () => ({
  ...sourceOfBytes(bytes),
  fileName: 'vermerk.pdf',
  sha256: createHash('sha256').update(bytes).digest(),
});

const IDEA = {
  title: 'Ein neuer Titel',
  fieldKey: '',
  subject: '',
  need: '',
  contractNature: 'supplies',
  arrangement: 'framework',
  termMonths: '36',
  needOn: '',
  estimatedValueCents: '',
  estimateReasoning: '',
};
const LOT = {
  title: 'Ein Los',
  description: '',
  splitBy: 'subject',
  region: '',
  sizeClass: '',
  cpvCode: '',
  unit: 'Stück',
  estimatedValueCents: '',
  maxValueCents: '100.000,00',
  maxQuantity: '100',
};
const BID = {
  bidderName: 'Ostwind GmbH',
  bidderPlace: '',
  bidderIdentifier: '',
  bidderIsSme: 'yes',
  priceCents: '90.000,00',
  receivedOn: '2026-11-01',
  receivedTime: '10:00',
};
const ITEM = {
  itemId: '',
  kind: 'text',
  title: 'Wozu?',
  description: '',
  unit: '',
  variants: '',
  flags: '',
  lotId: '',
};
const KEY = {
  weight_inhabitants: '0',
  weight_quantity: '100',
  weight_workplaces: '0',
  weight_equal: '0',
  baseCents: '',
};
const DRAFT = {
  leadDuties: 'Führt das Verfahren',
  liability: 'joint_parts',
  liabilityNote: '',
  costPurpose: 'Beratung',
  sharedCostsCents: '100,00',
};

/** The table. Written from the text on the way of a purchase, not from src/policy or the transition table. */
export const PURCHASE_COMMANDS: readonly PurchaseCommandCase[] = [
  {
    command: 'procurement.edit_idea',
    subject: 'idea',
    may: { lead: MANAGERS },
    fields: (s) => ({ ...shown(s), ...IDEA }),
  },
  {
    command: 'procurement.cancel',
    subject: 'answered',
    may: { lead: MANAGERS },
    fields: (s) => ({ ...shown(s), ...reason }),
  },
  {
    command: 'procurement.end',
    subject: 'finished',
    may: { lead: MANAGERS },
    fields: (s, w) => ({ ...shown(s), ...reason, endedOn: ahead(w, -1) }),
  },
  // Demand survey
  {
    command: 'procurement.save_survey_item',
    subject: 'idea',
    may: { lead: MANAGERS },
    fields: (s) => ({ ...shown(s), ...ITEM }),
  },
  {
    command: 'procurement.remove_survey_item',
    subject: 'idea',
    may: { lead: MANAGERS },
    fields: (s) => ({ ...shown(s), itemId: firstItem(s) }),
  },
  {
    command: 'procurement.move_survey_item',
    subject: 'idea',
    may: { lead: MANAGERS },
    fields: (s) => ({ ...shown(s), itemId: firstItem(s), direction: 'down' }),
  },
  {
    command: 'procurement.copy_questionnaire',
    subject: 'idea',
    may: { lead: MANAGERS },
    fields: (s, w) => ({ ...shown(s), sourceId: w.subjects.find(({ key }) => key === 'surveying')?.id }),
  },
  {
    command: 'procurement.ask_bodies',
    subject: 'surveying',
    may: { lead: MANAGERS },
    fields: (s, w) => ({ ...shown(s), mode: 'names', bodies: w.bodies.stranger.id }),
  },
  {
    command: 'procurement.stop_asking',
    subject: 'surveying',
    may: { lead: MANAGERS },
    fields: (s, w) => ({ ...shown(s), bodyId: w.bodies.asked.id }),
  },
  {
    command: 'procurement.open_survey',
    subject: 'idea',
    may: { lead: MANAGERS },
    fields: (s, w) => ({ ...shown(s), dueOn: ahead(w, 30), note: '' }),
  },
  {
    command: 'procurement.extend_survey',
    subject: 'surveying',
    may: { lead: MANAGERS },
    fields: (s, w) => ({ ...shown(s), ...reason, dueOn: ahead(w, 60) }),
  },
  {
    command: 'procurement.reopen_survey',
    subject: 'pooled',
    may: { lead: MANAGERS },
    fields: (s, w) => ({ ...shown(s), ...reason, dueOn: ahead(w, 60) }),
  },
  { command: 'procurement.remind_bodies', subject: 'surveying', may: { lead: MANAGERS }, fields: shown },
  { command: 'procurement.close_survey', subject: 'confirmed', may: { lead: MANAGERS }, fields: shown },
  {
    command: 'procurement.name_deputy',
    subject: 'surveying',
    may: { lead: `${MANAGERS} ${SIGNERS}`, asked: `${MANAGERS} ${SIGNERS}` },
    fields: (s, w, actor) => ({ ...own(s, actor), personId: personOf(w.cast, actor.bodyId, 'reader').personId }),
  },
  {
    command: 'procurement.answer_survey',
    subject: 'surveying',
    may: { lead: MANAGERS, asked: MANAGERS },
    fields: (s, _, actor) => ({
      ...own(s, actor),
      condition: 'Nur mit Vor-Ort-Service',
      intent: 'send',
      [`menge_${firstItem(s)}`]: '12',
      [`wahl_${firstItem(s)}`]: '14 Zoll',
      [`preis_${firstItem(s)}`]: '900,00',
    }),
  },
  {
    command: 'procurement.decline_survey',
    subject: 'surveying',
    may: { lead: MANAGERS, asked: MANAGERS },
    fields: (s, _, actor) => ({ ...own(s, actor), ...reason }),
  },
  {
    command: 'procurement.prepare_confirmation',
    subject: 'answered',
    may: { answered: MANAGERS, lead: refusedAll(MANAGERS), asked: refusedAll(MANAGERS) },
    fields: (s, _, actor) => ({ ...own(s, actor), budgetLine: '1.1.2.01 / 0812' }),
  },
  {
    command: 'procurement.sign_confirmation',
    subject: 'prepared',
    may: { answered: SIGNERS, lead: refusedAll(SIGNERS), asked: refusedAll(SIGNERS) },
    fields: (s) => ({ ...confirmation(s), confirmed: 'ja' }),
  },
  {
    command: 'procurement.discard_confirmation',
    subject: 'prepared',
    may: {
      answered: `${MANAGERS} ${SIGNERS}`,
      lead: refusedAll(`${MANAGERS} ${SIGNERS}`),
      asked: refusedAll(`${MANAGERS} ${SIGNERS}`),
    },
    fields: (s) => ({ ...confirmation(s), ...reason }),
  },
  // Lots, clauses, schedule
  { command: 'procurement.save_lot', subject: 'pooled', may: { lead: MANAGERS }, fields: () => LOT },
  {
    command: 'procurement.remove_lot',
    subject: 'pooled',
    may: { lead: MANAGERS },
    fields: (s) => ({ lotId: firstLot(s), lotVersion: s.lots[0]?.version }),
  },
  { command: 'procurement.recompute_shares', subject: 'pooled', may: { lead: MANAGERS } },
  {
    command: 'procurement.choose_clauses',
    subject: 'pooled',
    may: { lead: MANAGERS },
    fields: (s, w) => ({
      lotId: firstLot(s),
      lotVersion: 0,
      latestVersion: 0,
      ...Object.fromEntries(w.clauseKeys.map((key) => [`klausel_${key}`, 'required'])),
    }),
  },
  {
    command: 'procurement.plan_schedule',
    subject: 'pooled',
    may: { lead: MANAGERS },
    fields: (s) => ({
      ...shown(s),
      procedureKey: 'open',
      direction: 'forward',
      anchorOn: '2027-01-04',
      electronic: 'ja',
      councilDays: '',
      bufferDays: '',
    }),
  },
  {
    command: 'procurement.edit_schedule_step',
    subject: 'scheduled',
    may: { lead: MANAGERS },
    fields: (s) => {
      const step = s.steps.at(-1);
      return { ...shown(s), stepKey: step?.key, startsOn: step?.startsOn, endsOn: step?.endsOn, note: 'Wie geplant' };
    },
  },
  // Legal check
  {
    command: 'procurement.answer_legal_point',
    subject: 'pooled',
    may: { lead: MANAGERS },
    fields: () => ({ pointKey: 'aggregate_value', pointVersion: '0', comment: '', answer_all_included: 'yes' }),
  },
  {
    command: 'procurement.choose_procedure',
    subject: 'pooled',
    may: { lead: MANAGERS },
    fields: (s) => ({ ...shown(s), ...reason, procedureKey: 'open' }),
  },
  {
    command: 'procurement.sign_legal_point',
    subject: 'checking',
    may: { lead: 'legal_reviewer' },
    fields: (_, w) => ({ pointKey: 'aggregate_value', fingerprint: w.pointFingerprint, comment: '' }),
  },
  { command: 'procurement.complete_legal_check', subject: 'signed_check', may: { lead: MANAGERS }, fields: shown },
  {
    command: 'procurement.reopen_legal_check',
    subject: 'legally_checked',
    may: { lead: MANAGERS },
    fields: (s) => ({ ...shown(s), ...reason }),
  },
  // Agreement of the partners
  {
    command: 'procurement.edit_agreement',
    subject: 'legally_checked',
    may: { lead: MANAGERS },
    fields: (s) => ({ draftVersion: s.draftVersion, ...DRAFT, ...KEY }),
  },
  {
    command: 'procurement.propose_agreement',
    subject: 'drafted',
    may: { lead: MANAGERS },
    fields: (s) => ({ ...shown(s), draftVersion: s.draftVersion }),
  },
  {
    command: 'procurement.prepare_agreement_consent',
    subject: 'proposed',
    may: { partner: MANAGERS },
    fields: (s) => ({
      ...agreementShown(s),
      resolutionBody: 'Gemeindevertretung',
      resolutionDate: '2026-11-02',
      resolutionReference: 'DS 2026/7',
    }),
  },
  {
    command: 'procurement.sign_agreement_consent',
    subject: 'consenting',
    may: { partner: 'signatory' },
    fields: (s) => ({ ...agreementShown(s), confirmed: 'ja' }),
  },
  {
    command: 'procurement.withdraw_agreement_consent',
    subject: 'consenting',
    may: { partner: `${MANAGERS} signatory` },
    fields: () => reason,
  },
  {
    command: 'procurement.conclude_agreement',
    subject: 'consented',
    may: { lead: MANAGERS },
    fields: (s) => ({ ...shown(s), ...agreementShown(s) }),
  },
  // Tender
  {
    command: 'procurement.name_callers',
    subject: 'agreed',
    may: { lead: MANAGERS },
    fields: (s, w) => ({ ...shown(s), bodies: [w.bodies.partner.id] }),
  },
  {
    command: 'procurement.name_evaluators',
    subject: 'agreed',
    may: { lead: MANAGERS },
    fields: (_, w) => ({ email: personOf(w.cast, w.bodies.partner, 'reader').email, part: 'evaluator' }),
  },
  {
    command: 'procurement.remove_evaluator',
    subject: 'agreed',
    may: { lead: MANAGERS },
    fields: (s) => ({ ...reason, personId: s.seats[0]?.personId }),
  },
  {
    command: 'procurement.declare_impartial',
    subject: 'undeclared',
    may: { lead: 'editor signatory', partner: 'editor' },
    fields: () => ({ confirmed: 'ja' }),
  },
  {
    command: 'procurement.edit_criteria',
    subject: 'agreed',
    may: { lead: MANAGERS },
    fields: (s) => ({ ...shown(s), lotId: firstLot(s), priceWeight: '100', priceFormula: 'linear_to_double' }),
  },
  {
    command: 'procurement.prepare_tender',
    subject: 'agreed',
    may: { lead: MANAGERS },
    fields: (s, w) => ({
      ...shown(s),
      platform: 'Vergabeplattform',
      platformReference: '',
      noticeUrl: '',
      publishedOn: w.today,
      offersDueOn: ahead(w, 60),
      offersDueTime: '12:00',
      shortReason: '',
    }),
  },
  { command: 'procurement.start_tendering', subject: 'ready', may: { lead: MANAGERS }, fields: shown },
  {
    command: 'procurement.record_question',
    subject: 'tendering',
    may: { lead: MANAGERS },
    fields: (_, w) => ({ question: 'Gilt die Norm?', askedOn: w.today, answer: '' }),
  },
  {
    command: 'procurement.answer_question',
    subject: 'tendering',
    may: { lead: MANAGERS },
    fields: (s) => ({ questionId: s.questions[0], version: 1, answer: 'Ja.' }),
  },
  // Evaluation: the people named for it alone
  { command: 'procurement.open_bids', subject: 'due', may: EVALUATORS },
  {
    command: 'procurement.record_bid',
    subject: 'opened',
    may: EVALUATORS,
    fields: (s) => ({ lotId: firstLot(s), ...BID }),
  },
  {
    command: 'procurement.correct_bid',
    subject: 'bids',
    may: EVALUATORS,
    fields: (s) => ({ bidId: firstBid(s)?.id, version: firstBid(s)?.version, ...BID }),
  },
  {
    command: 'procurement.exclude_bid',
    subject: 'bids',
    may: EVALUATORS,
    fields: (s) => ({ bidId: firstBid(s)?.id, version: firstBid(s)?.version, ground: 'documents_missing', ...reason }),
  },
  {
    command: 'procurement.readmit_bid',
    subject: 'bids',
    may: EVALUATORS,
    fields: (s) => ({ bidId: late(s)?.id, version: late(s)?.version, ...reason }),
  },
  {
    command: 'procurement.score_bid',
    subject: 'bids',
    may: EVALUATORS,
    fields: (s) => ({ bidId: firstBid(s)?.id, [`points_${s.criteria[0]}`]: '7,5' }),
  },
  {
    command: 'procurement.hand_in_scores',
    subject: 'scoring',
    may: EVALUATORS,
    fields: (s) => ({ lotId: firstLot(s) }),
  },
  {
    command: 'procurement.complete_evaluation',
    subject: 'scored',
    may: EVALUATORS,
    fields: (s) => ({ ...shown(s), drawNote: '' }),
  },
  // Award
  {
    command: 'procurement.decide_award',
    subject: 'evaluated',
    may: { lead: 'signatory' },
    fields: (s) => ({
      ...shown(s),
      [`outcome_${firstLot(s)}`]: 'award',
      [`reason_${firstLot(s)}`]: 'Wirtschaftlichstes Angebot',
    }),
  },
  {
    command: 'procurement.send_letter',
    subject: 'awarded',
    may: { lead: `${MANAGERS} signatory` },
    fields: (s, w) => ({ bidId: late(s)?.id, channel: 'electronic', sentOn: w.today, text: 'Information' }),
  },
  {
    command: 'procurement.file_challenge',
    subject: 'awarded',
    may: { lead: MANAGERS },
    fields: (_, w) => ({ filedOn: w.today, chamber: 'Vergabekammer', subject: 'Wertung' }),
  },
  {
    command: 'procurement.resolve_challenge',
    subject: 'contested',
    may: { lead: MANAGERS },
    fields: (_, w) => ({ outcome: 'dismissed', resolvedOn: w.today, note: 'Zurückgewiesen' }),
  },
  {
    command: 'procurement.conclude_contracts',
    subject: 'waited',
    may: { lead: 'signatory' },
    fields: (s) => ({ ...shown(s), startsOn: '2027-01-01', endsOn: '', noticeMonths: '' }),
  },
  // The file
  {
    command: 'procurement.add_file',
    subject: 'running',
    may: { lead: MANAGERS, partner: MANAGERS },
    fields: () => ({ title: 'Vermerk', audience: 'participants', file: pdf() }),
  },
  {
    command: 'procurement.withdraw_file',
    subject: 'running',
    may: { lead: MANAGERS },
    fields: (s) => ({ fileId: s.files.find(({ audience }) => audience === 'participants')?.id }),
  },
];

/** The expected cell. */
export function purchaseOutcome(
  actor: CastActor,
  subject: PurchaseSubject,
  { command, may }: PurchaseCommandCase,
): Outcome {
  const relation = purchaseRelation(actor.bodyId, subject);
  const entitled = (may[relation] ?? '').split(' ');
  for (const role of actor.roles) {
    if (entitled.includes(role)) return 'done';
    if (entitled.includes(`${role}!`)) return 'refused';
  }
  // A partner may take back files, but this one is the lead's: absent for them.
  if (
    command === 'procurement.withdraw_file' &&
    relation === 'partner' &&
    MANAGERS.split(' ').includes(actor.roles[0] ?? '')
  )
    return 'not_found';
  return seesPurchase(actor, subject) ? 'forbidden' : 'not_found';
}

/** Whether a row of a table of commands is one of this table. */
export function isPurchaseCase<Row extends object>(row: Row | PurchaseCommandCase): row is PurchaseCommandCase {
  return PURCHASE_COMMANDS.some((one) => one === row);
}
