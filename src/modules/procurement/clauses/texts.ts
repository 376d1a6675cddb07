import type { ClauseCategory, ClauseStatus } from './domain/decisions.ts';

export const CATEGORY_LABELS: Readonly<Record<ClauseCategory, string>> = {
  security: 'Informationssicherheit',
  standards: 'Standards und Schnittstellen',
  privacy: 'Datenschutz',
  exit: 'Ausstieg',
};

export const DECISION_LABELS: Readonly<Record<ClauseStatus, string>> = {
  required: 'Gilt',
  deviated: 'Abweichung',
};
