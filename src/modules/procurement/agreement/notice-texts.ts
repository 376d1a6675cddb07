import { formatDay } from '#src/ui/format.ts';
import type { Room } from '../domain/addresses.ts';
import type { ProcurementNoticePayload } from '../notice-texts.ts';

/** Kinds of notices from the legal check to the concluded agreement. */
export const AGREEMENT_NOTICE_KINDS = [
  'procurement_legal_check_to_sign',
  'procurement_legal_check_completed',
  'procurement_legal_check_reopened',
  'procurement_agreement_proposed',
  'procurement_consent_prepared',
  'procurement_consent_signed',
  'procurement_consent_withdrawn',
  'procurement_agreement_concluded',
] as const;

export type AgreementNoticeKind = (typeof AGREEMENT_NOTICE_KINDS)[number];

/** Subject and sentence of every kind, and the room it leads to. */
export const AGREEMENT_NOTICE_TEXTS: Readonly<
  Record<
    AgreementNoticeKind,
    (payload: ProcurementNoticePayload) => readonly [subject: string, text: string, room: Room]
  >
> = {
  procurement_legal_check_to_sign: () => [
    'Rechtliche Prüfung zu zeichnen',
    'Alle Prüfpunkte sind ausgefüllt. Bitte prüfen und zeichnen Sie sie.',
    'legality',
  ],
  procurement_legal_check_completed: (p) => [
    'Rechtliche Prüfung abgeschlossen',
    `${p.actorBody} hat die rechtliche Prüfung abgeschlossen. Das Ergebnis lesen Sie im Portal.`,
    'legality',
  ],
  procurement_legal_check_reopened: (p) => [
    'Rechtliche Prüfung wieder geöffnet',
    `${p.actorBody} hat die rechtliche Prüfung wieder geöffnet. Zustimmungen zur Vereinbarung gelten nicht mehr; nach der Prüfung wird neu gefragt.`,
    'legality',
  ],
  procurement_agreement_proposed: (p) => [
    'Vereinbarung liegt vor',
    `${p.actorBody} hat den Partnern die Vereinbarung vorgelegt. Bitte tragen Sie den Beschluss Ihrer Organisation ein${
      p.dueOn ? `, erbeten bis zum ${formatDay(p.dueOn)}` : ''
    }.`,
    'agreement',
  ],
  procurement_consent_prepared: () => [
    'Zustimmung zu unterzeichnen',
    'Die Zustimmung Ihrer Organisation zur Vereinbarung ist vorbereitet. Bitte prüfen und unterzeichnen Sie sie.',
    'agreement',
  ],
  procurement_consent_signed: (p) => [
    'Zustimmung erklärt',
    `${p.actorBody} hat der Vereinbarung zugestimmt.`,
    'agreement',
  ],
  procurement_consent_withdrawn: (p) => [
    'Zustimmung zurückgenommen',
    `${p.actorBody} hat die Zustimmung zur Vereinbarung zurückgenommen. Den Grund lesen Sie im Portal.`,
    'agreement',
  ],
  procurement_agreement_concluded: () => [
    'Vereinbarung geschlossen',
    'Alle Partner haben zugestimmt. Die Vereinbarung gilt.',
    'agreement',
  ],
};
