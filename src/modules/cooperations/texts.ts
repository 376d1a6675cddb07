import type { CompletenessCode } from './domain/completeness.ts';
import type { ConsentStanding } from './domain/consent.ts';
import type { ContentField, Section } from './domain/content.ts';
import type { DecisionKind } from './domain/decision.ts';
import type { NextStepCode } from './domain/next-step.ts';
import type { RefusalReason } from './domain/refusal.ts';
import type { ConsentStatus, CooperationStatus, PartnerStatus, SharedActivity } from './domain/status.ts';
import type { CooperationVerb, EventVerb } from './domain/transitions.ts';

export const STATUS_LABELS: Record<CooperationStatus, string> = {
  draft: 'Entwurf',
  collecting_consent: 'Zustimmungen werden eingeholt',
  submitted: 'Bei der Aufsichtsbehörde',
  returned: 'Zur Überarbeitung zurückgegeben',
  approved: 'Genehmigt',
  noted: 'Zur Kenntnis genommen',
  rejected: 'Abgelehnt',
  active: 'Läuft',
  ended: 'Beendet',
  withdrawn: 'Zurückgezogen',
};

export const PARTNER_STATUS_LABELS: Record<PartnerStatus, string> = {
  invited: 'Eingeladen',
  accepted: 'Beteiligt',
  declined: 'Abgesagt',
  withdrawn: 'Ausgeschieden',
};

export const CONSENT_STATUS_LABELS: Record<ConsentStatus, string> = {
  prepared: 'Vorbereitet, Unterschrift fehlt',
  signed: 'Zugestimmt',
  voided: 'Durch Änderung hinfällig',
  withdrawn: 'Zurückgenommen',
};

export const CONSENT_STANDING_LABELS: Record<ConsentStanding, string> = {
  missing: 'Zustimmung fehlt',
  to_renew: 'Inhalt geändert, erneute Zustimmung nötig',
  prepared: 'Vorbereitet, Unterschrift fehlt',
  signed: 'Zugestimmt',
};

export const DECISION_LABELS: Record<DecisionKind, string> = {
  returned: 'Zur Überarbeitung zurückgegeben',
  approved: 'Genehmigt',
  noted: 'Zur Kenntnis genommen',
  rejected: 'Abgelehnt',
};

export const SHARED_ACTIVITY_LABELS: Record<SharedActivity, string> = {
  planning: 'Planen',
  building: 'Aufbauen',
  operating: 'Betreiben',
  developing: 'Weiterentwickeln',
};

export const SECTION_LABELS: Record<Section, string> = {
  basics: 'Titel und Ziel',
  scope: 'Gegenstand',
  term: 'Beginn und Laufzeit',
  form: 'Rechtsform',
  costs: 'Kosten',
  partners: 'Partner',
};

export const FIELD_LABELS: Record<ContentField, string> = {
  title: 'Titel',
  fieldKey: 'Feld der Zusammenarbeit',
  aim: 'Ziel',
  sharedActivities: 'Was geteilt wird',
  tasks: 'Aufgaben',
  startsOn: 'Beginn',
  term: 'Laufzeit',
  terminationClause: 'Kündigungsregelung',
  legalForm: 'Rechtsform',
  costPerYearCents: 'Kosten pro Jahr',
  costNote: 'Erläuterung der Kosten',
  leadBodyId: 'Federführender Partner',
  partnerBodyIds: 'Weitere Partner',
};

/** What a button says. */
export const VERB_LABELS: Record<CooperationVerb, string> = {
  edit_content: 'Inhalt bearbeiten',
  name_responsible_person: 'Ansprechperson angeben',
  invite_partner: 'Partner einladen',
  revoke_invitation: 'Einladung zurücknehmen',
  accept_invitation: 'Einladung annehmen',
  decline_invitation: 'Einladung ablehnen',
  withdraw_partner: 'Als Partner ausscheiden',
  change_lead: 'Federführung übergeben',
  request_consents: 'Zustimmungen anfordern',
  prepare_consent: 'Zustimmung vorbereiten',
  sign_consent: 'Zustimmung unterzeichnen',
  withdraw_consent: 'Zustimmung zurücknehmen',
  submit: 'Bei der Aufsichtsbehörde einreichen',
  ask_back: 'Rückfrage stellen',
  answer_inquiry: 'Rückfrage beantworten',
  return_for_correction: 'Zur Überarbeitung zurückgeben',
  approve: 'Genehmigen',
  take_note: 'Zur Kenntnis nehmen',
  reject: 'Ablehnen',
  activate: 'Zusammenarbeit starten',
  end: 'Ende eintragen',
  withdraw: 'Vorhaben zurückziehen',
};

