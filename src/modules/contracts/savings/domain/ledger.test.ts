import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCallOff, promisedSaving, provenSaving, type SavingsSums, totalOf } from './ledger.ts';

const callOff = { quantity: 10, amountCents: 90_000, baselinePriceCents: null };
const cents = fc.integer({ min: 0, max: 1_000_000_000 });
const sums: fc.Arbitrary<SavingsSums> = fc.record({
  baselineCents: cents,
  awardBaselineCents: cents,
  awardCents: cents,
  calledBaselineCents: cents,
  calledCents: cents,
});

describe('the comparison of a call-off', () => {
  it('takes the frozen baseline, or the price named now where that is lower or nothing was frozen, then nothing', () => {
    const frozen = { quantity: 100, baselineCents: 1_000_000 };
    const named = { ...callOff, baselinePriceCents: 12_000 };
    expect(compareCallOff(named, frozen)).toEqual({
      baselineCents: 100_000,
      actualCents: 90_000,
      method: 'frozen_baseline',
    });
    expect(compareCallOff(named, null)).toMatchObject({ baselineCents: 120_000, method: 'own_price' });
    expect(compareCallOff({ ...callOff, baselinePriceCents: 9_500 }, frozen)).toEqual({
      baselineCents: 95_000,
      actualCents: 90_000,
      method: 'own_price',
    });
    expect(compareCallOff(callOff, frozen)).toEqual({
      baselineCents: 100_000,
      actualCents: 90_000,
      method: 'frozen_baseline',
    });
    expect(compareCallOff(callOff, null)).toEqual({
      baselineCents: 90_000,
      actualCents: 90_000,
      method: 'no_baseline',
    });
    expect(compareCallOff(callOff, { quantity: 0, baselineCents: 0 }).method).toBe('no_baseline');
  });
});

describe('totals', () => {
  it('of bodies add up to the saving of all, promised and proven', () => {
    fc.assert(
      fc.property(fc.array(sums, { maxLength: 30 }), (all) => {
        const total = totalOf(all);
        expect(provenSaving(total)).toBe(all.reduce((sum, one) => sum + provenSaving(one), 0));
        expect(promisedSaving(total)).toBe(all.reduce((sum, one) => sum + promisedSaving(one), 0));
      }),
    );
  });
});
