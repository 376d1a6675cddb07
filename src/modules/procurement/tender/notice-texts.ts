import { formatDay } from '#src/ui/format.ts';
import type { Room } from '../domain/addresses.ts';
import { STEP_REMINDER_KINDS } from '../domain/step-reminder.ts';
import type { ProcurementNoticePayload } from '../notice-texts.ts';

/** Kinds of notices from the publication to the contract. None says anything of offers. */
export const TENDER_NOTICE_KINDS = [
  'procurement_tender_published',
  'procurement_evaluator_named',
  'procurement_opening_due',
  'procurement_evaluation_complete',
  'procurement_award_decided',
  'procurement_challenge_filed',
  'procurement_challenge_resolved',
  'procurement_contracts_concluded',
  ...STEP_REMINDER_KINDS,
] as const;

export type TenderNoticeKind = (typeof TENDER_NOTICE_KINDS)[number];

/** Subject and sentence of every kind, and the room it leads to. */
export const TENDER_NOTICE_TEXTS: Readonly<
  Record<TenderNoticeKind, (payload: ProcurementNoticePayload) => readonly [subject: string, text: string, room: Room]>
> = {
  procurement_tender_published: (p) => [
    'Ausschreibung bekannt gemacht',
    `Angebote können ${until(p)} abgegeben werden.`,
    'tender',
  ],
  procurement_evaluator_named: () => [
    'Sie sind für die Wertung benannt',
    'Bitte erklären Sie im Portal, dass bei Ihnen kein Interessenkonflikt vorliegt.',
    'tender',
  ],
  procurement_opening_due: (p) => [
    'Öffnung der Angebote steht an',
    `Angebote können ${until(p)} abgegeben werden. Danach öffnen zwei Personen des Wertungsteams die Angebote.`,
    'tender',
  ],
  procurement_evaluation_complete: () => [
    'Wertung abgeschlossen',
    'Über den Zuschlag kann entschieden werden.',
    'award',
  ],
  procurement_award_decided: () => ['Zuschlagsentscheidung getroffen', 'Das Ergebnis lesen Sie im Portal.', 'award'],
  procurement_challenge_filed: () => [
    'Nachprüfungsverfahren eingeleitet',
    'Bis zu seinem Ende darf kein Zuschlag erteilt werden (§ 169 Abs. 1 GWB).',
    'award',
  ],
  procurement_challenge_resolved: () => ['Nachprüfungsverfahren beendet', 'Den Ausgang lesen Sie im Portal.', 'award'],
  procurement_contracts_concluded: () => [
    'Zuschlag erteilt',
    'Die Verträge sind geschlossen. Benannte Stellen können abrufen.',
    'contracts',
  ],
  procurement_declaration_reminder: () => [
    'Erinnerung: Ihre Erklärung steht noch aus',
    'Sie sind für die Wertung benannt. Bitte erklären Sie im Portal, dass bei Ihnen kein Interessenkonflikt vorliegt.',
    'tender',
  ],
  procurement_opening_reminder: (p) => [
    'Angebote sind zu öffnen',
    `Die Angebotsfrist ist${on(p)} abgelaufen. Zwei Personen des Wertungsteams öffnen die Angebote gemeinsam.`,
    'evaluation',
  ],
  procurement_scores_reminder: () => [
    'Erinnerung: Ihre Punkte stehen noch aus',
    'Bitte bewerten Sie die zugelassenen Angebote und geben Sie Ihre Punkte ab.',
    'evaluation',
  ],
  procurement_completion_reminder: () => [
    'Wertung kann abgeschlossen werden',
    'Es fehlen keine Punkte mehr. Bitte prüfen Sie, ob alle Angebote erfasst sind, und schließen Sie die Wertung ab.',
    'evaluation',
  ],
  procurement_decision_reminder: () => [
    'Zuschlagsentscheidung steht aus',
    'Die Wertung ist abgeschlossen. Über den Zuschlag entscheidet eine dafür benannte, zeichnungsberechtigte Person der federführenden Stelle.',
    'award',
  ],
  procurement_letters_reminder: () => [
    'Erinnerung: Bieter sind noch zu informieren',
    'Vor dem Zuschlag erfahren alle Bieter, deren Angebote nicht berücksichtigt werden, davon in Textform (§ 134 Abs. 1 GWB).',
    'award',
  ],
  procurement_conclusion_reminder: () => [
    'Zuschlag kann erteilt werden',
    'Die Bieter sind informiert, und keine Frist steht dem Vertragsschluss mehr entgegen.',
    'award',
  ],
};

function on({ dueOn }: ProcurementNoticePayload): string {
  return dueOn ? ` am ${formatDay(dueOn)}` : '';
}

function until({ dueOn }: ProcurementNoticePayload): string {
  return dueOn ? `bis zum ${formatDay(dueOn)}` : 'bis zum Ende der Angebotsfrist';
}
