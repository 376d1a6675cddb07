import { berlinDay, type IsoDay } from '#src/modules/legal/domain/days.ts';
import type { OwnPart, ProcurementFacts } from '../domain/facts.ts';
import type { Arrangement, ContractNature, ProcurementStatus } from '../domain/status.ts';
import { LEGAL_POINT_KEYS } from '../legality/domain/points.ts';

/** A body as pages link it. */
export interface BodyRef {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly path: string;
}

interface Counts {
  readonly parts: {
    readonly participantCount: number;
    readonly answeredCount: number;
    readonly partnerCount: number;
    readonly callerCount: number;
  };
  readonly itemCount: number;
  readonly lots: {
    readonly lotCount: number;
    readonly lotsWithoutMaximum: number;
    readonly lotsWithoutCriteria: number;
    readonly lotsWithoutClauses: number;
    readonly lotsEvaluated: number;
    readonly lotsWithBids: number;
    readonly ownLotsOpen: number;
  };
  readonly legal: { readonly legalPointsAnswered: number; readonly legalPointsSigned: number };
  readonly scheduleStepCount: number;
  /** Planned day of the notice. */
  readonly noticeOn: IsoDay | null;
  readonly agreementConsents: number;
  readonly team: { readonly evaluatorCount: number; readonly impartialEvaluatorCount: number };
  readonly tender: {
    readonly prepared: boolean;
    readonly opened: boolean;
    readonly dueReached: boolean;
    readonly dueOn: IsoDay | null;
  } | null;
  readonly contractCount: number;
  readonly lettersMissing: number;
}

/** The row of a purchase as `recordStatement` returns it. Amounts are whole euro cents, net. */
export interface ProcurementRow extends Counts {
  readonly id: string;
  readonly reference: string;
  readonly status: ProcurementStatus;
  readonly version: number;
  readonly title: string;
  readonly subject: string;
  readonly need: string;
  readonly fieldKey: string | null;
  readonly cpvCodes: readonly string[];
  readonly estimatedValueCents: number | null;
  readonly estimateReasoning: string;
  readonly contractNature: ContractNature;
  readonly arrangement: Arrangement;
  readonly termMonths: number | null;
  readonly needOn: IsoDay | null;
  readonly leadBodyId: string;
  readonly sourceCooperationId: string | null;
  readonly sourceContractId: string | null;
  readonly surveyDueOn: IsoDay | null;
  readonly surveyNote: string;
  readonly procedureKey: string | null;
  readonly procedureReason: string;
  readonly legalSnapshot: unknown;
  readonly legallyCheckedAt: Date | null;
  readonly agreementVersion: number;
  readonly consentDueOn: IsoDay | null;
  readonly tenderedAt: Date | null;
  readonly evaluatedAt: Date | null;
  readonly awardedAt: Date | null;
  readonly standstillEndsOn: IsoDay | null;
  readonly appealEndsOn: IsoDay | null;
  readonly contested: boolean;
  readonly runningSince: IsoDay | null;
  readonly endedOn: IsoDay | null;
  readonly endReason: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lead: BodyRef;
  readonly field: { readonly key: string; readonly label: string } | null;
  /** The reader's seat in the evaluation, if any. */
  readonly seat: { readonly part: 'evaluator' | 'decider'; readonly impartial: boolean } | null;
  readonly ownPart: OwnPart | null;
}

/** A purchase as rules and pages know it. */
export interface ProcurementRecord {
  readonly row: ProcurementRow;
  readonly facts: ProcurementFacts & { readonly awarded: boolean };
  readonly now: Date;
}

/** The facts behind a row at an instant of the database's clock. */
export function recordOf(row: ProcurementRow, now: Date): ProcurementRecord {
  const { status, leadBodyId, ownPart, seat, itemCount, scheduleStepCount, agreementConsents } = row;
  const facts = {
    status,
    leadBodyId,
    ownPart,
    isEvaluator: seat?.part === 'evaluator',
    isDecider: seat?.part === 'decider',
    declaredImpartial: seat?.impartial ?? false,
    ...row.parts,
    itemCount,
    ...row.lots,
    surveyDueOn: row.surveyDueOn,
    // The points of the check are fixed; a row exists only from the first answer on.
    legalPointCount: LEGAL_POINT_KEYS.length,
    ...row.legal,
    procedureKey: row.procedureKey,
    scheduleStepCount,
    agreementVersion: row.agreementVersion,
    agreementConsents,
    ...row.team,
    tenderPrepared: row.tender?.prepared ?? false,
    bidsOpened: row.tender?.opened ?? false,
    offersDueReached: row.tender?.dueReached ?? false,
    offersDueOn: row.tender?.dueOn ?? null,
    contested: row.contested,
    lettersMissing: row.lettersMissing,
    standstillEndsOn: row.standstillEndsOn,
    appealEndsOn: row.appealEndsOn,
    contractCount: row.contractCount,
    awarded: row.awardedAt !== null,
    today: berlinDay(now),
  };
  return { row, facts, now };
}
