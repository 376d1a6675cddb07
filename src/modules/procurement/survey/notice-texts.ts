import { formatDay } from '#src/ui/format.ts';
import type { ProcurementNoticePayload } from '../notice-texts.ts';

/** Kinds of notices about the demand survey. */
export const SURVEY_NOTICE_KINDS = [
  'procurement_survey_opened',
  'procurement_survey_extended',
  'procurement_survey_reminder',
  'procurement_survey_answered',
  'procurement_survey_declined',
  'procurement_survey_deputy',
  'procurement_survey_closed',
  'procurement_survey_reopened',
  'procurement_confirmation_to_sign',
  'procurement_confirmation_discarded',
  'procurement_demand_confirmed',
  'procurement_demand_changed',
] as const;

export type SurveyNoticeKind = (typeof SURVEY_NOTICE_KINDS)[number];

/** Subject and sentence of every kind; each leads to the survey. */
export const SURVEY_NOTICE_TEXTS: Readonly<
  Record<SurveyNoticeKind, (payload: ProcurementNoticePayload) => readonly [subject: string, text: string]>
> = {
  procurement_survey_opened: (p) => [
    'Bedarf gefragt',
    `${p.actorBody} fragt, ob Sie gemeinsam beschaffen möchten. Bitte melden Sie Ihren Bedarf${until(p)}.`,
  ],
  procurement_survey_extended: (p) => [
    'Frist der Bedarfsabfrage verlängert',
    `${p.actorBody} hat die Frist verlängert. Sie können Ihren Bedarf${until(p)} melden oder ändern.`,
  ],
  procurement_survey_reminder: (p) => [
    'Erinnerung: Bedarf ist noch nicht gemeldet',
    `Bitte melden Sie Ihren Bedarf${until(p)}, oder geben Sie an, dass Sie keinen haben.`,
  ],
  procurement_survey_answered: (p) => ['Bedarf gemeldet', `${p.actorBody} hat die Bedarfsabfrage beantwortet.`],
  procurement_survey_declined: (p) => ['Kein Bedarf', `${p.actorBody} hat keinen Bedarf gemeldet.`],
  procurement_survey_deputy: (p) => [
    'Sie vertreten Ihre Stelle bei einer Bedarfsabfrage',
    `Sie können den Bedarf Ihrer Stelle${until(p)} melden.`,
  ],
  procurement_survey_closed: (p) => [
    'Bedarfsabfrage geschlossen',
    `${p.actorBody} hat die Bedarfsabfrage geschlossen. Gemeldeter Bedarf kann noch verbindlich bestätigt werden.`,
  ],
  procurement_survey_reopened: (p) => [
    'Bedarfsabfrage wieder geöffnet',
    `${p.actorBody} hat die Bedarfsabfrage wieder geöffnet. Sie können Ihren Bedarf${until(p)} melden oder ändern.`,
  ],
  procurement_confirmation_to_sign: () => [
    'Bedarf ist zu bestätigen',
    'Die verbindliche Bestätigung des Bedarfs Ihrer Stelle ist vorbereitet. Bitte prüfen und unterzeichnen Sie sie.',
  ],
  procurement_confirmation_discarded: () => [
    'Vorbereitete Bestätigung verworfen',
    'Die vorbereitete Bestätigung des Bedarfs Ihrer Stelle wurde verworfen. Den Grund lesen Sie im Portal.',
  ],
  procurement_demand_confirmed: (p) => ['Bedarf bestätigt', `${p.actorBody} hat den Bedarf verbindlich bestätigt.`],
  procurement_demand_changed: (p) => [
    'Bestätigter Bedarf geändert',
    `${p.actorBody} hat den Bedarf nach der Bestätigung geändert. Die Bestätigung ist damit hinfällig.`,
  ],
};

function until({ dueOn }: ProcurementNoticePayload): string {
  return dueOn ? ` bis zum ${formatDay(dueOn)}` : '';
}
