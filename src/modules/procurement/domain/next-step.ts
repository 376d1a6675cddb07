import type { Certainty } from '#src/modules/legal/domain/certainty.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { ProcurementFacts } from './facts.ts';
import type { ProcurementVerb } from './transitions.ts';

/** What a purchase waits for, for every situation it can be in. */
const NEXT_STEPS = [
  'describe_idea',
  'prepare_survey',
  'open_survey',
  'answer_survey',
  'confirm_demand',
  'close_survey',
  'divide_lots',
  'answer_check',
  'choose_procedure',
  'check_legality',
  'complete_check',
  'draft_agreement',
  'collect_consents',
  'conclude_agreement',
  'prepare_tender',
  'start_tendering',
  'await_offers',
  'open_bids',
  'record_bids',
  'evaluate',
  'complete_evaluation',
  'decide_award',
  'inform_bidders',
  'await_standstill',
  'await_appeal',
  'await_review',
  'conclude_contracts',
  'run',
  'closed_ended',
  'closed_cancelled',
] as const;

export type NextStepCode = (typeof NEXT_STEPS)[number];

/** Who must act. Bodies are counted and not listed: a survey asks 290 of them. */
export type StepActor = 'lead' | 'lead_signatory' | 'lead_reviewer' | 'respondents' | 'partners' | 'team';

/** Provision behind the step; null where only the portal's own conventions hold. */
export interface LegalGround {
  readonly source: string;
  readonly certainty: Certainty;
}

export interface NextStep {
  readonly code: NextStepCode;
  /** Null once nobody has to act. */
  readonly who: StepActor | null;
  /** How many bodies of that kind still have to act; null where that is not counted. */
  readonly openCount: number | null;
  readonly verb: ProcurementVerb | null;
  readonly dueOn: IsoDay | null;
  readonly ground: LegalGround | null;
}

/** Facts with what the next step asks besides. */
export interface NextStepFacts extends ProcurementFacts {
  /** Whether subject or need, and the estimate, are written down. */
  readonly ideaDescribed: boolean;
  readonly consentDueOn: IsoDay | null;
  /** Latest day on which the goods or services are needed. */
  readonly needOn: IsoDay | null;
  /** Planned day of the notice; null without a schedule. */
  readonly noticeOn: IsoDay | null;
  /** Whether the reader sees every body's part, and every offer: what they do not see cannot be counted for them. */
  readonly seesAllDemand: boolean;
  readonly seesBids: boolean;
}

interface Row {
  readonly who: StepActor | null;
  readonly verb: ProcurementVerb | null;
  readonly ground?: LegalGround;
}

const high = (source: string): LegalGround => ({ source, certainty: 'high' });

/** Who acts with which verb on which ground, for each step. */
const ROWS: Record<NextStepCode, Row> = {
  describe_idea: { who: 'lead', verb: 'edit_idea', ground: high('§ 3 VgV') },
  prepare_survey: { who: 'lead', verb: 'edit_survey' },
  open_survey: { who: 'lead', verb: 'open_survey' },
  answer_survey: { who: 'respondents', verb: 'answer_survey' },
  confirm_demand: { who: 'respondents', verb: 'prepare_confirmation' },
  close_survey: { who: 'lead', verb: 'close_survey' },
  divide_lots: { who: 'lead', verb: 'edit_lots', ground: high('§ 97 Abs. 4 GWB') },
  answer_check: { who: 'lead', verb: 'answer_legal_point', ground: high('§§ 97 ff. GWB, § 3 VgV') },
  choose_procedure: { who: 'lead', verb: 'choose_procedure', ground: high('§ 14 VgV, § 12 HVTG') },
  check_legality: { who: 'lead_reviewer', verb: 'sign_legal_point', ground: high('§§ 97 ff. GWB, § 3 VgV') },
  complete_check: { who: 'lead', verb: 'complete_legal_check' },
  draft_agreement: { who: 'lead', verb: 'propose_agreement', ground: high('§ 4 VgV') },
  collect_consents: { who: 'partners', verb: 'sign_agreement_consent', ground: high('§ 4 VgV') },
  conclude_agreement: { who: 'lead', verb: 'conclude_agreement', ground: high('§ 4 VgV') },
  prepare_tender: { who: 'lead', verb: 'prepare_tender' },
  start_tendering: { who: 'lead', verb: 'start_tendering' },
  await_offers: { who: 'lead', verb: 'answer_question', ground: high('§ 20 VgV') },
  open_bids: { who: 'team', verb: 'open_bids', ground: high('§ 55 VgV') },
  record_bids: { who: 'team', verb: 'record_bid', ground: high('§ 8 Abs. 2 VgV') },
  evaluate: { who: 'team', verb: 'score_bid', ground: high('§ 127 GWB, § 58 VgV') },
  complete_evaluation: { who: 'team', verb: 'complete_evaluation', ground: high('§ 127 GWB, § 58 VgV') },
  decide_award: { who: 'lead_signatory', verb: 'decide_award', ground: high('§ 127 GWB, § 58 VgV') },
  inform_bidders: { who: 'lead', verb: 'send_letters', ground: high('§ 134 Abs. 1 GWB') },
  await_standstill: { who: 'lead_signatory', verb: 'conclude_contracts', ground: high('§ 134 GWB') },
  await_appeal: {
    who: 'lead_signatory',
    verb: 'conclude_contracts',
    ground: { source: '§ 169 Abs. 1, § 172 Abs. 1 GWB', certainty: 'medium' },
  },
  await_review: { who: 'lead', verb: 'resolve_challenge', ground: high('§ 169 Abs. 1 GWB') },
  conclude_contracts: { who: 'lead_signatory', verb: 'conclude_contracts', ground: high('§ 134 GWB') },
  run: { who: null, verb: null },
  closed_ended: { who: null, verb: null },
  closed_cancelled: { who: null, verb: null },
};

