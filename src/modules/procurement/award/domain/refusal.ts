import type { RefusalReason } from '../../domain/refusal.ts';
import type { DecisionRefusal } from './decision.ts';

/** Every reason for which deciding, informing and concluding is refused. Sentences: ../refusal-texts.ts. */
export type AwardRefusal =
  | RefusalReason
  | DecisionRefusal
  | 'letter_not_needed'
  | 'letter_date'
  | 'challenge_date'
  | 'no_open_challenge'
  | 'term_order';
