import type { Capacity } from './facts.ts';
import { BEFORE_CONTRACT, type ProcurementStatus } from './status.ts';

/** Everything that can be done to a purchase once it exists. */
export const PROCUREMENT_VERBS = [
  'edit_idea',
  'edit_survey',
  'ask_bodies',
  'open_survey',
  'extend_survey',
  'remind_bodies',
  'name_deputy',
  'answer_survey',
  'decline_survey',
  'prepare_confirmation',
  'sign_confirmation',
  'discard_confirmation',
  'close_survey',
  'reopen_survey',
  'edit_lots',
  'choose_clauses',
  'plan_schedule',
  'answer_legal_point',
  'choose_procedure',
  'sign_legal_point',
  'complete_legal_check',
  'reopen_legal_check',
  'edit_agreement',
  'propose_agreement',
  'prepare_agreement_consent',
  'sign_agreement_consent',
  'withdraw_agreement_consent',
  'conclude_agreement',
  'name_callers',
  'name_evaluators',
  'declare_impartial',
  'edit_criteria',
  'prepare_tender',
  'start_tendering',
  'answer_question',
  'open_bids',
  'record_bid',
  'exclude_bid',
  'score_bid',
  'hand_in_scores',
  'complete_evaluation',
  'decide_award',
  'send_letters',
  'file_challenge',
  'resolve_challenge',
  'conclude_contracts',
  'add_file',
  'withdraw_file',
  'end',
  'cancel',
] as const;

export type ProcurementVerb = (typeof PROCUREMENT_VERBS)[number];

/** Verbs of the procurement record: the ones above, and how a purchase comes to be. */
export type ProcurementEventVerb = ProcurementVerb | 'create_idea' | 'import_release' | 'call_off' | 'amend_contract';

/** Conditions beyond status and capacity that can be seen from the facts alone. */
const GUARDS = [
  'has_items',
  'has_asked_bodies',
  'survey_open',
  'own_answer_given',
  'own_confirmation_missing',
  'own_confirmation_prepared',
  'confirmation_by_second_person',
  'has_partner',
  'legal_points_signed',
  'procedure_chosen',
  'has_lots',
  'agreement_proposed',
  'own_consent_missing',
  'own_consent_exists',
  'own_consent_prepared',
  'consent_by_second_person',
  'all_partners_consented',
  'callers_named',
  'maximum_named',
  'criteria_whole',
  'clauses_decided',
  'schedule_planned',
  'tender_prepared',
  'evaluators_named',
  'declared_impartial',
  'offers_due_reached',
  'bids_not_opened',
  'bids_opened',
  'every_lot_evaluated',
  'not_contested',
  'contested',
  'letters_sent',
  'letters_open',
  'standstill_over',
  'appeal_over',
] as const;

export type Guard = (typeof GUARDS)[number];

/** One row of the table: from which statuses, in which capacity (any of them), under which guards, into which status. */
export interface Transition {
  readonly from: readonly ProcurementStatus[];
  readonly to: ProcurementStatus | 'unchanged';
  readonly who: readonly Capacity[];
  readonly guards: readonly Guard[];
}

const LEAD: readonly Capacity[] = ['lead_manager'];
const RESPONDENT: readonly Capacity[] = ['respondent'];
const PARTNER: readonly Capacity[] = ['partner_manager'];
const TEAM: readonly Capacity[] = ['evaluator'];

/** Work of the lead buyer that leaves the status as it is. */
function lead(from: readonly ProcurementStatus[], ...guards: Guard[]): Transition {
  return { from, to: 'unchanged', who: LEAD, guards };
}

/** Work on opened offers by people who declared to be free of conflicts of interest. */
function evaluation(): Transition {
  return { from: ['tendering'], to: 'unchanged', who: TEAM, guards: ['declared_impartial', 'bids_opened'] };
}

