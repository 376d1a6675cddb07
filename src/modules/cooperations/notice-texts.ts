import { cooperationPath } from './domain/addresses.ts';
import type { ContentField } from './domain/content.ts';
import { FIELD_LABELS } from './texts.ts';

/** What notices of this module say. Free text of persons stays in the portal: a mail can be read by anyone on its way. */
export interface CooperationNoticePayload {
  readonly cooperationId: string;
  readonly reference: string;
  readonly title: string;
  /** Name of the body that acted. */
  readonly actorBody: string;
  /** YYYY-MM-DD. */
  readonly dueOn?: string | null;
  readonly fields?: readonly string[];
  readonly contractChanged?: boolean;
  readonly voidedConsents?: number;
  readonly missingConsents?: number;
  readonly withConditions?: boolean;
  readonly approvalDue?: boolean;
}

export interface NoticeText {
  readonly title: string;
  readonly text: string;
  readonly path: string;
}

/** Kinds of notices this module writes to the outbox. */
export const COOPERATION_NOTICE_KINDS = [
  'cooperation_invitation',
  'cooperation_invitation_revoked',
  'cooperation_invitation_accepted',
  'cooperation_invitation_declined',
  'cooperation_partner_withdrawn',
  'cooperation_lead_changed',
  'cooperation_content_changed',
  'cooperation_consents_requested',
  'cooperation_consent_prepared',
  'cooperation_consent_signed',
  'cooperation_consents_complete',
  'cooperation_consent_withdrawn',
  'cooperation_received',
  'cooperation_submitted',
  'cooperation_inquiry',
  'cooperation_inquiry_answered',
  'cooperation_returned',
  'cooperation_approved',
  'cooperation_noted',
  'cooperation_rejected',
  'cooperation_active',
  'cooperation_ended',
  'cooperation_withdrawn',
] as const;

export type CooperationNoticeKind = (typeof COOPERATION_NOTICE_KINDS)[number];

/** The German text of every kind. */
export const COOPERATION_NOTICE_TEXTS: Record<
  CooperationNoticeKind,
  (payload: CooperationNoticePayload) => NoticeText
