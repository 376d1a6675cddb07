import type { RefusalReason } from '../../domain/refusal.ts';
import type { AnswerProblem } from './answers.ts';
import type { ItemProblem } from './items.ts';

/** Why a step of the survey is refused, besides what the way itself says. */
export type SurveyRefusal =
  | RefusalReason
  | AnswerProblem
  | ItemProblem
  | 'too_many_items'
  | 'nothing_to_copy'
  | 'lot_unknown'
  | 'body_unknown'
  | 'nobody_new'
  | 'answered_already'
  | 'due_in_past'
  | 'due_not_later'
  | 'nobody_to_remind'
  | 'reminded_today'
  | 'person_unknown';
