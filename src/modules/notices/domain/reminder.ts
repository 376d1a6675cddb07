import type { PendingAct } from '#src/modules/cooperations/domain/next-step.ts';
import type { CooperationVerb } from '#src/modules/cooperations/domain/transitions.ts';
import { addDays, type IsoDay } from '#src/modules/legal/domain/days.ts';

/** What people are reminded of once a day. */
export const REMINDER_KINDS = [
  'invitation_reminder',
  'consent_reminder',
  'correction_reminder',
  'inquiry_reminder',
  'decision_reminder',
  'start_reminder',
  'end_reminder',
  'account_invitation_expiring',
] as const;

export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** Roles that can do what is pending. */
export type ReminderRole = 'editor' | 'signatory' | 'authority_decider';

/** Days before a due day on which the body that must act is reminded, and on the day after it has passed. */
export const REMIND_AT_DAYS_LEFT: readonly number[] = [7, 1, -1];

/** Reminder for a pending act, the roles that can perform it, or null where nobody is reminded. */
const REMINDERS: Partial<
  Record<CooperationVerb, { readonly kind: ReminderKind; readonly roles: readonly ReminderRole[] }>
> = {
  accept_invitation: { kind: 'invitation_reminder', roles: ['editor', 'signatory'] },
  prepare_consent: { kind: 'consent_reminder', roles: ['editor', 'signatory'] },
  sign_consent: { kind: 'consent_reminder', roles: ['signatory'] },
  submit: { kind: 'consent_reminder', roles: ['editor'] },
  edit_content: { kind: 'correction_reminder', roles: ['editor'] },
  answer_inquiry: { kind: 'inquiry_reminder', roles: ['editor'] },
  approve: { kind: 'decision_reminder', roles: ['authority_decider'] },
  take_note: { kind: 'decision_reminder', roles: ['authority_decider'] },
  activate: { kind: 'start_reminder', roles: ['editor'] },
  end: { kind: 'end_reminder', roles: ['editor'] },
};

/** A reminder due on a day: whom, of what. */
export interface DueReminder {
  readonly kind: ReminderKind;
  readonly bodyId: string;
  readonly roles: readonly ReminderRole[];
  readonly dueOn: IsoDay;
}

/** Reminders that the pending acts call for today. A returned case's submission counts as its correction. */
export function dueReminders(pending: readonly PendingAct[], returned: boolean, today: IsoDay): DueReminder[] {
  return pending.flatMap((act) => {
    const reminder = REMINDERS[act.verb];
    if (!reminder || act.dueOn === null) return [];
    const { dueOn } = act;
    if (!REMIND_AT_DAYS_LEFT.some((left) => addDays(today, left) === dueOn)) return [];
    const kind = returned && act.verb === 'submit' ? 'correction_reminder' : reminder.kind;
    return [{ kind, bodyId: act.bodyId, roles: reminder.roles, dueOn }];
  });
}