> = {
  cooperation_invitation: (p) =>
    about(p, 'Einladung zur Zusammenarbeit', `${p.actorBody} lädt Ihre Stelle ein, Partner zu werden.${until(p)}`),
  cooperation_invitation_revoked: (p) => ({
    ...about(p, 'Einladung zurückgenommen', `${p.actorBody} hat die Einladung an Ihre Stelle zurückgenommen.`),
    path: '/kooperationen',
  }),
  cooperation_invitation_accepted: (p) => about(p, 'Einladung angenommen', `${p.actorBody} nimmt teil.${voided(p)}`),
  cooperation_invitation_declined: (p) =>
    about(p, 'Einladung abgelehnt', `${p.actorBody} nimmt nicht teil. Den Grund lesen Sie im Portal.`),
  cooperation_partner_withdrawn: (p) =>
    about(p, 'Partner ausgeschieden', `${p.actorBody} ist ausgeschieden. Den Grund lesen Sie im Portal.${voided(p)}`),
  cooperation_lead_changed: (p) =>
    about(p, 'Federführung gewechselt', `${p.actorBody} hat die Federführung übergeben.${voided(p)}`),
  cooperation_content_changed: (p) =>
    about(p, 'Inhalt geändert', `${p.actorBody} hat geändert: ${changedFields(p)}.${voided(p)}`),
  cooperation_consents_requested: (p) =>
    about(p, 'Zustimmung erbeten', `${p.actorBody} bittet alle Partner um ihre Zustimmung.${until(p)}`),
  cooperation_consent_prepared: (p) =>
    about(
      p,
      'Zustimmung zu unterzeichnen',
      'Die Zustimmung Ihrer Stelle ist vorbereitet. Eine zweite Person kann sie unterzeichnen.',
    ),
  cooperation_consent_signed: (p) =>
    about(p, 'Partner hat zugestimmt', `${p.actorBody} hat zugestimmt. ${stillMissing(p.missingConsents ?? 0)}`),
  cooperation_consents_complete: (p) =>
    about(p, 'Alle Zustimmungen liegen vor', 'Alle Partner haben zugestimmt. Sie können das Vorhaben einreichen.'),
  cooperation_consent_withdrawn: (p) =>
    about(
      p,
      'Zustimmung zurückgenommen',
      `${p.actorBody} hat die Zustimmung zurückgenommen. Den Grund lesen Sie im Portal.`,
    ),
  cooperation_received: (p) =>
    about(
      p,
      p.approvalDue ? 'Antrag auf Genehmigung' : 'Anzeige einer Zusammenarbeit',
      `${p.actorBody} hat das Vorhaben eingereicht.${until(p)}`,
    ),
  cooperation_submitted: (p) =>
    about(p, 'Eingereicht', `${p.actorBody} hat das Vorhaben bei der Aufsichtsbehörde eingereicht.`),
  cooperation_inquiry: (p) =>
    about(p, 'Rückfrage der Aufsichtsbehörde', `${p.actorBody} hat eine Rückfrage gestellt.${until(p)}`),
  cooperation_inquiry_answered: (p) =>
    about(p, 'Rückfrage beantwortet', `${p.actorBody} hat die Rückfrage beantwortet.`),
  cooperation_returned: (p) =>
    about(
      p,
      'Zur Überarbeitung zurückgegeben',
      `${p.actorBody} hat das Vorhaben mit Anmerkungen zurückgegeben.${until(p)}`,
    ),
  cooperation_approved: (p) =>
    about(p, 'Genehmigt', `${p.actorBody} hat die Zusammenarbeit ${p.withConditions ? 'mit Auflagen ' : ''}genehmigt.`),
  cooperation_noted: (p) =>
    about(p, 'Zur Kenntnis genommen', `${p.actorBody} hat die Zusammenarbeit zur Kenntnis genommen.`),
  cooperation_rejected: (p) =>
    about(p, 'Abgelehnt', `${p.actorBody} hat die Zusammenarbeit abgelehnt. Die Begründung lesen Sie im Portal.`),
  cooperation_active: (p) => about(p, 'Zusammenarbeit hat begonnen', `${p.actorBody} hat den Beginn eingetragen.`),
  cooperation_ended: (p) => about(p, 'Zusammenarbeit beendet', `${p.actorBody} hat das Ende eingetragen.`),
  cooperation_withdrawn: (p) =>
    about(p, 'Vorhaben zurückgezogen', `${p.actorBody} hat das Vorhaben zurückgezogen. Den Grund lesen Sie im Portal.`),
};

function about(payload: CooperationNoticePayload, subject: string, text: string): NoticeText {
  const { reference, title, cooperationId } = payload;
  return { title: `${subject}: ${title} (${reference})`, text, path: cooperationPath(cooperationId) };
}

function until(payload: CooperationNoticePayload): string {
  return payload.dueOn ? ` Frist: ${payload.dueOn.split('-').reverse().join('.')}.` : '';
}

function stillMissing(count: number): string {
  return count === 1 ? 'Es fehlt noch eine Zustimmung.' : `Es fehlen noch ${count} Zustimmungen.`;
}

function voided(payload: CooperationNoticePayload): string {
  return payload.voidedConsents
    ? ' Bereits erteilte Zustimmungen gelten nicht mehr; bitte stimmen Sie der neuen Fassung zu.'
    : '';
}

function changedFields(payload: CooperationNoticePayload): string {
  const labels = (payload.fields ?? []).map((field) => FIELD_LABELS[field as ContentField] ?? field);
  return [...labels, ...(payload.contractChanged ? ['Vertragsdokumente'] : [])].join(', ');
}
