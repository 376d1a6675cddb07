'use server';

import { type FormAction, formAction } from '#src/server/form-action.ts';
import { isNoFile } from '#src/server/form-data.ts';
import { log } from '#src/server/log.ts';
import { countTry } from '#src/server/rate-limit.ts';
import { getActor } from '#src/server/session.ts';
import { MAX_TABLE_BYTES } from '#src/server/table/read-table.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { formatEuroInput } from '#src/ui/format.ts';
import { answerSurvey } from './commands/answer-survey.ts';
import { askBodies } from './commands/ask-bodies.ts';
import { closeSurvey } from './commands/close-survey.ts';
import { copyQuestionnaire } from './commands/copy-questionnaire.ts';
import { declineSurvey } from './commands/decline-survey.ts';
import { discardConfirmation } from './commands/discard-confirmation.ts';
import { extendSurvey } from './commands/extend-survey.ts';
import { moveSurveyItem } from './commands/move-survey-item.ts';
import { nameDeputy } from './commands/name-deputy.ts';
import { openSurvey } from './commands/open-survey.ts';
import { prepareConfirmation } from './commands/prepare-confirmation.ts';
import { remindBodies } from './commands/remind-bodies.ts';
import { removeSurveyItem } from './commands/remove-survey-item.ts';
import { reopenSurvey } from './commands/reopen-survey.ts';
import { saveSurveyItem } from './commands/save-survey-item.ts';
import { signConfirmation } from './commands/sign-confirmation.ts';
import { stopAsking } from './commands/stop-asking.ts';
import { surveyPath } from './domain/addresses.ts';
import { answerValues } from './domain/answer-fields.ts';
import { readImport } from './reads/import.ts';
import { SURVEY_REFUSALS as refusals } from './refusal-texts.ts';
import { sheetErrorText, TABLE_PROBLEM_TEXTS } from './texts.ts';

type Page = Parameters<typeof surveyPath>[1];
const to = (page: Page) => (value: { readonly id: string }) => surveyPath(value.id, page);

/** One declaration per verb; what a file of server actions exports must be an asynchronous function. */
const actions = {
  saveItem: formAction({ command: saveSurveyItem, refusals, redirectTo: to('questions') }),
  removeItem: formAction({ command: removeSurveyItem, refusals, redirectTo: to('questions') }),
  moveItem: formAction({ command: moveSurveyItem, refusals, redirectTo: to('questions') }),
  copy: formAction({ command: copyQuestionnaire, refusals, redirectTo: to('questions') }),
  askBodies: formAction({
    command: askBodies,
    refusals,
    redirectTo: ({ id, asked }) => `${surveyPath(id, 'bodies')}?gefragt=${asked}`,
  }),
  stopAsking: formAction({ command: stopAsking, refusals, redirectTo: to('bodies') }),
  open: formAction({ command: openSurvey, refusals, redirectTo: to('room') }),
  extend: formAction({ command: extendSurvey, refusals, redirectTo: to('room') }),
  close: formAction({ command: closeSurvey, refusals, redirectTo: to('room') }),
  reopen: formAction({ command: reopenSurvey, refusals, redirectTo: to('room') }),
  remind: formAction({
    command: remindBodies,
    refusals,
    redirectTo: ({ id, reminded }) => `${surveyPath(id)}?erinnert=${reminded}`,
  }),
  answer: formAction({
    command: answerSurvey,
    refusals,
    redirectTo: ({ id, sent }) => (sent ? `${surveyPath(id)}?gemeldet=1` : `${surveyPath(id, 'answer')}?entwurf=1`),
  }),
  decline: formAction({
    command: declineSurvey,
    refusals,
    redirectTo: ({ id, isLead }) => (isLead ? surveyPath(id) : '/beschaffungen'),
  }),
  nameDeputy: formAction({ command: nameDeputy, refusals, redirectTo: to('room') }),
  prepare: formAction({ command: prepareConfirmation, refusals, redirectTo: to('confirmation') }),
  sign: formAction({ command: signConfirmation, refusals, redirectTo: to('confirmation') }),
  discard: formAction({ command: discardConfirmation, refusals, redirectTo: to('confirmation') }),
} satisfies Record<string, FormAction>;

