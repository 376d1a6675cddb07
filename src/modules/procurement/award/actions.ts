'use server';

import { type FormAction, formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { procurementPath } from '../domain/addresses.ts';
import { concludeContracts } from './commands/conclude-contracts.ts';
import { decideAward } from './commands/decide-award.ts';
import { fileChallenge } from './commands/file-challenge.ts';
import { resolveChallenge } from './commands/resolve-challenge.ts';
import { sendLetter } from './commands/send-letter.ts';
import { AWARD_REFUSALS } from './refusal-texts.ts';

const refusals = AWARD_REFUSALS;
const redirectTo = (value: { readonly id: string }) => procurementPath(value.id, 'award');
// A review procedure can begin while the room of the award is not open yet.
const toTender = (value: { readonly id: string }) => procurementPath(value.id, 'tender');

const actions = {
  decideAward: formAction({ command: decideAward, refusals, redirectTo }),
  sendLetter: formAction({ command: sendLetter, refusals, redirectTo }),
  concludeContracts: formAction({ command: concludeContracts, refusals, redirectTo }),
  fileChallenge: formAction({ command: fileChallenge, refusals, redirectTo: toTender }),
  resolveChallenge: formAction({ command: resolveChallenge, refusals, redirectTo: toTender }),
} satisfies Record<string, FormAction>;

export async function decideAwardAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.decideAward(previous, form);
}

export async function sendLetterAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.sendLetter(previous, form);
}

export async function concludeContractsAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.concludeContracts(previous, form);
}

export async function fileChallengeAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.fileChallenge(previous, form);
}

export async function resolveChallengeAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.resolveChallenge(previous, form);
}
