import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALL_OFF_STATUSES, CONTRACT_STATUSES } from '../../domain/status.ts';
import {
  afterCancelling,
  CALL_OFF_VERBS,
  type CalledContract,
  type CallOffFacts,
  decideCallOff,
  decideDelivery,
  decideRequest,
  openCallOffVerbs,
} from './call-off.ts';

const contract: CalledContract = {
  status: 'running',
  startsOn: '2026-01-01',
  endsOn: '2028-12-31',
  maxValueCents: 1_000_000,
  maxQuantity: 100,
  unitPriceCents: 10_000,
  calledValueCents: 900_000,
  calledQuantity: 90,
};
const callOff: CallOffFacts = { status: 'requested', quantity: 10, requestedBy: 'a', deliveredQuantity: 0 };
const TODAY = '2026-11-23';

describe('asking for a call-off', () => {
  it('takes what is left to the last unit and not one more, and says what is left', () => {
    expect(decideRequest(contract, { quantity: 10, unitPriceCents: null }, TODAY)).toEqual({
      ok: true,
      unitPriceCents: 10_000,
      amountCents: 100_000,
    });
    expect(decideRequest(contract, { quantity: 11, unitPriceCents: null }, TODAY)).toEqual({
      ok: false,
      reason: 'maximum_exceeded',
      remaining: { valueCents: 100_000, callable: 10 },
    });
  });

  it.each([
    ['an exhausted contract', { status: 'exhausted' }, 'maximum_exceeded'],
    ['a terminated contract', { status: 'terminated' }, 'contract_closed'],
    ['a contract past its end', { endsOn: '2026-11-22' }, 'contract_closed'],
    ['a contract that has not begun', { startsOn: '2026-11-24' }, 'contract_closed'],
    ['no price anywhere', { unitPriceCents: null }, 'price_missing'],
    ['a contract without a maximum', { maxValueCents: null, maxQuantity: null }, 'contract_without_maximum'],
  ] as const)('is refused for %s', (_case, change, reason) => {
    expect(decideRequest({ ...contract, ...change }, { quantity: 1, unitPriceCents: null }, TODAY)).toMatchObject({
      ok: false,
      reason,
    });
  });

  it('keeps to the agreed price, and takes the stated one only where none is agreed', () => {
    expect(decideRequest(contract, { quantity: 1, unitPriceCents: 1 }, TODAY)).toMatchObject({
      reason: 'price_fixed',
      agreedCents: 10_000,
    });
    const open = { ...contract, unitPriceCents: null };
    expect(decideRequest(open, { quantity: 2, unitPriceCents: 300 }, TODAY)).toMatchObject({ amountCents: 600 });
  });

  it('never accepts an amount above the maximum, however large the numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_147_483_647 }),
        fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
        (quantity, price) => {
          const decided = decideRequest(
            { ...contract, unitPriceCents: null },
            { quantity, unitPriceCents: price },
            TODAY,
          );
          if (decided.ok) expect(decided.amountCents).toBeLessThanOrEqual(100_000);
        },
      ),
    );
  });
});

describe('the way of a call-off', () => {
  it('lets every verb happen exactly from its statuses', () => {
    const allowed = CALL_OFF_VERBS.flatMap((verb) =>
      CALL_OFF_STATUSES.filter(
        (status) => decideCallOff(verb, { ...callOff, status }, contract, { personId: 'b' }).ok,
      ).map((status) => `${status} -> ${verb}`),
    );
    expect(allowed).toEqual([
      'requested -> approve',
      'requested -> reject',
      'approved -> order',
      'ordered -> deliver',
      'requested -> cancel',
      'approved -> cancel',
      'ordered -> cancel',
    ]);
  });

  it('needs a second person for the budget, and nobody approves or orders under a contract that has ended', () => {
    expect(decideCallOff('approve', callOff, contract, { personId: 'a' })).toMatchObject({
      reason: 'second_person_needed',
    });
    expect(decideCallOff('reject', callOff, contract, { personId: 'a' })).toMatchObject({
      reason: 'second_person_needed',
    });
    const ordering = { ...callOff, status: 'approved' as const };
    expect(
      CONTRACT_STATUSES.filter((status) => decideCallOff('order', ordering, { status }, { personId: 'a' }).ok),
    ).toEqual(['running', 'exhausted']);
  });

  it('counts deliveries up to what was ordered', () => {
    const ordered = { ...callOff, status: 'ordered' as const, deliveredQuantity: 6 };
    expect(decideDelivery(ordered, 3)).toEqual({ ok: true, complete: false });
    expect(decideDelivery(ordered, 4)).toEqual({ ok: true, complete: true });
    expect(decideDelivery(ordered, 5)).toMatchObject({ reason: 'delivered_more_than_ordered' });
  });

  it('given up keeps what has come of it', () => {
    const ordered = { ...callOff, status: 'ordered' as const, unitPriceCents: 10_000 };
    expect(decideCallOff('cancel', { ...ordered, deliveredQuantity: 6 }, contract, { personId: 'a' }).ok).toBe(true);
    expect(afterCancelling(ordered)).toEqual({ status: 'cancelled' });
    expect(afterCancelling({ ...ordered, deliveredQuantity: 6 })).toEqual({
      status: 'delivered',
      quantity: 6,
      amountCents: 60_000,
    });
  });

  it('shows buttons only to those entitled', () => {
    const rights = { personId: 'b', mayDecide: false, mayHandle: false };
    expect(openCallOffVerbs(callOff, contract, rights)).toEqual([]);
    expect(openCallOffVerbs(callOff, contract, { ...rights, mayDecide: true })).toEqual(['approve', 'reject']);
    expect(openCallOffVerbs(callOff, contract, { ...rights, mayHandle: true })).toEqual(['cancel']);
  });
});
