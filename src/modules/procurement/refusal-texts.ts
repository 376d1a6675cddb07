import type { Refusal } from '#src/server/outcome.ts';
import type { RefusalReason } from './domain/refusal.ts';

/** Refusals of the purchase's own commands besides those of the way. */
type OwnReason = 'field_unknown' | 'cpv_unknown' | 'end_in_future' | 'contracts_running' | 'source_unknown';

/** Sentences for everything the way itself can refuse with. */
export const PROCUREMENT_REFUSALS: Readonly<Record<RefusalReason | OwnReason, Refusal>> = {
  not_entitled: { message: 'Dazu sind Sie in dieser Beschaffung nicht berechtigt.' },
  wrong_status: { message: 'Das ist im jetzigen Stand der Beschaffung nicht möglich.' },
  items_missing: { message: 'Die Bedarfsabfrage braucht mindestens eine Frage.' },
  nobody_asked: { message: 'Bitte wählen Sie mindestens eine Stelle aus, die gefragt wird.' },
  survey_closed: {
    message: 'Die Frist der Bedarfsabfrage ist abgelaufen. Wenden Sie sich an die federführende Stelle.',
  },
  answer_missing: { message: 'Bitte beantworten Sie zuerst die Bedarfsabfrage.' },
  confirmation_exists: { message: 'Der Bedarf Ihrer Stelle ist bereits verbindlich vorbereitet oder bestätigt.' },
  confirmation_missing: { message: 'Es liegt keine vorbereitete Bestätigung vor.' },
  confirmation_four_eyes: {
    message: 'Die Bestätigung unterzeichnet eine zweite Person, nicht wer sie vorbereitet hat (Vier-Augen-Prinzip).',
  },
  no_partner: { message: 'Noch hat keine Stelle ihren Bedarf verbindlich bestätigt.' },
  legal_points_open: { message: 'Es sind noch nicht alle Punkte der rechtlichen Prüfung gezeichnet.' },
  procedure_missing: { message: 'Bitte wählen und begründen Sie zuerst die Verfahrensart.' },
  lots_missing: { message: 'Bitte legen Sie zuerst mindestens ein Los an.' },
  agreement_missing: { message: 'Den Partnern liegt noch keine Fassung der Vereinbarung vor.' },
  consent_exists: { message: 'Die Zustimmung Ihrer Stelle zu dieser Fassung liegt bereits vor oder ist vorbereitet.' },
  consent_missing: { message: 'Es liegt keine vorbereitete Zustimmung zu dieser Fassung vor.' },
  consent_four_eyes: {
    message: 'Die Zustimmung unterzeichnet eine zweite Person, nicht wer sie vorbereitet hat (Vier-Augen-Prinzip).',
  },
  consents_missing: { message: 'Es haben noch nicht alle Partner der jetzigen Fassung zugestimmt.' },
  callers_missing: {
    message: 'Bitte benennen Sie vor der Bekanntmachung, wer abrufen darf.',
    source: 'EuGH C-216/17',
  },
  maximum_missing: {
    message: 'Bitte geben Sie für jedes Los eine Höchstmenge oder einen Höchstwert an.',
    source: 'EuGH C-23/20',
  },
  criteria_incomplete: { message: 'Die Zuschlagskriterien jedes Loses müssen zusammen 100 Prozent ergeben.' },
  clauses_missing: { message: 'Bitte entscheiden Sie für jedes Los über die Klauseln.' },
  schedule_missing: { message: 'Bitte stellen Sie zuerst den Zeitplan auf.' },
  tender_incomplete: { message: 'Bitte geben Sie Vergabeplattform und Angebotsfrist an.' },
  evaluators_missing: {
    message: 'Es braucht mindestens zwei Personen in der Wertung, die ihre Unbefangenheit erklärt haben.',
    source: '§ 6 VgV',
  },
  impartiality_missing: {
    message: 'Bitte erklären Sie zuerst, dass bei Ihnen kein Interessenkonflikt vorliegt.',
    source: '§ 6 VgV',
  },
  offers_still_open: {
    message: 'Die Angebotsfrist läuft noch. Angebote bleiben bis dahin verschlossen.',
    source: '§ 55 VgV',
  },
  bids_already_opened: { message: 'Die Angebote sind bereits geöffnet.' },
  bids_not_opened: { message: 'Die Angebote sind noch nicht geöffnet.' },
  evaluation_incomplete: { message: 'Noch haben nicht alle Wertenden ihre Punkte für jedes Los abgegeben.' },
  contested: {
    message: 'Ein Nachprüfungsverfahren läuft. Bis zu seinem Ende darf kein Zuschlag erteilt werden.',
    source: '§ 169 Abs. 1 GWB',
  },
  not_contested: { message: 'Es läuft kein Nachprüfungsverfahren.' },
  letters_missing: {
    message: 'Bitte informieren Sie zuerst alle Bieter, deren Angebote nicht berücksichtigt werden.',
    source: '§ 134 Abs. 1 GWB',
  },
  letters_complete: { message: 'Alle Bieter sind bereits informiert.' },
  standstill_running: {
    message: 'Die Wartefrist nach der Information der Bieter läuft noch.',
    source: '§ 134 Abs. 2 GWB',
  },
  appeal_running: {
    message: 'Die Beschwerdefrist nach der Nachprüfung läuft noch. Vorher darf kein Zuschlag erteilt werden.',
    source: '§ 169 Abs. 1, § 172 Abs. 1 GWB',
  },
  reason_required: { message: 'Bitte geben Sie einen Grund an.' },
  field_unknown: { message: 'Dieses Feld wird nicht mehr angeboten. Bitte wählen Sie ein anderes.' },
  cpv_unknown: { message: 'Mindestens ein CPV-Code ist im Verzeichnis nicht enthalten.' },
  end_in_future: { message: 'Das Ende kann nicht in der Zukunft liegen.' },
  contracts_running: {
    message: 'Mindestens ein Vertrag läuft an diesem Tag noch. Bitte beenden Sie zuerst die Verträge.',
  },
  source_unknown: {
    message: 'Der Vertrag oder die Kooperation, aus der die Idee stammt, ist nicht mehr erreichbar.',
  },
};
