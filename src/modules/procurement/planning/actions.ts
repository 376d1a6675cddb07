'use server';

import { formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { procurementPath } from '../domain/addresses.ts';
import { startJointIdea } from './commands/start-joint-idea.ts';
import { PLANNING_REFUSALS } from './refusal-texts.ts';

const start = formAction({
  command: startJointIdea,
  refusals: PLANNING_REFUSALS,
  redirectTo: (value) => procurementPath(value.id, 'survey'),
});

export async function startJointIdeaAction(previous: FormState, form: FormData): Promise<FormState> {
  return start(previous, form);
}
