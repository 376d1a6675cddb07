'use server';

import { type FormAction, formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { procurementPath } from '../domain/addresses.ts';
import { answerLegalPoint } from './commands/answer-legal-point.ts';
import { chooseProcedure } from './commands/choose-procedure.ts';
import { completeLegalCheck } from './commands/complete-legal-check.ts';
import { reopenLegalCheck } from './commands/reopen-legal-check.ts';
import { signLegalPoint } from './commands/sign-legal-point.ts';
import { LEGALITY_REFUSALS } from './refusal-texts.ts';

const refusals = LEGALITY_REFUSALS;
const redirectTo = (value: { readonly id: string }) => procurementPath(value.id, 'legality');

const actions = {
  answer: formAction({ command: answerLegalPoint, refusals, redirectTo }),
  sign: formAction({ command: signLegalPoint, refusals, redirectTo }),
  choose: formAction({ command: chooseProcedure, refusals, redirectTo }),
  complete: formAction({ command: completeLegalCheck, refusals, redirectTo }),
  reopen: formAction({ command: reopenLegalCheck, refusals, redirectTo }),
} satisfies Record<string, FormAction>;

export async function answerLegalPointAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.answer(previous, form);
}

export async function signLegalPointAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.sign(previous, form);
}

export async function chooseProcedureAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.choose(previous, form);
}

export async function completeLegalCheckAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.complete(previous, form);
}

export async function reopenLegalCheckAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.reopen(previous, form);
}
