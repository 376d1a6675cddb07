'use server';

import { type FormAction, formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { procurementPath } from '../domain/addresses.ts';
import { recomputeShares } from './commands/recompute-shares.ts';
import { removeLot } from './commands/remove-lot.ts';
import { saveLot } from './commands/save-lot.ts';
import { LOT_REFUSALS } from './refusal-texts.ts';

const refusals = LOT_REFUSALS;
const toLots = (value: { readonly id: string }) => procurementPath(value.id, 'lots');

const actions = {
  saveLot: formAction({ command: saveLot, refusals, redirectTo: toLots }),
  removeLot: formAction({ command: removeLot, refusals, redirectTo: toLots }),
  recomputeShares: formAction({ command: recomputeShares, refusals, redirectTo: toLots }),
} satisfies Record<string, FormAction>;

export async function saveLotAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.saveLot(previous, form);
}

export async function removeLotAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.removeLot(previous, form);
}

export async function recomputeSharesAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.recomputeShares(previous, form);
}
