import type { Room } from './addresses.ts';
import { ROOMS } from './addresses.ts';
import { PROCUREMENT_STATUSES, type ProcurementStatus } from './status.ts';
import type { ProcurementVerb } from './transitions.ts';

/** From which status a room has something to show. */
const OPENS_WITH: Record<Room, ProcurementStatus> = {
  overview: 'idea',
  idea: 'idea',
  survey: 'idea',
  lots: 'idea',
  legality: 'pooled',
  schedule: 'idea',
  clauses: 'idea',
  agreement: 'legally_checked',
  tender: 'pooled',
  evaluation: 'tendering',
  award: 'evaluated',
  contracts: 'running',
  record: 'idea',
};

/** What the reader is entitled to look at, from policy. */
export interface RoomRights {
  readonly partnership: boolean;
  readonly bids: boolean;
}

/**
 * Rooms open to a reader at this stage. Bodies that were only asked see the overview and the survey; what partners share is
 * for partners; offers are for the team until the award. A cancelled purchase keeps every room it may have reached.
 */
export function roomsOpen(status: ProcurementStatus, rights: RoomRights): readonly Room[] {
  const reached = PROCUREMENT_STATUSES.indexOf(status === 'cancelled' ? 'awarded' : status);
  return ROOMS.filter((room) => {
    if (PROCUREMENT_STATUSES.indexOf(OPENS_WITH[room]) > reached) return false;
    if (room === 'overview' || room === 'survey') return true;
    if (room === 'evaluation') return rights.bids;
    return rights.partnership;
  });
}

/** The room in which each verb is done. */
export const ROOM_OF_VERB: Record<ProcurementVerb, Room> = {
  edit_idea: 'idea',
  edit_survey: 'survey',
  ask_bodies: 'survey',
  open_survey: 'survey',
  extend_survey: 'survey',
  name_deputy: 'survey',
  answer_survey: 'survey',
  decline_survey: 'survey',
  prepare_confirmation: 'survey',
  sign_confirmation: 'survey',
  discard_confirmation: 'survey',
  remind_bodies: 'survey',
  close_survey: 'survey',
  reopen_survey: 'survey',
  edit_lots: 'lots',
  choose_clauses: 'clauses',
  plan_schedule: 'schedule',
  answer_legal_point: 'legality',
  choose_procedure: 'legality',
  sign_legal_point: 'legality',
  complete_legal_check: 'legality',
  reopen_legal_check: 'legality',
  edit_agreement: 'agreement',
  propose_agreement: 'agreement',
  prepare_agreement_consent: 'agreement',
  sign_agreement_consent: 'agreement',
  withdraw_agreement_consent: 'agreement',
  conclude_agreement: 'agreement',
  name_callers: 'tender',
  name_evaluators: 'tender',
  declare_impartial: 'tender',
  edit_criteria: 'tender',
  prepare_tender: 'tender',
  start_tendering: 'tender',
  answer_question: 'tender',
  open_bids: 'evaluation',
  record_bid: 'evaluation',
  exclude_bid: 'evaluation',
  score_bid: 'evaluation',
  hand_in_scores: 'evaluation',
  complete_evaluation: 'evaluation',
  decide_award: 'award',
  send_letters: 'award',
  file_challenge: 'tender',
  resolve_challenge: 'tender',
  conclude_contracts: 'award',
  add_file: 'record',
  withdraw_file: 'record',
  end: 'overview',
  cancel: 'overview',
};
