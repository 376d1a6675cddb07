import type { RefusalReason } from '../../domain/refusal.ts';

/** Every reason for which work on offers is refused. Sentences: ../refusal-texts.ts. */
export type EvaluationRefusal =
  | RefusalReason
  | 'opening_second_person'
  | 'lot_scored_already'
  | 'received_in_future'
  | 'ground_unknown'
  | 'not_excluded'
  | 'scores_handed_in'
  | 'points_too_many'
  | 'scores_incomplete'
  | 'nothing_to_score'
  | 'tie_open'
  | 'lots_without_bids';
