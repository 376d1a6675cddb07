'use server';

import { formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { addSpecialPurposeAssociation } from './commands/add-special-purpose-association.ts';
import { editSpecialPurposeAssociation } from './commands/edit-special-purpose-association.ts';
import { ASSOCIATION_REFUSAL_TEXTS } from './texts.ts';

const add = formAction({
  command: addSpecialPurposeAssociation,
  refusals: ASSOCIATION_REFUSAL_TEXTS,
  redirectTo: ({ slug }) => `/kommunen/${slug}`,
});

const edit = formAction({
  command: editSpecialPurposeAssociation,
  refusals: ASSOCIATION_REFUSAL_TEXTS,
  redirectTo: ({ slug }, { id }) => `/kommunen/${slug ?? id}`,
});

/** Form post of adding a Zweckverband. */
export async function addSpecialPurposeAssociationAction(previous: FormState, form: FormData): Promise<FormState> {
  return add(previous, form);
}

/** Form post of correcting one. */
export async function editSpecialPurposeAssociationAction(previous: FormState, form: FormData): Promise<FormState> {
  return edit(previous, form);
}
