import type { Capacity } from './facts.ts';
import { type CooperationStatus, WORKING_STATUSES } from './status.ts';

/** Everything that can be done to a cooperation once it exists. */
export const COOPERATION_VERBS = [
  'edit_content',
  'name_responsible_person',
  'invite_partner',
  'revoke_invitation',
  'accept_invitation',
  'decline_invitation',
  'withdraw_partner',
  'change_lead',
  'request_consents',
  'prepare_consent',
  'sign_consent',
  'withdraw_consent',
  'submit',
  'ask_back',
  'answer_inquiry',
  'return_for_correction',
  'approve',
  'take_note',
  'reject',
  'activate',
  'end',
  'withdraw',
] as const;

export type CooperationVerb = (typeof COOPERATION_VERBS)[number];

/**
 * Verbs of the event list: the ones above, the two ways a cooperation comes to be, and documents that come and go without
 * changing the content (a contract is content).
 */
export type EventVerb = CooperationVerb | 'create_draft' | 'import_historic' | 'add_document' | 'withdraw_document';

/** Conditions beyond status and capacity that can be seen from the facts alone. */
const GUARDS = [
  'not_lead',
  'has_open_invitation',
  'no_open_invitation',
  'has_other_partner',
  'enough_partners',
  'own_consent_missing',
  'own_consent_exists',
  'own_consent_prepared',
  'signed_by_second_person',
  'signatory_for_signed_consent',
  'all_consented',
  'inquiry_open',
  'no_inquiry_open',
  'impartial',
  'approval_due',
  'notice_due',
  'start_day_reached',
] as const;

export type Guard = (typeof GUARDS)[number];

/** One row of the table: from which statuses, in which capacity (any of them), under which guards, into which status. */
export interface Transition {
  readonly from: readonly CooperationStatus[];
  readonly to: CooperationStatus | 'unchanged';
  /** Statuses from which the verb leads elsewhere than `to`. */
  readonly exceptTo?: Partial<Record<CooperationStatus, CooperationStatus>>;
  readonly who: readonly Capacity[];
  readonly guards: readonly Guard[];
}

const WORKING: readonly CooperationStatus[] = WORKING_STATUSES;
const CONSENTING: readonly CooperationStatus[] = ['collecting_consent', 'returned'];
const EDITOR: readonly Capacity[] = ['partner_editor'];
const LEAD: readonly Capacity[] = ['lead_editor'];
const MEMBER: readonly Capacity[] = ['partner_editor', 'partner_signatory'];
const AUTHORITY: readonly Capacity[] = ['authority_decider'];

/** The way of a cooperation as data: commands, buttons, tasks and the next step are all read from here. */
export const TRANSITIONS: Record<CooperationVerb, Transition> = {
  edit_content: { from: WORKING, to: 'unchanged', who: EDITOR, guards: [] },
  name_responsible_person: {
    from: [...WORKING, 'submitted', 'approved', 'noted', 'active'],
    to: 'unchanged',
    who: EDITOR,
    guards: [],
  },
  invite_partner: { from: WORKING, to: 'unchanged', who: LEAD, guards: [] },
  revoke_invitation: { from: WORKING, to: 'unchanged', who: LEAD, guards: ['has_open_invitation'] },
  accept_invitation: { from: WORKING, to: 'unchanged', who: ['invited_member'], guards: [] },
  decline_invitation: { from: WORKING, to: 'unchanged', who: ['invited_member'], guards: [] },
  // A partner that leaves while the authority decides takes the ground from under the decision: back to the partners.
  withdraw_partner: {
    from: [...WORKING, 'submitted'],
    to: 'unchanged',
    exceptTo: { submitted: 'returned' },
    who: MEMBER,
    guards: ['not_lead'],
  },
  change_lead: { from: WORKING, to: 'unchanged', who: LEAD, guards: ['has_other_partner'] },
  request_consents: {
    from: ['draft'],
    to: 'collecting_consent',
    who: LEAD,
    guards: ['no_open_invitation', 'enough_partners'],
  },
  prepare_consent: { from: CONSENTING, to: 'unchanged', who: EDITOR, guards: ['own_consent_missing'] },
  sign_consent: {
    from: CONSENTING,
    to: 'unchanged',
    who: ['partner_signatory'],
    guards: ['own_consent_prepared', 'signed_by_second_person'],
  },
  withdraw_consent: {
    from: CONSENTING,
    to: 'unchanged',
    who: MEMBER,
    guards: ['own_consent_exists', 'signatory_for_signed_consent'],
  },
  submit: {
    from: CONSENTING,
    to: 'submitted',
    who: LEAD,
    guards: ['no_open_invitation', 'enough_partners', 'all_consented'],
  },
  ask_back: { from: ['submitted'], to: 'unchanged', who: AUTHORITY, guards: ['impartial', 'no_inquiry_open'] },
  answer_inquiry: { from: ['submitted'], to: 'unchanged', who: EDITOR, guards: ['inquiry_open'] },
  return_for_correction: { from: ['submitted'], to: 'returned', who: AUTHORITY, guards: ['impartial'] },
  approve: { from: ['submitted'], to: 'approved', who: AUTHORITY, guards: ['impartial', 'approval_due'] },
  take_note: { from: ['submitted'], to: 'noted', who: AUTHORITY, guards: ['impartial', 'notice_due'] },
  reject: { from: ['submitted'], to: 'rejected', who: AUTHORITY, guards: ['impartial'] },
  activate: { from: ['approved', 'noted'], to: 'active', who: LEAD, guards: ['start_day_reached'] },
  end: { from: ['active'], to: 'ended', who: LEAD, guards: [] },
  withdraw: { from: [...WORKING, 'submitted'], to: 'withdrawn', who: LEAD, guards: [] },
};

/** The status a verb leads to from a status, whether or not it is allowed there. */
export function statusAfter(verb: CooperationVerb, from: CooperationStatus): CooperationStatus {
  const transition = TRANSITIONS[verb];
  const exception = transition.exceptTo?.[from];
  if (exception !== undefined) return exception;
  return transition.to === 'unchanged' ? from : transition.to;
}
