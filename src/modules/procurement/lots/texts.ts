import { REGION_LABELS, SIZE_LABELS } from '#src/modules/bodies/texts.ts';
import type { Split } from './domain/assignment.ts';

export const SPLIT_LABELS: Readonly<Record<Split, string>> = {
  subject: 'Nach Gegenstand',
  region: 'Nach Regierungsbezirk',
  size: 'Nach Größe der Stelle',
  whole: 'Gesamter übriger Bedarf',
};

export const SPLIT_HINTS: Readonly<Record<Split, string>> = {
  subject: 'Das Los nimmt den Bedarf der ausgewählten Fragen auf.',
  region: 'Das Los nimmt den Bedarf auf, dessen Frage in keinem Los steht, von Stellen in einem Regierungsbezirk.',
  size: 'Das Los nimmt den Bedarf auf, dessen Frage in keinem Los steht, von Kommunen einer Größenklasse.',
  whole: 'Das Los nimmt allen Bedarf auf, den kein anderes Los nimmt.',
};

const PART_LABELS: Readonly<Record<string, string>> = { ...REGION_LABELS, ...SIZE_LABELS };

/** How a lot was made, in words. */
export function splitText(lot: { readonly splitBy: Split; readonly part: string | null }): string {
  const part = lot.part === null || !Object.hasOwn(PART_LABELS, lot.part) ? null : PART_LABELS[lot.part];
  return part ? `${SPLIT_LABELS[lot.splitBy]}: ${part}` : SPLIT_LABELS[lot.splitBy];
}

/** Head of the export of the shares. */
export const SHARE_COLUMNS = ['Los', 'Titel', 'Stelle', 'Menge', 'Einheit', 'Anteil in Euro, netto'] as const;
