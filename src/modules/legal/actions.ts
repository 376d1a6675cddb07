'use server';

import { formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { addField } from './commands/add-field.ts';
import { changeField } from './commands/change-field.ts';
import { changeLegalParameter } from './commands/change-legal-parameter.ts';
import { LEGAL_REFUSALS } from './refusal-texts.ts';

const redirectTo = () => '/verwaltung/recht';
const changeParameter = formAction({ command: changeLegalParameter, refusals: LEGAL_REFUSALS, redirectTo });
const add = formAction({ command: addField, refusals: LEGAL_REFUSALS, redirectTo });
const change = formAction({ command: changeField, refusals: LEGAL_REFUSALS, redirectTo });

export async function changeLegalParameterAction(previous: FormState, form: FormData): Promise<FormState> {
  return changeParameter(previous, form);
}

export async function addFieldAction(previous: FormState, form: FormData): Promise<FormState> {
  return add(previous, form);
}

export async function changeFieldAction(previous: FormState, form: FormData): Promise<FormState> {
  return change(previous, form);
}
