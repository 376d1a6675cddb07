'use server';

import { formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { procurementPath } from '../domain/addresses.ts';
import { PROCUREMENT_REFUSALS } from '../refusal-texts.ts';
import { withdrawFile } from './commands/withdraw-file.ts';

const withdraw = formAction({
  command: withdrawFile,
  refusals: PROCUREMENT_REFUSALS,
  redirectTo: (value) => `${procurementPath(value.id, 'record')}#dokumente`,
});

export async function withdrawFileAction(previous: FormState, form: FormData): Promise<FormState> {
  return withdraw(previous, form);
}
