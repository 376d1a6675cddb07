import { ROLE_LABELS, roleNames } from '#src/modules/identity/texts.ts';
import { type Actor, hasRole } from '#src/policy/actor.ts';
import type { DashboardFamily } from '#src/policy/dashboards.ts';
import type { AgeKey, ProceedingState } from './domain/proceedings.ts';
import type { TaskDue } from './domain/task.ts';

const FAMILY_LEADS: Record<DashboardFamily, string> = {
  municipality: 'Was Sie tun können, woran Ihre Organisation beteiligt ist und wie es steht.',
  authority: 'Was auf Ihre Entscheidung wartet und wie lange Verfahren dauern.',
  land: 'Wie es im ganzen Land um Kooperationen, Verfahren und gemeinsame Beschaffungen steht.',
  it_provider: 'Was Sie tun können, in welchen Kooperationen Ihr Haus Partner ist und was es mit anderen beschafft.',
  university:
    'Was Sie tun können, in welchen Kooperationen die Universität Partner ist und was sie mit anderen beschafft.',
  security: 'Kooperationen zur Informationssicherheit, für die Sie zuständig sind.',
  cert: 'Wo in Hessen Kommunen bei der Informationssicherheit zusammenarbeiten.',
  auditor: 'Was entschieden wurde, wie lange es dauerte und ob das Protokoll unversehrt ist.',
  administrator: 'Ob Zugänge, Mails und Hintergrundaufgaben in Ordnung sind. Vorgänge sehen Sie nicht.',
};

/** What a home page says it is: the Land's own people without its oversight see what every body sees. */
export function homeLead(family: DashboardFamily, seesAll: boolean): string {
  return FAMILY_LEADS[family === 'land' && !seesAll ? 'municipality' : family];
}

/** What would stand among the tasks of somebody who has none. */
export function noTasksText(actor: Actor): string {
  if (hasRole(actor, 'authority_decider')) {
    return 'Sobald ein Vorhaben bei Ihnen eingereicht oder eine Rückfrage beantwortet wird, steht es hier, das Dringendste zuerst.';
  }
  if (hasRole(actor, 'editor', 'signatory')) {
    return 'Sobald Partner Sie einladen, eine Zustimmung fällig ist, nach Bedarf gefragt wird oder die Aufsicht zurückfragt, steht es hier, das Dringendste zuerst.';
  }
  if (hasRole(actor, 'procurement_manager')) {
    return 'Sobald eine Beschaffung einen Schritt von Ihnen braucht, nach Bedarf gefragt wird oder ein Vertrag endet, steht es hier, das Dringendste zuerst.';
  }
  if (hasRole(actor, 'legal_reviewer')) return 'Sobald eine Beschaffung rechtlich zu prüfen ist, steht es hier.';
  if (hasRole(actor, 'budget_approver')) return 'Sobald ein Abruf auf seine Freigabe wartet, steht er hier.';
  const roles = `${actor.roles.length === 1 ? 'Ihrer Rolle' : 'Ihren Rollen'} (${roleNames(actor.roles)})`;
  return `Mit ${roles} lesen Sie mit. Einladungen beantworten und zustimmen können in Ihrer Organisation die Personen mit den Rollen ${ROLE_LABELS.editor} und ${ROLE_LABELS.signatory}.`;
}

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