/** The way of a purchase as data: commands, buttons, tasks and the next step are all read from here. */
export const TRANSITIONS: Record<ProcurementVerb, Transition> = {
  edit_idea: lead(['idea', 'surveying', 'pooled']),
  // Questions stay as they were asked: a changed question would change what bodies have answered.
  edit_survey: lead(['idea']),
  ask_bodies: lead(['idea', 'surveying']),
  open_survey: { from: ['idea'], to: 'surveying', who: LEAD, guards: ['has_items', 'has_asked_bodies'] },
  extend_survey: lead(['surveying']),
  remind_bodies: lead(['surveying'], 'survey_open'),
  name_deputy: { from: ['surveying'], to: 'unchanged', who: ['respondent_signatory', 'respondent'], guards: [] },
  answer_survey: { from: ['surveying'], to: 'unchanged', who: RESPONDENT, guards: ['survey_open'] },
  decline_survey: { from: ['surveying'], to: 'unchanged', who: RESPONDENT, guards: [] },
  prepare_confirmation: {
    from: ['surveying', 'pooled'],
    to: 'unchanged',
    who: RESPONDENT,
    guards: ['own_answer_given', 'own_confirmation_missing'],
  },
  sign_confirmation: {
    from: ['surveying', 'pooled'],
    to: 'unchanged',
    who: ['respondent_signatory'],
    guards: ['own_confirmation_prepared', 'confirmation_by_second_person'],
  },
  // Before the second person signs: a wrong budget line is thrown away, not overwritten.
  discard_confirmation: {
    from: ['surveying', 'pooled'],
    to: 'unchanged',
    who: ['respondent', 'respondent_signatory'],
    guards: ['own_confirmation_prepared'],
  },
  close_survey: { from: ['surveying'], to: 'pooled', who: LEAD, guards: ['has_partner'] },
  reopen_survey: { from: ['pooled'], to: 'surveying', who: LEAD, guards: [] },
  edit_lots: lead(['idea', 'surveying', 'pooled']),
  choose_clauses: lead(['idea', 'surveying', 'pooled', 'legally_checked', 'agreed'], 'has_lots'),
  plan_schedule: lead(['idea', 'surveying', 'pooled', 'legally_checked', 'agreed', 'tendering', 'evaluated']),
  answer_legal_point: lead(['pooled']),
  choose_procedure: lead(['pooled']),
  sign_legal_point: { from: ['pooled'], to: 'unchanged', who: ['lead_reviewer'], guards: [] },
  complete_legal_check: {
    from: ['pooled'],
    to: 'legally_checked',
    who: LEAD,
    guards: ['has_lots', 'legal_points_signed', 'procedure_chosen'],
  },
  reopen_legal_check: { from: ['legally_checked'], to: 'pooled', who: LEAD, guards: [] },
  edit_agreement: lead(['legally_checked']),
  propose_agreement: lead(['legally_checked']),
  prepare_agreement_consent: {
    from: ['legally_checked'],
    to: 'unchanged',
    who: PARTNER,
    guards: ['agreement_proposed', 'own_consent_missing'],
  },
  sign_agreement_consent: {
    from: ['legally_checked'],
    to: 'unchanged',
    who: ['partner_signatory'],
    guards: ['own_consent_prepared', 'consent_by_second_person'],
  },
  withdraw_agreement_consent: {
    from: ['legally_checked'],
    to: 'unchanged',
    who: ['partner_manager', 'partner_signatory'],
    guards: ['own_consent_exists'],
  },
  conclude_agreement: {
    from: ['legally_checked'],
    to: 'agreed',
    who: LEAD,
    guards: ['agreement_proposed', 'all_partners_consented'],
  },
  name_callers: lead(['pooled', 'legally_checked', 'agreed']),
  name_evaluators: lead(['pooled', 'legally_checked', 'agreed', 'tendering', 'evaluated']),
  declare_impartial: {
    from: ['pooled', 'legally_checked', 'agreed', 'tendering', 'evaluated'],
    to: 'unchanged',
    who: ['team_member'],
    guards: [],
  },
  edit_criteria: lead(['pooled', 'legally_checked', 'agreed'], 'has_lots'),
  prepare_tender: lead(['agreed']),
  start_tendering: {
    from: ['agreed'],
    to: 'tendering',
    who: LEAD,
    guards: [
      'callers_named',
      'maximum_named',
      'criteria_whole',
      'clauses_decided',
      'schedule_planned',
      'tender_prepared',
    ],
  },
  answer_question: lead(['tendering'], 'bids_not_opened'),
  open_bids: {
    from: ['tendering'],
    to: 'unchanged',
    who: TEAM,
    guards: ['declared_impartial', 'evaluators_named', 'offers_due_reached', 'bids_not_opened'],
  },
  record_bid: evaluation(),
  exclude_bid: evaluation(),
  score_bid: evaluation(),
  hand_in_scores: evaluation(),
  complete_evaluation: {
    from: ['tendering'],
    to: 'evaluated',
    who: TEAM,
    guards: ['declared_impartial', 'bids_opened', 'evaluators_named', 'every_lot_evaluated'],
  },
  // Whoever decides about the award takes part in the procedure and declares impartiality too (§ 6 Abs. 2 VgV).
  decide_award: {
    from: ['evaluated'],
    to: 'awarded',
    who: ['lead_signatory'],
    guards: ['declared_impartial', 'not_contested'],
  },
  send_letters: {
    from: ['awarded'],
    to: 'unchanged',
    who: ['lead_manager', 'lead_signatory'],
    guards: ['letters_open'],
  },
  file_challenge: lead(['tendering', 'evaluated', 'awarded'], 'not_contested'),
  resolve_challenge: lead(['tendering', 'evaluated', 'awarded'], 'contested'),
  conclude_contracts: {
    from: ['awarded'],
    to: 'running',
    who: ['lead_signatory'],
    guards: ['letters_sent', 'standstill_over', 'not_contested', 'appeal_over'],
  },
  add_file: {
    from: [...BEFORE_CONTRACT, 'running'],
    to: 'unchanged',
    who: ['lead_manager', 'evaluator', 'partner_manager'],
    guards: [],
  },
  withdraw_file: {
    from: [...BEFORE_CONTRACT, 'running'],
    to: 'unchanged',
    who: ['lead_manager', 'evaluator', 'partner_manager'],
    guards: [],
  },
  end: { from: ['running'], to: 'ended', who: LEAD, guards: [] },
  cancel: { from: BEFORE_CONTRACT, to: 'cancelled', who: LEAD, guards: [] },
};

/** The status a verb leads to from a status, whether or not it is allowed there. */
export function statusAfter(verb: ProcurementVerb, from: ProcurementStatus): ProcurementStatus {
  const { to } = TRANSITIONS[verb];
  return to === 'unchanged' ? from : to;
}
