import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { CallOffStatus, ContractStatus } from '../../domain/status.ts';
import { fitsUnder, remainingOf, takesCallOffs, type Volume } from '../../domain/volume.ts';

/** The contract a call-off is made under, as it holds now. */
export interface CalledContract extends Volume {
  readonly status: ContractStatus;
  readonly startsOn: IsoDay;
  readonly endsOn: IsoDay | null;
}

/** A call-off as its own rules know it. */
export interface CallOffFacts {
  readonly status: CallOffStatus;
  readonly quantity: number;
  readonly requestedBy: string | null;
  /** Sum of its deliveries. */
  readonly deliveredQuantity: number;
}

/** What can be done with a call-off once it exists. */
export const CALL_OFF_VERBS = ['approve', 'reject', 'order', 'deliver', 'cancel'] as const;

export type CallOffVerb = (typeof CALL_OFF_VERBS)[number];

export type CallOffRefusal =
  | 'contract_closed'
  | 'contract_without_maximum'
  | 'maximum_exceeded'
  | 'price_missing'
  | 'price_fixed'
  | 'call_off_wrong_status'
  | 'second_person_needed'
  | 'delivered_more_than_ordered';

type Decided<Effects> =
  | ({ readonly ok: true } & Effects)
  | {
      readonly ok: false;
      readonly reason: CallOffRefusal;
      readonly agreedCents?: number;
      readonly remaining?: { readonly valueCents: number | null; readonly callable: number | null };
    };

const FROM: Record<CallOffVerb, readonly CallOffStatus[]> = {
  approve: ['requested'],
  reject: ['requested'],
  order: ['approved'],
  deliver: ['ordered'],
  cancel: ['requested', 'approved', 'ordered'],
};

/**
 * A new call-off: the contract must take call-offs today and the amount fit under the published maximum (EuGH C-23/20). A
 * contract with a price per unit is called at that price; otherwise the caller states the price of this order.
 */
export function decideRequest(
  contract: CalledContract,
  asked: { readonly quantity: number; readonly unitPriceCents: number | null },
  today: IsoDay,
): Decided<{ readonly unitPriceCents: number; readonly amountCents: number }> {
  const { valueCents, callable } = remainingOf(contract);
  if (contract.status === 'exhausted')
    return { ok: false, reason: 'maximum_exceeded', remaining: { valueCents, callable: 0 } };
  if (!takesCallOffs(contract, today)) return { ok: false, reason: 'contract_closed' };
  if (contract.maxValueCents === null && contract.maxQuantity === null)
    return { ok: false, reason: 'contract_without_maximum' };
  const { unitPriceCents: agreed } = contract;
  if (agreed !== null && asked.unitPriceCents !== null && asked.unitPriceCents !== agreed)
    return { ok: false, reason: 'price_fixed', agreedCents: agreed };
  const unitPriceCents = agreed ?? asked.unitPriceCents;
  if (unitPriceCents === null) return { ok: false, reason: 'price_missing' };
  const amountCents = asked.quantity * unitPriceCents;
  if (!Number.isSafeInteger(amountCents) || !fitsUnder(contract, asked.quantity, amountCents))
    return { ok: false, reason: 'maximum_exceeded', remaining: { valueCents, callable } };
  return { ok: true, unitPriceCents, amountCents };
}

/**
 * Every later step. The budget is approved or refused by somebody other than who asked (vier Augen). An order already given
 * is not called back by the end of the contract, but nothing is approved or ordered after a termination.
 */
export function decideCallOff(
  verb: CallOffVerb,
  callOff: CallOffFacts,
  contract: { readonly status: ContractStatus },
  acting: { readonly personId: string },
): Decided<{ readonly from: CallOffStatus }> {
  if (!FROM[verb].includes(callOff.status)) return { ok: false, reason: 'call_off_wrong_status' };
  if ((verb === 'approve' || verb === 'reject') && callOff.requestedBy === acting.personId)
    return { ok: false, reason: 'second_person_needed' };
  if ((verb === 'approve' || verb === 'order') && !['running', 'exhausted'].includes(contract.status))
    return { ok: false, reason: 'contract_closed' };
  return { ok: true, from: callOff.status };
}

/** A delivery: never more than ordered in all; complete once everything has come. */
export function decideDelivery(callOff: CallOffFacts, quantity: number): Decided<{ readonly complete: boolean }> {
  if (callOff.status !== 'ordered') return { ok: false, reason: 'call_off_wrong_status' };
  const total = callOff.deliveredQuantity + quantity;
  if (total > callOff.quantity) return { ok: false, reason: 'delivered_more_than_ordered' };
  return { ok: true, complete: total === callOff.quantity };
}

/** What stays of a call-off that is given up: nothing, or what has come of it already. */
export function afterCancelling(
  callOff: CallOffFacts & { readonly unitPriceCents: number },
): { readonly status: 'cancelled' } | { readonly status: 'delivered'; quantity: number; amountCents: number } {
  const { deliveredQuantity: quantity, unitPriceCents } = callOff;
  if (quantity === 0) return { status: 'cancelled' };
  return { status: 'delivered', quantity, amountCents: quantity * unitPriceCents };
}

/** Steps open to somebody with these rights: what a page shows as buttons. */
export function openCallOffVerbs(
  callOff: CallOffFacts,
  contract: { readonly status: ContractStatus },
  acting: { readonly personId: string; readonly mayDecide: boolean; readonly mayHandle: boolean },
): readonly CallOffVerb[] {
  return CALL_OFF_VERBS.filter((verb) => {
    const entitled = verb === 'approve' || verb === 'reject' ? acting.mayDecide : acting.mayHandle;
    return entitled && decideCallOff(verb, callOff, contract, acting).ok;
  });
}
