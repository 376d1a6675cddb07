import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { ParticipantStatus, ProcurementStatus } from './status.ts';

/** The acting body's part, or null where it has none. The lead buyer has one too: it reports its own demand. */
export interface OwnPart {
  readonly status: ParticipantStatus;
  readonly isLead: boolean;
  /** Bound by a confirmed demand: party to the agreement. */
  readonly isPartner: boolean;
  readonly isCaller: boolean;
  /** Named to answer the survey in place of the usual people. */
  readonly deputyPersonId: string | null;
  /** The live binding confirmation, if any. */
  readonly confirmation: { readonly status: 'prepared' | 'signed'; readonly preparedByPersonId: string | null } | null;
  /** The live consent to the present version of the agreement, if any. */
  readonly consent: { readonly status: 'prepared' | 'signed'; readonly preparedByPersonId: string | null } | null;
}

/** What decides who may see and do something. */
export interface ProcurementAccessFacts {
  readonly status: ProcurementStatus;
  readonly leadBodyId: string;
  readonly ownPart: OwnPart | null;
  /** Whether the acting person evaluates offers for the body they act for. */
  readonly isEvaluator: boolean;
  /** Whether the acting person was named to sign the award: reads what the team reads, scores nothing. */
  readonly isDecider: boolean;
  /** Whether the acting person, being one of them, declared to be free of conflicts of interest (§ 6 VgV). */
  readonly declaredImpartial: boolean;
}

/** Everything a verb's guards ask, counted by the database: a purchase with 290 participants costs no more than one with two. */
export interface ProcurementFacts extends ProcurementAccessFacts {
  readonly participantCount: number;
  readonly answeredCount: number;
  readonly partnerCount: number;
  readonly callerCount: number;
  readonly itemCount: number;
  readonly lotCount: number;
  /** Lots without a maximum value or quantity. */
  readonly lotsWithoutMaximum: number;
  /** Lots whose criteria do not sum to 100 %. */
  readonly lotsWithoutCriteria: number;
  /** Lots with a clause in force nobody has decided on; none once the tender has begun. */
  readonly lotsWithoutClauses: number;
  readonly surveyDueOn: IsoDay | null;
  /** Points of the legal check: all there are, those the lead buyer has answered, those that are signed off. */
  readonly legalPointCount: number;
  readonly legalPointsAnswered: number;
  readonly legalPointsSigned: number;
  readonly procedureKey: string | null;
  readonly scheduleStepCount: number;
  /** 0 before the first proposal. */
  readonly agreementVersion: number;
  /** Signed consents of bound partners to the present version. */
  readonly agreementConsents: number;
  readonly evaluatorCount: number;
  /** Evaluators who declared to be free of conflicts of interest. */
  readonly impartialEvaluatorCount: number;
  readonly tenderPrepared: boolean;
  readonly bidsOpened: boolean;
  readonly offersDueReached: boolean;
  /** Day on which the period for offers ends. */
  readonly offersDueOn: IsoDay | null;
  /** Lots for which the reader sees a recorded offer. */
  readonly lotsWithBids: number;
  /** Lots with offers to score for which the acting person has not handed in points. */
  readonly ownLotsOpen: number;
  /** Lots every evaluator has handed in points for, and lots with nothing to score. */
  readonly lotsEvaluated: number;
  readonly contested: boolean;
  /** Offers that were not chosen and whose bidders no information was recorded for (§ 134 GWB). */
  readonly lettersMissing: number;
  readonly standstillEndsOn: IsoDay | null;
  /** Last day of the time to appeal against the dismissal of a review procedure. */
  readonly appealEndsOn: IsoDay | null;
  readonly contractCount: number;
  readonly today: IsoDay;
}

/** Capacities in which a person can act in one purchase. Policy derives them from roles, part and team. */
export const CAPACITIES = [
  'lead_manager',
  'lead_signatory',
  'lead_reviewer',
  'respondent',
  'respondent_signatory',
  'partner_manager',
  'partner_signatory',
  'evaluator',
  'team_member',
] as const;

export type Capacity = (typeof CAPACITIES)[number];

/** A person acting for a body in this purchase. */
export interface ActingPerson {
  readonly personId: string;
  readonly bodyId: string;
  readonly capacities: readonly Capacity[];
}
