'use server';

import { type FormAction, formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { procurementPath } from '../domain/addresses.ts';
import { editScheduleStep } from './commands/edit-schedule-step.ts';
import { planSchedule } from './commands/plan-schedule.ts';
import { SCHEDULE_REFUSALS } from './refusal-texts.ts';

const refusals = SCHEDULE_REFUSALS;
const redirectTo = (value: { readonly id: string }) => procurementPath(value.id, 'schedule');

const actions = {
  plan: formAction({ command: planSchedule, refusals, redirectTo }),
  edit: formAction({ command: editScheduleStep, refusals, redirectTo }),
} satisfies Record<string, FormAction>;

export async function planScheduleAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.plan(previous, form);
}

export async function editScheduleStepAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.edit(previous, form);
}
