import type { DashboardFamily } from '#src/policy/dashboards.ts';
import type { AgeKey, ProceedingState } from './domain/proceedings.ts';
import type { TaskDue } from './domain/task.ts';

/** What the home page of each family says it is. */
export const FAMILY_LEADS: Record<DashboardFamily, string> = {
  municipality: 'Was Sie tun können, woran Ihre Organisation beteiligt ist und wie es steht.',
  authority: 'Was auf Ihre Entscheidung wartet und wie lange Verfahren dauern.',
  land: 'Wie es im ganzen Land um Kooperationen und Verfahren steht.',
  it_provider: 'Was Sie tun können und in welchen Kooperationen Ihr Haus Partner ist.',
  university: 'Was Sie tun können und in welchen Kooperationen die Universität Partner ist.',
  security: 'Kooperationen zur Informationssicherheit, für die Sie zuständig sind.',
  cert: 'Wo in Hessen Kommunen bei der Informationssicherheit zusammenarbeiten.',
  auditor: 'Was entschieden wurde, wie lange es dauerte und ob das Protokoll unversehrt ist.',
  administrator: 'Ob Zugänge, Mails und Hintergrundaufgaben in Ordnung sind. Vorgänge sehen Sie nicht.',
};

export const TASK_DUE_LABELS: Record<TaskDue, string> = {
  overdue: 'Überfällig',
  week: 'In den nächsten sieben Tagen',
  later: 'Später',
  none: 'Ohne Frist',
};

export const TASK_DUE_SLUGS: Record<TaskDue, string> = {
  overdue: 'ueberfaellig',
  week: 'woche',
  later: 'spaeter',
  none: 'ohne',
};

export const AGE_LABELS: Record<AgeKey, string> = {
  'bis-30': 'bis 30 Tage',
  '31-60': '31 bis 60 Tage',
  '61-90': '61 bis 90 Tage',
  'ueber-90': 'über 90 Tage',
};

export const PROCEEDING_TITLES: Record<ProceedingState, string> = {
  waiting: 'Verfahren bei der Aufsicht',
  overdue: 'Verfahren über dem Zieltag',
  with_partners: 'Zur Überarbeitung zurückgegeben',
  decided: 'Entschieden in den letzten 365 Tagen',
};
