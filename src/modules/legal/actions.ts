'use server';

import { formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { addField } from './commands/add-field.ts';
import { changeField } from './commands/change-field.ts';
import { changeLegalParameter } from './commands/change-legal-parameter.ts';
import { dropPreparedValue } from './commands/drop-prepared-value.ts';
import { enactPreparedValue } from './commands/enact-prepared-value.ts';
import { prepareLegalValue } from './commands/prepare-legal-value.ts';
import { LEGAL_REFUSALS } from './refusal-texts.ts';

const redirectTo = () => '/verwaltung/recht';
const changeParameter = formAction({ command: changeLegalParameter, refusals: LEGAL_REFUSALS, redirectTo });
const add = formAction({ command: addField, refusals: LEGAL_REFUSALS, redirectTo });
const prepare = formAction({ command: prepareLegalValue, refusals: {}, redirectTo });
const enact = formAction({ command: enactPreparedValue, refusals: LEGAL_REFUSALS, redirectTo });
const drop = formAction({ command: dropPreparedValue, refusals: {}, redirectTo });
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

export async function prepareLegalValueAction(previous: FormState, form: FormData): Promise<FormState> {
  return prepare(previous, form);
}

export async function enactPreparedValueAction(previous: FormState, form: FormData): Promise<FormState> {
  return enact(previous, form);
}

export async function dropPreparedValueAction(previous: FormState, form: FormData): Promise<FormState> {
  return drop(previous, form);
}
