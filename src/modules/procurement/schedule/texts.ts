import type { StepKey } from './domain/steps.ts';

export const STEP_LABELS: Readonly<Record<StepKey, string>> = {
  documents: 'Vergabeunterlagen',
  notice: 'Bekanntmachung',
  requests: 'Teilnahmefrist',
  selection: 'Auswahl der Bewerber',
  offers: 'Angebotsfrist',
  evaluation: 'Prüfung und Wertung',
  decision: 'Vergabeentscheidung',
  standstill: 'Wartefrist',
  award: 'Zuschlag',
  buffer: 'Puffer',
  start: 'Beginn der Leistung',
};
