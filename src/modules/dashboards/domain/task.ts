import { cooperationPath, sectionPath } from '#src/modules/cooperations/domain/addresses.ts';
import type { CooperationVerb } from '#src/modules/cooperations/domain/transitions.ts';
import { addDays, type IsoDay } from '#src/modules/legal/domain/days.ts';

/** One thing the acting person can do now, in a cooperation, a purchase or a contract, and where. */
export interface Task {
  /** What is to be done, as the filter of the list names it; unique together with the reference. */
  readonly kind: string;
  /** The same in German. */
  readonly label: string;
  readonly reference: string;
  readonly title: string;
  /** Who leads the case. */
  readonly leadName: string;
  /** Address of the form the task is done with. */
  readonly path: string;
  /** Address of the case. */
  readonly casePath: string;
  readonly dueOn: IsoDay | null;
}

/** Which tasks a list shows. */
export const TASK_DUES = ['overdue', 'week', 'later', 'none'] as const;

export type TaskDue = (typeof TASK_DUES)[number];

/** How near a task's due day is; a week counts from today. */
export function dueOf(task: Task, today: IsoDay): TaskDue {
  if (task.dueOn === null) return 'none';
  if (task.dueOn < today) return 'overdue';
  return task.dueOn <= addDays(today, 7) ? 'week' : 'later';
}

/** By deadline, tasks without one last; equal ones by reference, so that the order is always the same. */
export function byDeadline(a: Task, b: Task): number {
  if (a.dueOn !== b.dueOn) return (a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1;
  if (a.reference !== b.reference) return a.reference < b.reference ? -1 : 1;
  return a.kind < b.kind ? -1 : Number(a.kind > b.kind);
}

/** Screens of their own; everything else is a form on the cooperation's page. */
const SCREENS: Partial<Record<CooperationVerb, string>> = {
  accept_invitation: 'einladung',
  decline_invitation: 'einladung',
  prepare_consent: 'zustimmung',
  sign_consent: 'zustimmung',
  answer_inquiry: 'rueckfrage',
  approve: 'entscheidung',
  take_note: 'entscheidung',
};

/** Address of the form a verb of a cooperation is done with. */
export function cooperationTaskPath(cooperationId: string, verb: CooperationVerb): string {
  if (verb === 'edit_content') return sectionPath(cooperationId, 'basics');
  const screen = SCREENS[verb];
  return screen ? `${cooperationPath(cooperationId)}/${screen}` : `${cooperationPath(cooperationId)}#aktionen`;
}