export async function saveSurveyItemAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.saveItem(previous, form);
}
export async function removeSurveyItemAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.removeItem(previous, form);
}
export async function moveSurveyItemAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.moveItem(previous, form);
}
export async function copyQuestionnaireAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.copy(previous, form);
}
export async function askBodiesAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.askBodies(previous, form);
}
export async function stopAskingAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.stopAsking(previous, form);
}
export async function openSurveyAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.open(previous, form);
}
export async function extendSurveyAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.extend(previous, form);
}
export async function closeSurveyAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.close(previous, form);
}
export async function reopenSurveyAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.reopen(previous, form);
}
export async function remindBodiesAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.remind(previous, form);
}
export async function answerSurveyAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.answer(previous, form);
}
export async function declineSurveyAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.decline(previous, form);
}
export async function nameDeputyAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.nameDeputy(previous, form);
}
export async function prepareConfirmationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.prepare(previous, form);
}
export async function signConfirmationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.sign(previous, form);
}
export async function discardConfirmationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.discard(previous, form);
}

/** Files one person may have read in an hour: reading costs more than any other step. */
const IMPORTS = { name: 'survey-import', tries: 60, windowSeconds: 3_600 } as const;
/** More messages than this nobody reads; the first ones are repaired first. */
const SHOWN_ERRORS = 40;

/**
 * Both steps of an import over one form: reading shows what the file says or each cell that is wrong, and changes
 * nothing; taking over is the answer itself, with its lock and its rules.
 */
export async function importAnswersAction(previous: FormState, form: FormData): Promise<FormState> {
  if (!(form instanceof FormData) || form.get('intent') !== 'read') return actions.answer(previous, form);
  const actor = await getActor();
  const file = form.get('datei');
  const procurementId = String(form.get('procurementId') ?? '');
  const problem = (...messages: string[]): FormState => ({
    status: 'invalid',
    fieldErrors: { datei: messages },
    values: {},
  });
  if (!actor) return problem('Ihre Sitzung ist abgelaufen. Bitte melden Sie sich neu an.');
  if (!(file instanceof File) || isNoFile(file)) return problem(TABLE_PROBLEM_TEXTS.file_missing);
  if (file.size > MAX_TABLE_BYTES) return problem(TABLE_PROBLEM_TEXTS.file_too_large);
  try {
    if (!(await countTry(IMPORTS, actor.personId)).allowed)
      return problem('Sie haben in der letzten Stunde sehr viele Dateien eingelesen. Bitte warten Sie etwas.');
    const read = await readImport(actor, procurementId, new Uint8Array(await file.arrayBuffer()));
    if (read === null) return problem(refusals.survey_closed.message);
    if (read.outcome === 'unreadable') return problem(TABLE_PROBLEM_TEXTS[read.problem]);
    if (read.outcome === 'errors') {
      const shown = read.errors.slice(0, SHOWN_ERRORS).map(sheetErrorText);
      const more = read.errors.length - shown.length;
      return problem(...shown, ...(more > 0 ? [`Und ${more} weitere. Bitte berichtigen Sie zuerst diese.`] : []));
    }
    const message = 'Die Datei ist gelesen, gespeichert ist noch nichts. Bitte prüfen Sie unten, was übernommen wird.';
    return { status: 'done', message, fieldErrors: {}, values: answerValues(read.answers, formatEuroInput) };
  } catch (error) {
    log.error('survey_import_failed', { error, procurementId });
    return problem('Das hat gerade nicht geklappt. Bitte versuchen Sie es in einem Moment noch einmal.');
  }
}