/** What the timeline says happened. */
export const EVENT_LABELS: Record<EventVerb, string> = {
  create_draft: 'Entwurf angelegt',
  import_historic: 'Aus öffentlicher Quelle übernommen',
  edit_content: 'Inhalt geändert',
  name_responsible_person: 'Ansprechperson angegeben',
  invite_partner: 'Partner eingeladen',
  revoke_invitation: 'Einladung zurückgenommen',
  accept_invitation: 'Einladung angenommen',
  decline_invitation: 'Einladung abgelehnt',
  withdraw_partner: 'Partner ausgeschieden',
  change_lead: 'Federführung übergeben',
  request_consents: 'Zustimmungen angefordert',
  prepare_consent: 'Zustimmung vorbereitet',
  sign_consent: 'Zustimmung unterzeichnet',
  withdraw_consent: 'Zustimmung zurückgenommen',
  submit: 'Bei der Aufsichtsbehörde eingereicht',
  ask_back: 'Rückfrage gestellt',
  answer_inquiry: 'Rückfrage beantwortet',
  return_for_correction: 'Zur Überarbeitung zurückgegeben',
  approve: 'Genehmigt',
  take_note: 'Zur Kenntnis genommen',
  reject: 'Abgelehnt',
  activate: 'Zusammenarbeit gestartet',
  end: 'Beendet',
  withdraw: 'Vorhaben zurückgezogen',
  add_document: 'Dokument hinzugefügt',
  withdraw_document: 'Dokument zurückgezogen',
};

/** What the timeline says of a contract file that came or went: a change of content, and more exact than that. */
export const CONTRACT_EVENT_LABELS = {
  added: 'Vertragsdokument hinzugefügt',
  withdrawn: 'Vertragsdokument zurückgezogen',
} as const;

/** What is next, for everyone who reads the page. */
export const NEXT_STEP_TEXTS: Record<NextStepCode, string> = {
  complete_draft: 'Der federführende Partner vervollständigt den Entwurf und fordert die Zustimmungen an.',
  await_invitations: 'Eingeladene Partner nehmen die Einladung an oder lehnen sie ab.',
  collect_consents: 'Jeder Partner fasst seinen Beschluss und stimmt der vorliegenden Fassung zu.',
  submit: 'Alle Partner haben zugestimmt. Der federführende Partner reicht das Vorhaben bei der Aufsichtsbehörde ein.',
  answer_inquiry: 'Die Partner beantworten die Rückfrage der Aufsichtsbehörde. Bis dahin ruht deren Bearbeitungszeit.',
  decide_approval: 'Die Aufsichtsbehörde prüft und entscheidet über die Genehmigung.',
  decide_notice: 'Die Aufsichtsbehörde prüft und nimmt zur Kenntnis.',
  correct:
    'Die Partner überarbeiten das Vorhaben. Wird der Inhalt geändert, stimmen alle neu zu; dann reicht der federführende Partner es wieder ein.',
  await_start: 'Die Zusammenarbeit kann beginnen, sobald der vereinbarte Tag erreicht ist.',
  start: 'Der federführende Partner trägt den Start der Zusammenarbeit ein.',
  run: 'Die Zusammenarbeit läuft. Es ist nichts zu tun.',
  record_end:
    'Die vereinbarte Laufzeit ist zu Ende. Der federführende Partner trägt das Ende ein. Eine vorzeitige Aufhebung ist der Aufsichtsbehörde gesondert anzuzeigen oder von ihr zu genehmigen.',
  closed_rejected: 'Die Aufsichtsbehörde hat abgelehnt. Das Verfahren ist abgeschlossen.',
  closed_ended: 'Die Zusammenarbeit ist beendet.',
  closed_withdrawn: 'Das Vorhaben wurde zurückgezogen.',
};

