import type { Answer } from './finding.ts';

/** A question of a point and the answer that speaks for it. 'gate': a "no" means that the point does not apply. */
export interface Question<Key extends string = string> {
  readonly key: Key;
  readonly good: 'yes' | 'no';
  readonly gate?: true;
}

const asks = <const Key extends string>(key: Key, good: Question['good'] = 'yes'): Question<Key> => ({ key, good });
const gate = <const Key extends string>(key: Key): Question<Key> => ({ key, good: 'yes', gate: true });

/** The points of the check in their order, with what only people can answer. */
export const LEGAL_POINTS = {
  aggregate_value: [asks('all_included'), asks('split_off', 'no')],
  eu_threshold: [],
  national_band: [],
  in_house: [gate('in_house_intended'), asks('control'), asks('activity'), asks('no_private_capital')],
  public_cooperation: [
    gate('cooperation_intended'),
    asks('common_goals'),
    asks('public_interest'),
    asks('market_share'),
  ],
  procedure: [asks('special_ground')],
  joint_award: [asks('occasional'), asks('central_body'), asks('text_form')],
  framework_limits: [asks('term_exception')],
  notices: [asks('notice_ready'), asks('award_notice_planned')],
  fair_wage: [asks('declarations')],
} as const satisfies Record<string, readonly Question[]>;

export type LegalPointKey = keyof typeof LEGAL_POINTS;

export const LEGAL_POINT_KEYS = Object.keys(LEGAL_POINTS) as readonly LegalPointKey[];

export type QuestionKey = (typeof LEGAL_POINTS)[LegalPointKey][number]['key'];

/** Answers given so far; what is absent was not answered. */
export type Answers = Readonly<Partial<Record<QuestionKey, Answer>>>;

/** Whether a stored text names a point this release knows. */
export function isLegalPointKey(text: string): text is LegalPointKey {
  return Object.hasOwn(LEGAL_POINTS, text);
}
