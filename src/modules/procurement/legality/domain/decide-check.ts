import { decideVerb, type StatusChange } from '../../domain/decide.ts';
import type { ActingPerson, ProcurementFacts } from '../../domain/facts.ts';
import { type Decided, type RefusalReason, refused } from '../../domain/refusal.ts';
import { type Finding, needsReview } from './finding.ts';
import { LEGAL_POINT_KEYS, type LegalPointKey } from './points.ts';
import type { ProcedureOption } from './procedure.ts';

/** A point as it stands: who answered, whether it is signed, and whether what was signed still holds. */
export interface PointState {
  readonly key: LegalPointKey;
  readonly finding: Finding;
  readonly answeredByPersonId: string | null;
  readonly isAnswered: boolean;
  readonly isSigned: boolean;
  /** Signed over facts or law that have changed since. */
  readonly isStale: boolean;
  /** Identifies the explanation as it is computed now. */
  readonly fingerprint: string;
}

export type CheckRefusal =
  | RefusalReason
  | 'point_unanswered'
  | 'point_four_eyes'
  | 'point_changed'
  | 'review_comment_required'
  | 'legal_points_stale'
  | 'procedure_not_open';

/** The reviewer signs the explanation they were shown, not one they answered for, and says why where it is not simply met. */
export function decideSignPoint(
  facts: ProcurementFacts,
  acting: ActingPerson,
  point: PointState,
  input: { readonly fingerprint: string; readonly comment: string },
): Decided<StatusChange, CheckRefusal> {
  const decided = decideVerb('sign_legal_point', facts, acting);
  if (!decided.ok) return decided;
  if (!point.isAnswered) return refused('point_unanswered');
  if (point.answeredByPersonId === acting.personId) return refused('point_four_eyes');
  if (point.fingerprint !== input.fingerprint) return refused('point_changed');
  if (needsReview(point.finding) && input.comment.trim() === '') return refused('review_comment_required');
  return decided;
}

/** A procedure the facts close cannot be chosen; one that is unclear can, and stays marked as such. */
export function decideChooseProcedure(
  facts: ProcurementFacts,
  acting: ActingPerson,
  option: ProcedureOption,
): Decided<StatusChange, CheckRefusal> {
  const decided = decideVerb('choose_procedure', facts, acting);
  if (!decided.ok) return decided;
  return option.standing === 'closed' ? refused('procedure_not_open') : decided;
}

/** The check is complete when every point is signed over what is true now, and a procedure that is open is chosen. */
export function decideCompleteCheck(
  facts: ProcurementFacts,
  acting: ActingPerson,
  points: readonly PointState[],
  chosen: ProcedureOption | null,
): Decided<StatusChange, CheckRefusal> {
  const decided = decideVerb('complete_legal_check', facts, acting);
  if (!decided.ok) return decided;
  const signed = points.filter((point) => point.isSigned);
  if (signed.length !== LEGAL_POINT_KEYS.length) return refused('legal_points_open');
  if (signed.some((point) => point.isStale)) return refused('legal_points_stale');
  if (chosen === null) return refused('procedure_missing');
  if (chosen.standing === 'closed') return refused('procedure_not_open');
  return decided;
}
