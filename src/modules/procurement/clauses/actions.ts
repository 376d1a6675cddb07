'use server';

import { formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { procurementPath } from '../domain/addresses.ts';
import { chooseClauses } from './commands/choose-clauses.ts';
import { CLAUSE_REFUSALS } from './refusal-texts.ts';

const choose = formAction({
  command: chooseClauses,
  refusals: CLAUSE_REFUSALS,
  redirectTo: (value) => procurementPath(value.id, 'clauses'),
});

export async function chooseClausesAction(previous: FormState, form: FormData): Promise<FormState> {
  return choose(previous, form);
}
