'use server';

import { type FormAction, formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { procurementPath } from '../domain/addresses.ts';
import { concludeAgreement } from './commands/conclude-agreement.ts';
import { prepareAgreementConsent } from './commands/prepare-agreement-consent.ts';
import { proposeAgreement } from './commands/propose-agreement.ts';
import { saveAgreement } from './commands/save-agreement.ts';
import { signAgreementConsent } from './commands/sign-agreement-consent.ts';
import { withdrawAgreementConsent } from './commands/withdraw-agreement-consent.ts';
import { AGREEMENT_REFUSALS } from './refusal-texts.ts';

const refusals = AGREEMENT_REFUSALS;
const redirectTo = (value: { readonly id: string }) => procurementPath(value.id, 'agreement');

const actions = {
  save: formAction({ command: saveAgreement, refusals, redirectTo }),
  propose: formAction({ command: proposeAgreement, refusals, redirectTo }),
  prepare: formAction({ command: prepareAgreementConsent, refusals, redirectTo }),
  sign: formAction({ command: signAgreementConsent, refusals, redirectTo }),
  withdraw: formAction({ command: withdrawAgreementConsent, refusals, redirectTo }),
  conclude: formAction({ command: concludeAgreement, refusals, redirectTo }),
} satisfies Record<string, FormAction>;

export async function saveAgreementAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.save(previous, form);
}

export async function proposeAgreementAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.propose(previous, form);
}

export async function prepareAgreementConsentAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.prepare(previous, form);
}

export async function signAgreementConsentAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.sign(previous, form);
}

export async function withdrawAgreementConsentAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.withdraw(previous, form);
}

export async function concludeAgreementAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.conclude(previous, form);
}