/** What is next, who must act, by when and on which legal ground. */
export function nextStep(facts: NextStepFacts): NextStep {
  const code = stepOf(facts);
  const { who, verb, ground } = ROWS[code];
  return { code, who, verb, openCount: openCount(code, facts), dueOn: dueOn(code, facts), ground: ground ?? null };
}

function stepOf(facts: NextStepFacts): NextStepCode {
  switch (facts.status) {
    case 'idea':
      if (!facts.ideaDescribed) return 'describe_idea';
      return facts.itemCount === 0 || facts.participantCount <= 1 ? 'prepare_survey' : 'open_survey';
    case 'surveying':
      return surveyStep(facts);
    case 'pooled':
      return checkStep(facts);
    case 'legally_checked':
      if (facts.agreementVersion === 0) return 'draft_agreement';
      return facts.agreementConsents < facts.partnerCount ? 'collect_consents' : 'conclude_agreement';
    case 'agreed':
      return isTenderReady(facts) ? 'start_tendering' : 'prepare_tender';
    case 'tendering':
      if (facts.contested) return 'await_review';
      if (!facts.bidsOpened) return facts.offersDueReached ? 'open_bids' : 'await_offers';
      if (!facts.seesBids) return 'evaluate';
      if (facts.lotsWithBids === 0) return 'record_bids';
      return facts.lotsEvaluated === facts.lotCount ? 'complete_evaluation' : 'evaluate';
    case 'evaluated':
      return facts.contested ? 'await_review' : 'decide_award';
    case 'awarded':
      if (facts.contested) return 'await_review';
      return afterAward(facts);
    case 'running':
      return 'run';
    case 'ended':
      return 'closed_ended';
    case 'cancelled':
      return 'closed_cancelled';
  }
}

/** While the deadline runs bodies answer; afterwards those who answered are waited for until they have confirmed. */
function surveyStep(facts: NextStepFacts): NextStepCode {
  const over = facts.surveyDueOn !== null && facts.today > facts.surveyDueOn;
  if (!facts.seesAllDemand) return over ? 'close_survey' : 'answer_survey';
  if (!over && facts.answeredCount < facts.participantCount) return 'answer_survey';
  return facts.partnerCount < facts.answeredCount ? 'confirm_demand' : 'close_survey';
}

/** Who does not see offers cannot count the letters: without a standstill the bidders are taken for not informed yet. */
function afterAward({ lettersMissing, standstillEndsOn, appealEndsOn, seesBids, today }: NextStepFacts): NextStepCode {
  if (seesBids ? lettersMissing > 0 : standstillEndsOn === null) return 'inform_bidders';
  if (standstillEndsOn !== null && standstillEndsOn >= today) return 'await_standstill';
  return appealEndsOn !== null && appealEndsOn >= today ? 'await_appeal' : 'conclude_contracts';
}

/** The reviewer is waited for only when the lead buyer has nothing left to say: what is signed earlier goes stale. */
function checkStep(facts: NextStepFacts): NextStepCode {
  if (facts.lotCount === 0) return 'divide_lots';
  if (facts.legalPointsAnswered < facts.legalPointCount) return 'answer_check';
  if (facts.procedureKey === null) return 'choose_procedure';
  return facts.legalPointsSigned < facts.legalPointCount ? 'check_legality' : 'complete_check';
}

function isTenderReady(facts: NextStepFacts): boolean {
  const { callerCount, lotCount, lotsWithoutMaximum, lotsWithoutCriteria, lotsWithoutClauses } = facts;
  return (
    callerCount > 0 &&
    lotCount > 0 &&
    lotsWithoutMaximum + lotsWithoutCriteria + lotsWithoutClauses === 0 &&
    facts.scheduleStepCount > 0 &&
    facts.tenderPrepared
  );
}

function openCount(code: NextStepCode, facts: NextStepFacts): number | null {
  switch (code) {
    case 'answer_survey':
      return facts.seesAllDemand ? facts.participantCount - facts.answeredCount : null;
    case 'confirm_demand':
      return facts.answeredCount - facts.partnerCount;
    case 'collect_consents':
      return facts.partnerCount - facts.agreementConsents;
    case 'answer_check':
      return facts.legalPointCount - facts.legalPointsAnswered;
    case 'check_legality':
      return facts.legalPointCount - facts.legalPointsSigned;
    default:
      return null;
  }
}

function dueOn(code: NextStepCode, facts: NextStepFacts): IsoDay | null {
  switch (code) {
    case 'answer_survey':
    case 'confirm_demand':
    case 'close_survey':
      return facts.surveyDueOn;
    case 'collect_consents':
    case 'conclude_agreement':
      return facts.consentDueOn;
    case 'await_offers':
      return facts.offersDueOn ?? facts.needOn;
    // Whatever the tender rests on is done by its notice.
    case 'answer_check':
    case 'choose_procedure':
    case 'check_legality':
    case 'complete_check':
    case 'draft_agreement':
    case 'prepare_tender':
    case 'start_tendering':
      return facts.noticeOn ?? facts.needOn;
    case 'await_standstill':
      return facts.standstillEndsOn;
    case 'await_appeal':
      return facts.appealEndsOn;
    case 'run':
    case 'closed_ended':
    case 'closed_cancelled':
      return null;
    default:
      return facts.needOn;
  }
}
