import { LEGAL_POINT_KEYS } from '../legality/domain/points.ts';
import type { ActingPerson, Capacity, OwnPart, ProcurementFacts } from './facts.ts';

const LEAD = '00000000-0000-4000-8000-000000000001';
const PERSON = '00000000-0000-4000-8000-0000000000aa';

/** A part of a bound partner, with changes. */
export function examplePart(change: Partial<OwnPart> = {}): OwnPart {
  return {
    status: 'confirmed',
    isLead: false,
    isPartner: true,
    isCaller: true,
    deputyPersonId: null,
    confirmation: null,
    consent: null,
    ...change,
  };
}

/** Facts of a purchase in which nothing is missing, with changes: tables of tests say only what they are about. */
export function exampleFacts(change: Partial<ProcurementFacts> = {}): ProcurementFacts {
  return {
    status: 'idea',
    leadBodyId: LEAD,
    ownPart: examplePart(),
    isEvaluator: true,
    isDecider: false,
    declaredImpartial: true,
    participantCount: 3,
    answeredCount: 3,
    partnerCount: 3,
    callerCount: 3,
    itemCount: 2,
    lotCount: 1,
    lotsWithoutMaximum: 0,
    lotsWithoutCriteria: 0,
    lotsWithoutClauses: 0,
    surveyDueOn: null,
    legalPointCount: LEGAL_POINT_KEYS.length,
    legalPointsAnswered: LEGAL_POINT_KEYS.length,
    legalPointsSigned: LEGAL_POINT_KEYS.length,
    procedureKey: 'open',
    scheduleStepCount: 6,
    agreementVersion: 1,
    agreementConsents: 3,
    evaluatorCount: 2,
    impartialEvaluatorCount: 2,
    tenderPrepared: true,
    bidsOpened: true,
    offersDueReached: true,
    offersDueOn: '2026-06-12',
    lotsWithBids: 1,
    ownLotsOpen: 1,
    lotsEvaluated: 1,
    contested: false,
    lettersMissing: 0,
    standstillEndsOn: null,
    appealEndsOn: null,
    contractCount: 0,
    today: '2026-06-30',
    ...change,
  };
}

/** Somebody acting for the lead buyer in the given capacities. */
export function exampleActing(capacities: readonly Capacity[]): ActingPerson {
  return { personId: PERSON, bodyId: LEAD, capacities };
}
