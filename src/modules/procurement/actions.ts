'use server';

import { type FormAction, formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { cancelProcurement } from './commands/cancel-procurement.ts';
import { createProcurement } from './commands/create-procurement.ts';
import { editIdea } from './commands/edit-idea.ts';
import { endProcurement } from './commands/end-procurement.ts';
import { procurementPath } from './domain/addresses.ts';
import { PROCUREMENT_REFUSALS } from './refusal-texts.ts';

const refusals = PROCUREMENT_REFUSALS;
const toPage = (value: { readonly id: string }) => procurementPath(value.id);

/** One declaration per verb; what a file of server actions exports must be an asynchronous function. */
const actions = {
  createProcurement: formAction({
    command: createProcurement,
    refusals,
    redirectTo: (value) => procurementPath(value.id, 'idea'),
  }),
  editIdea: formAction({ command: editIdea, refusals, redirectTo: toPage }),
  cancelProcurement: formAction({ command: cancelProcurement, refusals, redirectTo: toPage }),
  endProcurement: formAction({ command: endProcurement, refusals, redirectTo: toPage }),
} satisfies Record<string, FormAction>;

export async function createProcurementAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.createProcurement(previous, form);
}

export async function editIdeaAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.editIdea(previous, form);
}

export async function cancelProcurementAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.cancelProcurement(previous, form);
}

export async function endProcurementAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.endProcurement(previous, form);
}
