import {
  CONTRACT_NOTICE_TEXTS,
  type ContractNoticeKind,
  type ContractNoticePayload,
} from '#src/modules/contracts/notice-texts.ts';
import {
  COOPERATION_NOTICE_TEXTS,
  type CooperationNoticeKind,
  type CooperationNoticePayload,
} from '#src/modules/cooperations/notice-texts.ts';
import {
  PROCUREMENT_NOTICE_TEXTS,
  type ProcurementNoticeKind,
  type ProcurementNoticePayload,
} from '#src/modules/procurement/notice-texts.ts';
import {
  COOPERATIVE_NOTICE_TEXTS,
  type CooperativeNoticeKind,
  type CooperativeNoticePayload,
} from '#src/modules/purchasing-cooperative/notice-texts.ts';
import { isFarewell } from '#src/policy/notices.ts';
import { formatDay } from '#src/ui/format.ts';
import type { MailStatus } from './domain/delivery.ts';
import type { ReminderKind } from './domain/reminder.ts';

/** What a notice says: a heading, which is also the mail's subject, one or two sentences, and where it leads. */
export interface NoticeText {
  readonly title: string;
  readonly text: string;
  readonly path: string;
}

/** Ids, numbers and days, and what the dispatcher adds: the cooperation's reference and title. */
export type NoticePayload = Readonly<Record<string, unknown>>;

const REMINDER_TEXTS: Record<ReminderKind, (payload: NoticePayload) => NoticeText> = {
  invitation_reminder: (payload) =>
    about(
      payload,
      'Erinnerung: Einladung ist noch offen',
      `Bitte nehmen Sie die Einladung${until(payload)} an oder lehnen Sie sie ab.`,
    ),
  consent_reminder: (payload) =>
    about(
      payload,
      'Erinnerung: Zustimmung steht noch aus',
      `Der nächste Schritt Ihrer Stelle wird${until(payload)} erwartet.`,
    ),
  correction_reminder: (payload) =>
    about(
      payload,
      'Erinnerung: Überarbeitung steht noch aus',
      `Die Aufsichtsbehörde hat das Vorhaben zurückgegeben. Es wird${until(payload)} zurückerwartet.`,
    ),
  inquiry_reminder: (payload) =>
    about(
      payload,
      'Erinnerung: Rückfrage ist noch offen',
      `Bitte beantworten Sie die Rückfrage der Aufsichtsbehörde${until(payload)}.`,
    ),
  decision_reminder: (payload) =>
    about(payload, 'Erinnerung: Entscheidung steht an', `Über das Vorhaben soll${until(payload)} entschieden werden.`),
  start_reminder: (payload) =>
    about(
      payload,
      'Erinnerung: Beginn der Zusammenarbeit',
      `Der Beginn ist${on(payload)} vorgesehen. Bitte tragen Sie ihn ein.`,
    ),
  end_reminder: (payload) =>
    about(payload, 'Erinnerung: Ende der Laufzeit', `Die Laufzeit endet${on(payload)}. Bitte tragen Sie das Ende ein.`),
  account_invitation_expiring: (payload) => ({
    title: 'Eine Einladung in Ihre Organisation läuft ab',
    text: `Eine Einladung zum Portal wurde noch nicht angenommen. Sie gilt${until(payload)}. In der Verwaltung können Sie sie erneuern.`,
    path: '/verwaltung',
  }),
};

function about(payload: NoticePayload, subject: string, text: string): NoticeText {
  const { cooperationId, reference, title } = payload;
  return { title: `${subject}: ${title} (${reference})`, text, path: `/kooperationen/${cooperationId}` };
}

function until(payload: NoticePayload): string {
  return typeof payload.dueOn === 'string' ? ` bis zum ${formatDay(payload.dueOn)}` : '';
}

function on(payload: NoticePayload): string {
  return typeof payload.dueOn === 'string' ? ` am ${formatDay(payload.dueOn)}` : '';
}

