import { procurementPath } from '../../domain/addresses.ts';

/** Last parts of the addresses below the room of the survey. */
export const SURVEY_SLUGS = {
  room: '',
  questions: '/fragen',
  newQuestion: '/fragen/neu',
  bodies: '/stellen',
  answer: '/antwort',
  import: '/import',
  template: '/vorlage.xlsx',
  confirmation: '/bestaetigung',
  evaluation: '/auswertung',
  evaluationCsv: '/auswertung/export.csv',
  evaluationXlsx: '/auswertung/export.xlsx',
} as const;

/** Address of a page of the survey. */
export function surveyPath(procurementId: string, page: keyof typeof SURVEY_SLUGS = 'room'): string {
  return `${procurementPath(procurementId, 'survey')}${SURVEY_SLUGS[page]}`;
}
