import type { Room } from './domain/addresses.ts';
import type { Arrangement, ContractNature, ParticipantStatus, ProcurementStatus } from './domain/status.ts';
import type { ProcurementEventVerb } from './domain/transitions.ts';

export const STATUS_LABELS: Readonly<Record<ProcurementStatus, string>> = {
  idea: 'Idee',
  surveying: 'Bedarfsabfrage',
  pooled: 'Bedarf gebündelt',
  legally_checked: 'Rechtlich geprüft',
  agreed: 'Vereinbart',
  tendering: 'Ausgeschrieben',
  evaluated: 'Gewertet',
  awarded: 'Zuschlagsentscheidung',
  running: 'Vertrag läuft',
  ended: 'Beendet',
  cancelled: 'Aufgehoben',
};

export const PARTICIPANT_LABELS: Readonly<Record<ParticipantStatus, string>> = {
  asked: 'Gefragt',
  answered: 'Geantwortet',
  declined: 'Kein Bedarf',
  confirmed: 'Verbindlich bestätigt',
  withdrawn: 'Ausgeschieden',
};

export const NATURE_LABELS: Readonly<Record<ContractNature, string>> = {
  supplies: 'Lieferleistung',
  services: 'Dienstleistung',
  works: 'Bauleistung',
};

export const ARRANGEMENT_LABELS: Readonly<Record<Arrangement, string>> = {
  single: 'Einzelvertrag',
  framework: 'Rahmenvereinbarung mit Abrufen',
};

export const ROOM_LABELS: Readonly<Record<Room, string>> = {
  overview: 'Überblick',
  idea: 'Vorhaben',
  survey: 'Bedarf',
  lots: 'Lose',
  legality: 'Rechtliche Prüfung',
  schedule: 'Zeitplan',
  clauses: 'Klauseln',
  agreement: 'Vereinbarung',
  tender: 'Ausschreibung',
  evaluation: 'Wertung',
  award: 'Zuschlag',
  contracts: 'Verträge',
  record: 'Vergabeakte',
};

/** What a verb is called on links and buttons, and in the record as what was done. */
export const VERB_LABELS: Readonly<Record<ProcurementEventVerb, string>> = {
  create_idea: 'Idee angelegt',
  import_release: 'Bekanntmachung übernommen',
  call_off: 'Abruf',
  amend_contract: 'Vertrag geändert',
  edit_idea: 'Vorhaben bearbeiten',
  edit_survey: 'Fragen bearbeiten',
  ask_bodies: 'Stellen fragen',
  open_survey: 'Bedarfsabfrage öffnen',
  extend_survey: 'Frist verlängern',
  name_deputy: 'Vertretung benennen',
  answer_survey: 'Bedarf melden',
  decline_survey: 'Keinen Bedarf melden',
  prepare_confirmation: 'Verbindliche Bestätigung vorbereiten',
  sign_confirmation: 'Bedarf verbindlich bestätigen',
  close_survey: 'Bedarfsabfrage schließen',
  reopen_survey: 'Bedarfsabfrage wieder öffnen',
  edit_lots: 'Lose bearbeiten',
  choose_clauses: 'Klauseln festlegen',
  plan_schedule: 'Zeitplan aufstellen',
  answer_legal_point: 'Rechtliche Prüfung ausfüllen',
  sign_legal_point: 'Prüfpunkt zeichnen',
  complete_legal_check: 'Rechtliche Prüfung abschließen',
  reopen_legal_check: 'Rechtliche Prüfung wieder öffnen',
  edit_agreement: 'Vereinbarung bearbeiten',
  propose_agreement: 'Vereinbarung den Partnern vorlegen',
  prepare_agreement_consent: 'Zustimmung vorbereiten',
  sign_agreement_consent: 'Zustimmung unterzeichnen',
  withdraw_agreement_consent: 'Zustimmung zurücknehmen',
  conclude_agreement: 'Vereinbarung schließen',
  name_callers: 'Abrufberechtigte benennen',
  name_evaluators: 'Wertungsteam benennen',
  declare_impartial: 'Unbefangenheit erklären',
  edit_criteria: 'Zuschlagskriterien festlegen',
  prepare_tender: 'Ausschreibung vorbereiten',
  start_tendering: 'Ausschreibung bekannt machen',
  answer_question: 'Bieterfrage beantworten',
  open_bids: 'Angebote öffnen',
  record_bid: 'Angebot erfassen',
  exclude_bid: 'Angebot ausschließen',
  score_bid: 'Angebot bewerten',
  complete_evaluation: 'Wertung abschließen',
  decide_award: 'Zuschlag entscheiden',
  file_challenge: 'Nachprüfung eintragen',
  resolve_challenge: 'Ende der Nachprüfung eintragen',
  conclude_contracts: 'Zuschlag erteilen',
  add_file: 'Dokument hinzufügen',
  withdraw_file: 'Dokument zurückziehen',
  end: 'Beschaffung beenden',
  cancel: 'Beschaffung aufheben',
};
