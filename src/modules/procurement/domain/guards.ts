import { LEGAL_POINT_KEYS } from '../legality/domain/points.ts';
import type { ActingPerson, ProcurementFacts } from './facts.ts';
import type { RefusalReason } from './refusal.ts';
import type { Guard } from './transitions.ts';

type GuardCheck = (facts: ProcurementFacts, acting: ActingPerson) => RefusalReason | null;

/** Two persons evaluate every offer (vier Augen). */
const MIN_EVALUATORS = 2;

/** Each guard of the transition table; null lets the verb pass. */
export const GUARD_CHECKS: Record<Guard, GuardCheck> = {
  has_items: (facts) => unless(facts.itemCount > 0, 'items_missing'),
  // The lead buyer itself is always a participant.
  has_asked_bodies: (facts) => unless(facts.participantCount > 1, 'nobody_asked'),
  survey_open: (facts) => unless(facts.surveyDueOn === null || facts.today <= facts.surveyDueOn, 'survey_closed'),
  own_answer_given: (facts) =>
    unless(facts.ownPart !== null && ['answered', 'confirmed'].includes(facts.ownPart.status), 'answer_missing'),
  own_confirmation_missing: (facts) => unless(facts.ownPart?.confirmation === null, 'confirmation_exists'),
  own_confirmation_prepared: (facts) =>
    unless(facts.ownPart?.confirmation?.status === 'prepared', 'confirmation_missing'),
  confirmation_by_second_person: (facts, acting) =>
    unless(facts.ownPart?.confirmation?.preparedByPersonId !== acting.personId, 'confirmation_four_eyes'),
  has_partner: (facts) => unless(facts.partnerCount > 0, 'no_partner'),
  legal_points_signed: (facts) => unless(facts.legalPointsSigned === LEGAL_POINT_KEYS.length, 'legal_points_open'),
  procedure_chosen: (facts) => unless(facts.procedureKey !== null, 'procedure_missing'),
  has_lots: (facts) => unless(facts.lotCount > 0, 'lots_missing'),
  agreement_proposed: (facts) => unless(facts.agreementVersion > 0, 'agreement_missing'),
  own_consent_missing: (facts) => unless(facts.ownPart?.consent === null, 'consent_exists'),
  own_consent_exists: (facts) => unless((facts.ownPart?.consent ?? null) !== null, 'consent_missing'),
  own_consent_prepared: (facts) => unless(facts.ownPart?.consent?.status === 'prepared', 'consent_missing'),
  consent_by_second_person: (facts, acting) =>
    unless(facts.ownPart?.consent?.preparedByPersonId !== acting.personId, 'consent_four_eyes'),
  all_partners_consented: (facts) =>
    unless(facts.partnerCount > 0 && facts.agreementConsents === facts.partnerCount, 'consents_missing'),
  callers_named: (facts) => unless(facts.callerCount > 0, 'callers_missing'),
  maximum_named: (facts) => unless(facts.lotCount > 0 && facts.lotsWithoutMaximum === 0, 'maximum_missing'),
  criteria_whole: (facts) => unless(facts.lotCount > 0 && facts.lotsWithoutCriteria === 0, 'criteria_incomplete'),
  clauses_decided: (facts) => unless(facts.lotCount > 0 && facts.lotsWithoutClauses === 0, 'clauses_missing'),
  schedule_planned: (facts) => unless(facts.scheduleStepCount > 0, 'schedule_missing'),
  tender_prepared: (facts) => unless(facts.tenderPrepared, 'tender_incomplete'),
  evaluators_named: (facts) => unless(facts.impartialEvaluatorCount >= MIN_EVALUATORS, 'evaluators_missing'),
  declared_impartial: (facts) => unless(facts.declaredImpartial, 'impartiality_missing'),
  offers_due_reached: (facts) => unless(facts.offersDueReached, 'offers_still_open'),
  bids_not_opened: (facts) => unless(!facts.bidsOpened, 'bids_already_opened'),
  bids_opened: (facts) => unless(facts.bidsOpened, 'bids_not_opened'),
  every_lot_evaluated: (facts) =>
    unless(facts.lotCount > 0 && facts.lotsEvaluated === facts.lotCount, 'evaluation_incomplete'),
  not_contested: (facts) => unless(!facts.contested, 'contested'),
  contested: (facts) => unless(facts.contested, 'not_contested'),
  letters_sent: (facts) => unless(facts.lettersMissing === 0, 'letters_missing'),
  letters_open: (facts) => unless(facts.lettersMissing > 0, 'letters_complete'),
  standstill_over: (facts) =>
    unless(facts.standstillEndsOn === null || facts.standstillEndsOn < facts.today, 'standstill_running'),
  appeal_over: (facts) => unless(facts.appealEndsOn === null || facts.appealEndsOn < facts.today, 'appeal_running'),
};

function unless(condition: boolean, reason: RefusalReason): RefusalReason | null {
  return condition ? null : reason;
}