/** What is missing before consents can be requested, or advised. */
export const COMPLETENESS_TEXTS: Record<CompletenessCode, string> = {
  title_missing: 'Geben Sie einen Titel an.',
  field_missing: 'Wählen Sie ein Feld der Zusammenarbeit.',
  aim_missing: 'Beschreiben Sie das Ziel.',
  activities_missing: 'Wählen Sie mindestens eine Tätigkeit, die geteilt wird.',
  tasks_missing: 'Beschreiben Sie die Aufgaben. Die Vereinbarung muss sie bestimmen.',
  start_missing: 'Geben Sie an, wann die Zusammenarbeit beginnt.',
  term_missing: 'Geben Sie an, ob die Zusammenarbeit unbefristet ist oder wann sie endet.',
  end_before_start: 'Das Ende liegt vor dem Beginn. Bitte berichtigen Sie einen der beiden Tage.',
  termination_clause_missing:
    'Geben Sie an, unter welchen Voraussetzungen die Partner kündigen können. Bei dieser Laufzeit ist das vorgeschrieben.',
  termination_clause_recommended:
    'Eine Kündigungsregelung ist bei dieser Rechtsform nicht vorgeschrieben, bei dieser Laufzeit aber zu empfehlen.',
  legal_form_missing: 'Wählen Sie eine Rechtsform.',
  unlisted_party_in_agreement:
    'Das Gesetz nennt für öffentlich-rechtliche Vereinbarungen nur Gemeinden, Landkreise, Zweckverbände und Anstalten. Klären Sie mit der Aufsichtsbehörde, auf welcher Grundlage die anderen Beteiligten mitwirken.',
  costs_missing: 'Geben Sie die Kosten pro Jahr an. Entstehen keine, tragen Sie 0 ein.',
  too_few_partners: 'Es fehlen Partner. Mindestens zwei Beteiligte müssen zugesagt haben.',
  invitations_open: 'Eine Einladung ist noch nicht beantwortet. Warten Sie auf die Antwort oder nehmen Sie sie zurück.',
  responsible_person_missing: 'Mindestens ein Partner hat noch keine Ansprechperson angegeben.',
  authority_takes_part:
    'Das Ministerium, das entscheiden müsste, ist selbst Partner. Das Land kann sich durch eine andere Stelle beteiligen.',
};

/** A refusal in words: the rule, and the provision behind it where there is one. */
export interface RefusalText {
  readonly message: string;
  readonly source?: string;
}

const FOUR_EYES = 'Vier-Augen-Prinzip des Portals';
const IMPARTIAL = '§§ 20, 21 HVwVfG; Regel des Portals';

