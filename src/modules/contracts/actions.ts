'use server';

import { type FormAction, formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { amendContract } from './amendments/commands/amend-contract.ts';
import { cancelCallOff } from './call-offs/commands/cancel-call-off.ts';
import { decideCallOff } from './call-offs/commands/decide-call-off.ts';
import { orderCallOff } from './call-offs/commands/order-call-off.ts';
import { recordDelivery } from './call-offs/commands/record-delivery.ts';
import { requestCallOff } from './call-offs/commands/request-call-off.ts';
import { addContract } from './commands/add-contract.ts';
import { editContract } from './commands/edit-contract.ts';
import { terminateContract } from './commands/terminate-contract.ts';
import { callOffPath, contractPath } from './domain/addresses.ts';
import { CONTRACT_REFUSALS } from './refusal-texts.ts';

const refusals = CONTRACT_REFUSALS;
const toContract = (value: { readonly id: string }) => contractPath(value.id);
const toCallOff = (value: { readonly id: string }) => callOffPath(value.id);

/** One declaration per verb; what a file of server actions exports must be an asynchronous function. */
const actions = {
  addContract: formAction({ command: addContract, refusals, redirectTo: toContract }),
  editContract: formAction({ command: editContract, refusals, redirectTo: toContract }),
  terminateContract: formAction({ command: terminateContract, refusals, redirectTo: toContract }),
  amendContract: formAction({ command: amendContract, refusals, redirectTo: toContract }),
  requestCallOff: formAction({ command: requestCallOff, refusals, redirectTo: toCallOff }),
  decideCallOff: formAction({ command: decideCallOff, refusals, redirectTo: toCallOff }),
  orderCallOff: formAction({ command: orderCallOff, refusals, redirectTo: toCallOff }),
  recordDelivery: formAction({ command: recordDelivery, refusals, redirectTo: toCallOff }),
  cancelCallOff: formAction({ command: cancelCallOff, refusals, redirectTo: toCallOff }),
} satisfies Record<string, FormAction>;

export async function addContractAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.addContract(previous, form);
}

export async function editContractAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.editContract(previous, form);
}

export async function terminateContractAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.terminateContract(previous, form);
}

export async function amendContractAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.amendContract(previous, form);
}

export async function requestCallOffAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.requestCallOff(previous, form);
}

export async function decideCallOffAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.decideCallOff(previous, form);
}

export async function orderCallOffAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.orderCallOff(previous, form);
}

export async function recordDeliveryAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.recordDelivery(previous, form);
}

export async function cancelCallOffAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.cancelCallOff(previous, form);
}
