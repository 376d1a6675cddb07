/** Every reason for which a rule of the way itself says no. Sub-concerns add their own. Sentences: refusal-texts.ts. */
const REFUSALS = [
  'not_entitled',
  'wrong_status',
  'items_missing',
  'nobody_asked',
  'survey_closed',
  'answer_missing',
  'confirmation_exists',
  'confirmation_missing',
  'confirmation_four_eyes',
  'no_partner',
  'legal_points_open',
  'procedure_missing',
  'lots_missing',
  'agreement_missing',
  'consent_exists',
  'consent_missing',
  'consent_four_eyes',
  'consents_missing',
  'callers_missing',
  'maximum_missing',
  'criteria_incomplete',
  'clauses_missing',
  'schedule_missing',
  'tender_incomplete',
  'evaluators_missing',
  'impartiality_missing',
  'offers_still_open',
  'bids_already_opened',
  'bids_not_opened',
  'evaluation_incomplete',
  'contested',
  'not_contested',
  'letters_missing',
  'letters_complete',
  'standstill_running',
  'appeal_running',
  'reason_required',
] as const;

export type RefusalReason = (typeof REFUSALS)[number];

/** Outcome of a rule: what follows, or the reason why not. */
export type Decided<Effects extends object, Reason extends string = RefusalReason> =
  | ({ readonly ok: true } & Readonly<Effects>)
  | { readonly ok: false; readonly reason: Reason };

/** A refusal with its reason. */
export function refused<Reason extends string>(reason: Reason): { readonly ok: false; readonly reason: Reason } {
  return { ok: false, reason };
}
