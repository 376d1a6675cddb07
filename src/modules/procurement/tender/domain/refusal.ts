import type { RefusalReason } from '../../domain/refusal.ts';
import type { CriteriaRefusal } from './criteria.ts';

/** Every reason for which preparing and running a tender is refused. Sentences: ../refusal-texts.ts. */
export type TenderRefusal =
  | RefusalReason
  | CriteriaRefusal
  | 'caller_not_partner'
  | 'lot_unknown'
  | 'person_unknown'
  | 'person_named_already'
  | 'person_not_named'
  | 'decider_not_lead'
  | 'declared_already'
  | 'period_too_short'
  | 'short_not_allowed'
  | 'due_not_later'
  | 'publication_future';
