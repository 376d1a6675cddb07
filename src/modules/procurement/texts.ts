import type { Room } from './domain/addresses.ts';
import type { ListPart, ListScope } from './domain/list-query.ts';
import type { NextStepCode, StepActor } from './domain/next-step.ts';
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

/** The same where a word may have to be divided: browsers rarely know how German ones are. */
export const STEP_LABELS: Readonly<Record<ProcurementStatus, string>> = {
  ...STATUS_LABELS,
  surveying: 'Bedarfs\u00adabfrage',
  tendering: 'Ausge\u00adschrieben',
  awarded: 'Zuschlags\u00adentscheidung',
};

export const PARTICIPANT_LABELS: Readonly<Record<ParticipantStatus, string>> = {
  asked: 'Gefragt',
  answered: 'Geantwortet',
  declined: 'Kein Bedarf',
  confirmed: 'Verbindlich bestätigt',
  withdrawn: 'Ausgeschieden',
};

/** The own body's part in words; null where it has none. */
export function ownPartText(part: {
  readonly status: ParticipantStatus | null;
  readonly isLead: boolean;
  readonly isPartner: boolean;
}): string | null {
  if (part.isLead) return 'Federführend';
  if (part.isPartner) return 'Partner';
  return part.status && PARTICIPANT_LABELS[part.status];
}

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
  remind_bodies: 'An die Bedarfsabfrage erinnern',
  name_deputy: 'Vertretung benennen',
  answer_survey: 'Bedarf melden',
  decline_survey: 'Keinen Bedarf melden',
  prepare_confirmation: 'Verbindliche Bestätigung vorbereiten',
  sign_confirmation: 'Bedarf verbindlich bestätigen',
  discard_confirmation: 'Vorbereitete Bestätigung verwerfen',
  close_survey: 'Bedarfsabfrage schließen',
  reopen_survey: 'Bedarfsabfrage wieder öffnen',
  edit_lots: 'Lose bearbeiten',
  choose_clauses: 'Klauseln festlegen',
  plan_schedule: 'Zeitplan aufstellen',
  answer_legal_point: 'Rechtliche Prüfung ausfüllen',
  choose_procedure: 'Verfahrensart wählen',
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
  hand_in_scores: 'Punkte abgeben',
  complete_evaluation: 'Wertung abschließen',
  decide_award: 'Zuschlag entscheiden',
  send_letters: 'Bieter informieren',
  file_challenge: 'Nachprüfung eintragen',
  resolve_challenge: 'Ende der Nachprüfung eintragen',
  conclude_contracts: 'Zuschlag erteilen',
  add_file: 'Dokument hinzufügen',
  withdraw_file: 'Dokument zurückziehen',
  end: 'Beschaffung beenden',
  cancel: 'Beschaffung aufheben',
};

export const LIST_SCOPE_LABELS: Readonly<Record<ListScope, string>> = {
  own: 'Meine Beschaffungen',
  oversight: 'Alle Beschaffungen',
  public: 'Öffentliche',
};

export const PART_FILTER_LABELS: Readonly<Record<ListPart, string>> = {
  lead: 'Federführend',
  asked: 'Bedarf noch zu melden',
  partner: 'Partner',
  caller: 'Abrufberechtigt',
};

/** What a purchase waits for, as a sentence. */
export const NEXT_STEP_TEXTS: Readonly<Record<NextStepCode, string>> = {
  describe_idea: 'Das Vorhaben wird beschrieben: Gegenstand, Bedarf und geschätzter Wert.',
  prepare_survey: 'Die Bedarfsabfrage wird vorbereitet: Fragen und die Stellen, die gefragt werden.',
  open_survey: 'Die Bedarfsabfrage kann beginnen.',
  answer_survey: 'Die gefragten Stellen melden ihren Bedarf.',
  confirm_demand: 'Der gemeldete Bedarf wird verbindlich bestätigt.',
  close_survey: 'Die Frist der Bedarfsabfrage ist vorbei. Der Bedarf kann gebündelt werden.',
  divide_lots: 'Der gebündelte Bedarf wird in Lose geteilt.',
  answer_check: 'Die Beschaffung wird rechtlich geprüft. Zuerst werden alle Punkte ausgefüllt.',
  choose_procedure: 'Alle Punkte der rechtlichen Prüfung sind ausgefüllt. Nun wird die Verfahrensart gewählt.',
  check_legality: 'Die Beschaffung wird rechtlich geprüft, Punkt für Punkt.',
  complete_check: 'Alle Punkte der rechtlichen Prüfung sind gezeichnet. Die Prüfung kann abgeschlossen werden.',
  draft_agreement: 'Die Vereinbarung der Partner wird entworfen und ihnen vorgelegt.',
  collect_consents: 'Die Partner stimmen der Vereinbarung zu.',
  conclude_agreement: 'Alle Partner haben zugestimmt. Die Vereinbarung kann geschlossen werden.',
  prepare_tender: 'Die Ausschreibung wird vorbereitet.',
  start_tendering: 'Die Ausschreibung ist vorbereitet und kann bekannt gemacht werden.',
  await_offers: 'Die Angebotsfrist läuft. Bieterfragen werden beantwortet.',
  open_bids: 'Die Angebotsfrist ist abgelaufen. Zwei Personen öffnen die Angebote.',
  record_bids: 'Die Angebote sind geöffnet und werden erfasst.',
  evaluate: 'Die Angebote werden gewertet.',
  complete_evaluation: 'Jedes Angebot ist von zwei Personen bewertet. Die Wertung kann abgeschlossen werden.',
  decide_award: 'Über den Zuschlag wird entschieden.',
  await_standstill: 'Die Bieter sind informiert. Vor dem Ende der Wartefrist darf kein Zuschlag erteilt werden.',
  await_review: 'Eine Nachprüfung läuft. Bis zu ihrem Ende darf kein Zuschlag erteilt werden.',
  await_appeal: 'Die Nachprüfung ist beendet. Vor dem Ende der Beschwerdefrist darf kein Zuschlag erteilt werden.',
  inform_bidders: 'Bieter, deren Angebote nicht berücksichtigt werden, sind noch zu informieren.',
  conclude_contracts:
    'Die Bieter sind informiert, und keine Frist steht mehr entgegen. Der Zuschlag kann erteilt werden.',
  run: 'Der Vertrag läuft. Berechtigte Stellen können abrufen.',
  closed_ended: 'Die Beschaffung ist beendet.',
  closed_cancelled: 'Die Beschaffung wurde aufgehoben.',
};

/** Who must act; the lead buyer by name. */
export const ACTOR_LABELS: Readonly<Record<StepActor, (leadName: string) => string>> = {
  lead: (name) => name,
  lead_signatory: (name) => `${name}, zeichnungsberechtigte Person`,
  lead_reviewer: (name) => `${name}, rechtliche Prüfung`,
  respondents: () => 'Gefragte Stellen',
  partners: () => 'Partner',
  team: () => 'Wertungsteam',
};

export const ARRANGEMENT_HINTS: Readonly<Record<Arrangement, string>> = {
  single: 'Menge und Zeitpunkt stehen fest.',
  framework: 'Bedingungen stehen fest, abgerufen wird bis zur Höchstmenge nach Bedarf.',
};
