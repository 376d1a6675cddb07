/** Every reason for which a rule of the cooperations module says no. Its German sentence stands in texts.ts. */
const REFUSALS = [
  'not_entitled',
  'historic',
  'wrong_status',
  'content_incomplete',
  'lead_cannot_withdraw',
  'no_open_invitation',
  'invitations_open',
  'no_other_partner',
  'too_few_partners',
  'already_partner',
  'partner_not_invited',
  'new_lead_not_partner',
  'body_cannot_take_part',
  'responsible_person_required',
  'consent_exists',
  'consent_missing',
  'consent_already_signed',
  'consent_for_other_version',
  'four_eyes',
  'signatory_required',
  'consents_missing',
  'resolution_incomplete',
  'resolution_in_future',
  'inquiry_open',
  'no_inquiry_open',
  'question_required',
  'answer_required',
  'due_day_in_past',
  'decider_is_submitter',
  'decider_contributed',
  'decider_belongs_to_partner',
  'authority_takes_part',
  'authority_undetermined',
  'approval_not_due',
  'notice_not_due',
  'reason_required',
  'comment_required',
  'starts_in_future',
  'end_day_invalid',
] as const;

export type RefusalReason = (typeof REFUSALS)[number];

export interface Refused {
  readonly ok: false;
  readonly reason: RefusalReason;
}

/** Outcome of a rule: what follows, or the reason why not. */
export type Decided<Effects extends object> = ({ readonly ok: true } & Readonly<Effects>) | Refused;

/** A refusal with its reason. */
export function refused(reason: RefusalReason): Refused {
  return { ok: false, reason };
}

/** Whether a text a person must give holds nothing but blanks. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}
