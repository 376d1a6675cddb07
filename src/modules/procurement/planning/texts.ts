import { formatNumber } from '#src/ui/format.ts';
import { STEP_LABELS } from '../schedule/texts.ts';
import type { CalendarEntry, CalendarKind } from './domain/calendar.ts';
import type { SimilarityReason } from './domain/radar.ts';

export const CALENDAR_KIND_LABELS: Readonly<Record<CalendarKind, string>> = {
  survey_due: 'Ende der Bedarfsabfrage',
  schedule_step: 'Schritt im Zeitplan',
  need: 'Bedarf ab',
  contract_end: 'Vertrag endet',
  contract_notice: 'Letzter Kündigungstag',
};

/** What an entry of the calendar is, in words. */
export function calendarText({ kind, stepKey }: CalendarEntry): string {
  const labels: Readonly<Record<string, string>> = STEP_LABELS;
  if (kind !== 'schedule_step' || stepKey === null || !Object.hasOwn(labels, stepKey))
    return CALENDAR_KIND_LABELS[kind];
  return labels[stepKey] ?? CALENDAR_KIND_LABELS[kind];
}

/** Why contracts are taken for similar, with the points it gave. */
export function similarityText(reason: SimilarityReason): string {
  const points = `${formatNumber(reason.points)} Punkte`;
  switch (reason.kind) {
    case 'same_code':
      return `gleicher CPV-Code (${points})`;
    case 'same_class':
      return `gleiche CPV-Klasse (${points})`;
    case 'same_group':
      return `gleiche CPV-Gruppe (${points})`;
    case 'same_field':
      return `gleiches Feld (${points})`;
    default:
      return `gleiche Wörter im Gegenstand: ${(reason.words ?? []).join(', ')} (${points})`;
  }
}
