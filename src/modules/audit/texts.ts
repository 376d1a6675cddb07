/** What each module's acts are called in the list of filters; the part of an action before its dot. */
export const AUDIT_AREAS: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'cooperations', label: 'Kooperationen' },
  { value: 'documents', label: 'Dokumente' },
  { value: 'identity', label: 'Personen und Anmeldung' },
  { value: 'bodies', label: 'Verzeichnis der Organisationen' },
  { value: 'legal', label: 'Rechtswerte und Felder' },
  { value: 'notices', label: 'Mitteilungen und Mails' },
  { value: 'audit', label: 'Protokoll' },
];

/** German words for the parts of an action's name, so that a new action reads well enough without an entry here. */
const ACTION_LABELS: Readonly<Record<string, string>> = {
  'audit.export_audit_log': 'Protokoll exportiert',
  'notices.mark_notice_read': 'Mitteilung als gelesen markiert',
  'notices.mark_all_notices_read': 'Alle Mitteilungen als gelesen markiert',
  'notices.retry_mail': 'Mail erneut gesendet',
  'cooperations.add_document': 'Dokument hinzugefügt',
  'cooperations.withdraw_document': 'Dokument zurückgezogen',
  'identity.sign_in': 'Angemeldet',
  'identity.sign_in_failed': 'Anmeldung fehlgeschlagen',
  'identity.sign_out': 'Abgemeldet',
  'identity.body_chosen': 'Organisation gewechselt',
  'identity.invite_person': 'Person eingeladen',
  'identity.resend_invitation': 'Einladung erneut gesendet',
  'identity.revoke_invitation': 'Einladung zum Portal zurückgenommen',
  'identity.invitation_accepted': 'Einladung zum Portal angenommen',
  'identity.change_roles': 'Rollen geändert',
  'identity.remove_person': 'Person entfernt',
  'identity.lock_account': 'Konto gesperrt',
  'identity.unlock_account': 'Konto entsperrt',
  'identity.password_reset_requested': 'Neues Passwort angefordert',
  'identity.password_reset': 'Passwort neu gesetzt',
  'identity.change_password': 'Passwort geändert',
  'identity.change_own_details': 'Eigene Angaben geändert',
  'identity.disable_second_factor': 'Zweiten Faktor entfernt',
  'identity.require_second_factor': 'Pflicht zum zweiten Faktor geändert',
  'identity.renew_recovery_codes': 'Ersatzcodes erneuert',
  'identity.second_factor_started': 'Einrichtung des zweiten Faktors begonnen',
  'identity.reset_second_factor': 'Zweiten Faktor zurückgesetzt',
  'identity.second_factor_added': 'Zweiten Faktor eingerichtet',
  'identity.end_session': 'Sitzung beendet',
  'identity.end_other_sessions': 'Andere Sitzungen beendet',
  'identity.session_confirmed': 'Sitzung bestätigt',
  'identity.provider_linked': 'Anmeldung über Verwaltungskonto verknüpft',
  'bodies.add_special_purpose_association': 'Zweckverband aufgenommen',
  'bodies.edit_special_purpose_association': 'Zweckverband geändert',
  'legal.add_field': 'Kooperationsfeld ergänzt',
  'legal.change_field': 'Kooperationsfeld geändert',
  'legal.change_parameter': 'Rechtswert geändert',
  'legal.prepare_value': 'Künftiger Rechtswert vorbereitet',
  'legal.enact_value': 'Vorbereiteter Rechtswert in Kraft gesetzt',
  'legal.drop_value': 'Vorbereiteter Rechtswert verworfen',
  'cooperations.import_historic': 'Aus öffentlicher Quelle übernommen',
  'cooperations.create_draft': 'Entwurf angelegt',
  'cooperations.edit_content': 'Inhalt geändert',
  'cooperations.name_responsible_person': 'Ansprechperson angegeben',
  'cooperations.invite_partner': 'Partner eingeladen',
  'cooperations.revoke_invitation': 'Einladung zurückgenommen',
  'cooperations.accept_invitation': 'Einladung angenommen',
  'cooperations.decline_invitation': 'Einladung abgelehnt',
  'cooperations.withdraw_partner': 'Als Partner ausgeschieden',
  'cooperations.change_lead': 'Federführung übergeben',
  'cooperations.request_consents': 'Zustimmungen angefordert',
  'cooperations.prepare_consent': 'Zustimmung vorbereitet',
  'cooperations.sign_consent': 'Zustimmung unterzeichnet',
  'cooperations.withdraw_consent': 'Zustimmung zurückgenommen',
  'cooperations.submit': 'Eingereicht',
  'cooperations.ask_back': 'Rückfrage gestellt',
  'cooperations.answer_inquiry': 'Rückfrage beantwortet',
  'cooperations.return_for_correction': 'Zur Überarbeitung zurückgegeben',
  'cooperations.approve': 'Genehmigt',
  'cooperations.take_note': 'Zur Kenntnis genommen',
  'cooperations.reject': 'Abgelehnt',
  'cooperations.activate': 'Beginn eingetragen',
  'cooperations.end': 'Ende eingetragen',
  'cooperations.withdraw': 'Vorhaben zurückgezogen',
};

/** What an action is called; one without a German name is shown as it is recorded. */
export function actionLabel(action: string): string {
  return (Object.hasOwn(ACTION_LABELS, action) ? ACTION_LABELS[action] : undefined) ?? action;
}

const SUBJECT_LABELS: Readonly<Record<string, string>> = {
  cooperation: 'Kooperation',
  document: 'Dokument',
  person: 'Person',
  membership: 'Mitgliedschaft',
  invitation: 'Einladung',
  session: 'Sitzung',
  body: 'Organisation',
  legal_parameter: 'Rechtswert',
  cooperation_field: 'Kooperationsfeld',
  notice: 'Mitteilung',
  mail: 'Mail',
  audit_log: 'Protokoll',
};

/** What a kind of subject is called. */
export function subjectLabel(type: string): string {
  return (Object.hasOwn(SUBJECT_LABELS, type) ? SUBJECT_LABELS[type] : undefined) ?? type;
}

export const SUBJECT_OPTIONS = Object.entries(SUBJECT_LABELS).map(([value, label]) => ({ value, label }));
