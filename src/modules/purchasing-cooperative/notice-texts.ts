import { formatDay } from '#src/ui/format.ts';

/** A notice of the purchasing cooperative. */
export interface CooperativeNoticePayload {
  readonly cooperativeName: string;
  /** Name of the body that acted. */
  readonly actorBody: string;
  readonly title?: string;
  /** YYYY-MM-DD. */
  readonly dueOn?: string;
  readonly accepted?: boolean;
}

interface NoticeText {
  readonly title: string;
  readonly text: string;
  readonly path: string;
}

/** Kinds of notices this module writes to the outbox. */
export const COOPERATIVE_NOTICE_KINDS = [
  'cooperative_application',
  'cooperative_application_decided',
  'cooperative_notice_given',
  'cooperative_motion_opened',
  'cooperative_motion_closed',
] as const;

export type CooperativeNoticeKind = (typeof COOPERATIVE_NOTICE_KINDS)[number];

const path = '/genossenschaft';

/** The German text of every kind. */
export const COOPERATIVE_NOTICE_TEXTS: Record<
  CooperativeNoticeKind,
  (payload: CooperativeNoticePayload) => NoticeText
> = {
  cooperative_application: (p) => ({
    title: `Antrag auf Aufnahme: ${p.actorBody}`,
    text: `${p.actorBody} möchte Mitglied der ${p.cooperativeName} werden. Bitte entscheiden Sie über den Antrag.`,
    path,
  }),
  cooperative_application_decided: (p) => ({
    title: `Aufnahme in die ${p.cooperativeName} ${p.accepted ? 'beschlossen' : 'abgelehnt'}`,
    text: p.accepted
      ? `Ihre Stelle ist jetzt Mitglied der ${p.cooperativeName} und hat eine Stimme.`
      : 'Der Antrag wurde abgelehnt. Den Grund lesen Sie im Portal.',
    path,
  }),
  cooperative_notice_given: (p) => ({
    title: `Kündigung der Mitgliedschaft: ${p.actorBody}`,
    text: `${p.actorBody} hat die Mitgliedschaft${p.dueOn ? ` zum ${formatDay(p.dueOn)}` : ''} gekündigt.`,
    path,
  }),
  cooperative_motion_opened: (p) => ({
    title: `Abstimmung in der ${p.cooperativeName}: ${p.title ?? ''}`,
    text: `Ihre Stelle hat eine Stimme. Abgestimmt wird${p.dueOn ? ` bis zum ${formatDay(p.dueOn)}` : ''}; die Stimme gibt ab, wer für Ihre Stelle zeichnet.`,
    path,
  }),
  cooperative_motion_closed: (p) => ({
    title: `Ergebnis der Abstimmung: ${p.title ?? ''}`,
    text: p.accepted ? 'Der Antrag ist angenommen.' : 'Der Antrag ist abgelehnt.',
    path,
  }),
};