export const REFUSAL_TEXTS: Record<RefusalReason, RefusalText> = {
  not_entitled: { message: 'Sie sind für diesen Schritt nicht berechtigt.' },
  historic: {
    message:
      'Diese Zusammenarbeit ist aus einer öffentlichen Quelle übernommen. Sie wird nicht im Portal geführt und hier nicht geändert.',
  },
  wrong_status: { message: 'Dieser Schritt ist beim jetzigen Stand der Zusammenarbeit nicht möglich.' },
  content_incomplete: {
    message: 'Es fehlen noch Angaben. Bitte vervollständigen Sie den Entwurf.',
    source: '§ 24 KGG',
  },
  lead_cannot_withdraw: {
    message: 'Der federführende Partner kann nicht ausscheiden. Übergeben Sie zuerst die Federführung.',
  },
  no_open_invitation: { message: 'Es gibt keine offene Einladung.' },
  invitations_open: {
    message:
      'Noch nicht alle Einladungen sind beantwortet. Warten Sie auf die Antworten oder nehmen Sie die Einladung zurück.',
  },
  no_other_partner: { message: 'Es gibt keinen anderen Partner, der die Federführung übernehmen kann.' },
  too_few_partners: { message: 'Für eine Zusammenarbeit müssen mindestens zwei Partner zugesagt haben.' },
  already_partner: { message: 'Diese Stelle ist schon beteiligt oder eingeladen.' },
  partner_not_invited: { message: 'Für diese Stelle gibt es keine offene Einladung.' },
  new_lead_not_partner: { message: 'Die Federführung kann nur ein Partner übernehmen, der zugesagt hat.' },
  body_cannot_take_part: { message: 'Diese Stelle besteht nicht mehr und kann nicht eingeladen werden.' },
  responsible_person_required: { message: 'Bitte geben Sie eine Ansprechperson an.' },
  consent_exists: { message: 'Zu dieser Fassung liegt bereits eine Zustimmung Ihrer Stelle vor.' },
  consent_missing: { message: 'Zu dieser Fassung liegt keine Zustimmung Ihrer Stelle vor.' },
  consent_already_signed: { message: 'Die Zustimmung Ihrer Stelle ist schon unterzeichnet.' },
  consent_for_other_version: {
    message: 'Der Inhalt wurde inzwischen geändert. Bitte prüfen Sie die neue Fassung, bevor Sie zustimmen.',
  },
  four_eyes: {
    message:
      'Wer die Zustimmung vorbereitet hat, darf sie nicht selbst unterzeichnen. Bitte lassen Sie eine zweite Person unterzeichnen.',
    source: FOUR_EYES,
  },
  signatory_required: {
    message: 'Eine unterzeichnete Zustimmung kann nur eine zeichnungsberechtigte Person zurücknehmen.',
    source: FOUR_EYES,
  },
  consents_missing: {
    message: 'Noch nicht alle Partner haben der vorliegenden Fassung zugestimmt.',
    source: '§§ 24, 26 KGG',
  },
  resolution_incomplete: { message: 'Bitte geben Sie an, welches Organ beschlossen hat und unter welchem Zeichen.' },
  resolution_in_future: { message: 'Der Tag des Beschlusses liegt in der Zukunft.' },
  inquiry_open: { message: 'Es ist schon eine Rückfrage offen.' },
  no_inquiry_open: { message: 'Es ist keine Rückfrage offen.' },
  question_required: { message: 'Bitte schreiben Sie, was Sie wissen möchten.' },
  answer_required: { message: 'Bitte schreiben Sie eine Antwort.' },
  due_day_in_past: { message: 'Der Tag, bis zu dem Sie eine Antwort erwarten, ist schon vorbei.' },
  decider_is_submitter: {
    message: 'Wer das Vorhaben eingereicht hat, darf nicht darüber entscheiden.',
    source: IMPARTIAL,
  },
  decider_contributed: {
    message: 'Sie haben für einen Partner an diesem Vorhaben mitgewirkt und dürfen deshalb nicht entscheiden.',
    source: IMPARTIAL,
  },
  decider_belongs_to_partner: {
    message: 'Sie gehören einer beteiligten Stelle an und dürfen deshalb nicht entscheiden.',
    source: IMPARTIAL,
  },
  authority_takes_part: {
    message:
      'Die zuständige Behörde ist selbst Partner und kann nicht in eigener Sache entscheiden. Das Land kann sich durch eine andere Stelle beteiligen.',
    source: '§ 35 Abs. 2 KGG; § 136 Abs. 5 HGO',
  },
  authority_undetermined: {
    message: 'Die zuständige Aufsichtsbehörde steht nicht fest. Bitte prüfen Sie die Angaben zu den Partnern.',
    source: '§ 35 KGG',
  },
  approval_not_due: {
    message: 'Für diese Rechtsform ist keine Genehmigung vorgesehen. Nehmen Sie das Vorhaben zur Kenntnis.',
    source: '§ 26 Abs. 2 KGG',
  },
  notice_not_due: {
    message: 'Für diese Rechtsform ist eine Genehmigung nötig. Kenntnisnahme genügt nicht.',
    source: '§ 10, § 26 Abs. 1, § 29a Abs. 4 KGG',
  },
  reason_required: { message: 'Bitte geben Sie einen Grund an.' },
  comment_required: { message: 'Bitte schreiben Sie zu mindestens einem Abschnitt, was zu überarbeiten ist.' },
  starts_in_future: { message: 'Der vereinbarte Beginn ist noch nicht erreicht.' },
  end_day_invalid: { message: 'Das Ende darf weder vor dem Beginn noch in der Zukunft liegen.' },
};
