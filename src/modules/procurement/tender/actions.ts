'use server';

import { type FormAction, formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { procurementPath } from '../domain/addresses.ts';
import { answerQuestion } from './commands/answer-question.ts';
import { declareImpartial } from './commands/declare-impartial.ts';
import { editCriteria } from './commands/edit-criteria.ts';
import { nameCallers } from './commands/name-callers.ts';
import { nameEvaluator } from './commands/name-evaluator.ts';
import { prepareTender } from './commands/prepare-tender.ts';
import { recordQuestion } from './commands/record-question.ts';
import { removeEvaluator } from './commands/remove-evaluator.ts';
import { startTendering } from './commands/start-tendering.ts';
import { TENDER_REFUSALS } from './refusal-texts.ts';

const refusals = TENDER_REFUSALS;
const redirectTo = (value: { readonly id: string }) => procurementPath(value.id, 'tender');

const actions = {
  nameCallers: formAction({ command: nameCallers, refusals, redirectTo }),
  nameEvaluator: formAction({ command: nameEvaluator, refusals, redirectTo }),
  removeEvaluator: formAction({ command: removeEvaluator, refusals, redirectTo }),
  declareImpartial: formAction({ command: declareImpartial, refusals, redirectTo }),
  editCriteria: formAction({ command: editCriteria, refusals, redirectTo }),
  prepareTender: formAction({ command: prepareTender, refusals, redirectTo }),
  startTendering: formAction({ command: startTendering, refusals, redirectTo }),
  recordQuestion: formAction({ command: recordQuestion, refusals, redirectTo }),
  answerQuestion: formAction({ command: answerQuestion, refusals, redirectTo }),
} satisfies Record<string, FormAction>;

export async function nameCallersAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.nameCallers(previous, form);
}

export async function nameEvaluatorAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.nameEvaluator(previous, form);
}

export async function removeEvaluatorAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.removeEvaluator(previous, form);
}

export async function declareImpartialAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.declareImpartial(previous, form);
}

export async function editCriteriaAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.editCriteria(previous, form);
}

export async function prepareTenderAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.prepareTender(previous, form);
}

export async function startTenderingAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.startTendering(previous, form);
}

export async function recordQuestionAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.recordQuestion(previous, form);
}

export async function answerQuestionAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.answerQuestion(previous, form);
}