/** The text of a kind; a kind without one still says that something happened, instead of failing. */
export function noticeText(kind: string, payload: NoticePayload): NoticeText {
  if (Object.hasOwn(REMINDER_TEXTS, kind)) return REMINDER_TEXTS[kind as ReminderKind](payload);
  if (Object.hasOwn(COOPERATION_NOTICE_TEXTS, kind)) {
    const compose = COOPERATION_NOTICE_TEXTS[kind as CooperationNoticeKind];
    return compose(payload as unknown as CooperationNoticePayload);
  }
  if (Object.hasOwn(PROCUREMENT_NOTICE_TEXTS, kind)) {
    const compose = PROCUREMENT_NOTICE_TEXTS[kind as ProcurementNoticeKind];
    return compose(payload as unknown as ProcurementNoticePayload);
  }
  if (Object.hasOwn(CONTRACT_NOTICE_TEXTS, kind)) {
    const compose = CONTRACT_NOTICE_TEXTS[kind as ContractNoticeKind];
    return compose(payload as unknown as ContractNoticePayload);
  }
  if (Object.hasOwn(COOPERATIVE_NOTICE_TEXTS, kind)) {
    const compose = COOPERATIVE_NOTICE_TEXTS[kind as CooperativeNoticeKind];
    return compose(payload as unknown as CooperativeNoticePayload);
  }
  return { title: 'Neuigkeit im Portal', text: 'Im Portal gibt es eine Neuigkeit für Sie.', path: '/mitteilungen' };
}

/** What is left of a notice once its reader may no longer see what it is about. */
const ACCESS_LOST_TEXT: NoticeText = {
  title: 'Mitteilung zu einem früheren Vorgang',
  text: 'Ihre Stelle hat keinen Zugang mehr zu diesem Vorgang.',
  path: '/mitteilungen',
};

/** What a reader is shown of a notice. */
export function shownText(notice: {
  readonly kind: string;
  readonly payload: NoticePayload;
  readonly accessLost: boolean;
}): NoticeText {
  return notice.accessLost && !isFarewell(notice.kind) ? ACCESS_LOST_TEXT : noticeText(notice.kind, notice.payload);
}

/** Occasions of account mails; notices name theirs by kind without the cooperation. */
const MAIL_KIND_LABELS: Readonly<Record<string, string>> = {
  invitation: 'Einladung zum Portal',
  password_reset: 'Neues Passwort angefordert',
  password_changed: 'Passwort geändert',
  account_locked: 'Anmeldung gesperrt',
  role_changed: 'Rollen geändert',
  membership_ended: 'Mitgliedschaft beendet',
  second_factor_changed: 'Zweiter Faktor geändert',
  audit_head: 'Stand des Protokolls',
};

/** What a mail is about without saying anything of a cooperation. */
export function mailKindLabel(kind: string): string {
  const label = Object.hasOwn(MAIL_KIND_LABELS, kind) ? MAIL_KIND_LABELS[kind] : undefined;
  return label ?? (kind.endsWith('_reminder') ? 'Erinnerung' : 'Mitteilung zu einem Vorgang');
}

export const MAIL_STATUS_LABELS: Record<MailStatus, string> = {
  pending: 'Wartet',
  sending: 'Wird übergeben',
  sent: 'Übergeben',
  failed: 'Gescheitert',
  suppressed: 'Nicht gesendet',
  stored: 'Abgelegt',
  unclear: 'Unklar',
};

export const MAIL_STATUS_HINTS: Record<MailStatus, string> = {
  pending: 'Der nächste Versuch steht an.',
  sending: 'Ein Prozess spricht gerade mit dem Mailserver.',
  sent: 'Der Mailserver hat die Nachricht angenommen.',
  failed: 'Der Mailserver hat abgelehnt oder war einen Tag lang nicht erreichbar.',
  suppressed: 'Die Person darf den Inhalt nicht mehr sehen oder will keine Mails.',
  stored: 'Kein Mailserver eingerichtet. Die Nachricht ist nur hier lesbar.',
  unclear:
    'Die Verbindung brach während der Übergabe ab. Die Nachricht wird nicht von selbst wiederholt, damit niemand sie doppelt erhält.',
};

/** Reasons the workers note themselves; a mail server's own words are shown as they are. */
export function deliveryRemark(lastError: string | null): string | null {
  if (lastError === 'access_lost') return 'Zugang ist inzwischen entfallen';
  if (lastError === 'worker_lost') return 'Der sendende Prozess wurde beendet';
  return lastError;
}

/** Why a mail cannot be sent again. */
export const RETRY_REFUSALS = {
  not_retryable: {
    message: 'Diese Mail kann nicht noch einmal gesendet werden: Sie ist inzwischen unterwegs oder übergeben.',
  },
} as const;
