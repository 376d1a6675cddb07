import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { PointResult } from './evaluate.ts';
import type { LegalFacts } from './legal-facts.ts';
import type { Answers, LegalPointKey } from './points.ts';
import type { ProcedureOption } from './procedure.ts';

/** A point as it was signed. */
export interface FrozenPoint {
  readonly key: LegalPointKey;
  readonly result: PointResult;
  readonly answers: Answers;
  readonly comment: string;
  readonly reviewComment: string;
  /** ISO 8601. */
  readonly signedAt: string | null;
}

/** A completed check: the facts, numbers and sources it was decided under. Later changes of the law change nothing in it. */
export interface FrozenCheck {
  readonly completedOn: IsoDay;
  readonly procedureKey: string;
  readonly procedureReason: string;
  readonly facts: LegalFacts;
  readonly options: readonly ProcedureOption[];
  readonly points: readonly FrozenPoint[];
}

interface CheckToFreeze {
  readonly facts: LegalFacts;
  readonly options: readonly ProcedureOption[];
  readonly points: readonly (Omit<FrozenPoint, 'signedAt'> & { readonly signedAt: Date | null })[];
}

/** Freezes a check with the choice it led to. */
export function freezeCheck(
  check: CheckToFreeze,
  decision: Pick<FrozenCheck, 'completedOn' | 'procedureKey' | 'procedureReason'>,
): FrozenCheck {
  const points = check.points.map(({ key, result, answers, comment, reviewComment, signedAt }) => ({
    key,
    result,
    answers,
    comment,
    reviewComment,
    signedAt: signedAt?.toISOString() ?? null,
  }));
  return { ...decision, facts: check.facts, options: check.options, points };
}

/** A stored snapshot, if it is one of this shape. */
export function frozenCheckOf(stored: unknown): FrozenCheck | null {
  const candidate = stored as FrozenCheck | null;
  return candidate !== null && typeof candidate === 'object' && Array.isArray(candidate.points) ? candidate : null;
}
