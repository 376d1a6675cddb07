import type { Refusal } from '#src/server/outcome.ts';
import { PROCUREMENT_REFUSALS } from '../refusal-texts.ts';
import type { PlanRefusal } from './domain/decide-schedule.ts';

/** Sentences for everything the schedule can refuse with; a broken minimum period names its paragraph. */
export const SCHEDULE_REFUSALS: Readonly<Record<PlanRefusal, Refusal>> = {
  ...PROCUREMENT_REFUSALS,
  parameter_missing: {
    message:
      'Für heute ist eine Frist nicht hinterlegt, die dieser Zeitplan braucht. Bitte wenden Sie sich an das Land.',
  },
  no_council_day: {
    message: 'Keiner der Sitzungstage passt: Bis zur Entscheidung über den Zuschlag wird ein Sitzungstag gebraucht.',
  },
  offers_too_short_open: {
    message: 'Die Angebotsfrist wäre kürzer, als das Gesetz im offenen Verfahren erlaubt.',
    source: '§ 15 Abs. 2 bis 4 VgV',
  },
  offers_too_short_restricted: {
    message: 'Die Angebotsfrist wäre kürzer, als das Gesetz nach einem Teilnahmewettbewerb erlaubt.',
    source: '§ 16 Abs. 5 und 8, § 17 Abs. 6 und 9 VgV',
  },
  requests_too_short: {
    message: 'Die Teilnahmefrist wäre kürzer, als das Gesetz erlaubt.',
    source: '§ 16 Abs. 2, § 17 Abs. 2 VgV',
  },
  standstill_too_short: {
    message: 'Die Wartefrist zwischen der Information der Bieter und dem Zuschlag wäre zu kurz.',
    source: '§ 134 Abs. 2 GWB',
  },
  period_not_known: { message: 'Die Mindestfrist dieses Schritts ist für heute nicht hinterlegt.' },
  steps_out_of_order: {
    message:
      'Der Schritt beginnt, bevor der Schritt davor endet. Lassen Sie die folgenden Schritte mit verschieben oder ändern Sie die Tage.',
  },
  period_ends_on_holiday: {
    message: 'Eine Frist endet nicht an einem Samstag, Sonntag oder Feiertag. Bitte wählen Sie den nächsten Werktag.',
    source: '§ 193 BGB, Art. 3 Abs. 4 VO (EWG, Euratom) Nr. 1182/71',
  },
  step_backwards: { message: 'Der letzte Tag liegt vor dem ersten.' },
  schedule_missing: { message: 'Bitte stellen Sie zuerst den Zeitplan auf.' },
  step_missing: { message: 'Diesen Schritt hat der jetzige Zeitplan nicht.' },
};
