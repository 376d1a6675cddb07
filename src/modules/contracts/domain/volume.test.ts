import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, alarmStage, withinMonths } from './months.ts';
import { fitsUnder, remainingOf, takesCallOffs, type Volume } from './volume.ts';

const volume = (change: Partial<Volume> = {}): Volume => ({
  maxValueCents: 1_000_00,
  maxQuantity: 20,
  unitPriceCents: 90_00,
  calledValueCents: 0,
  calledQuantity: 0,
  ...change,
});

describe('what is left of a framework agreement', () => {
  it('counts whole units under both maxima, the nearer one decides', () => {
    expect(remainingOf(volume())).toEqual({ valueCents: 100_000, quantity: 20, callable: 11, calledShare: 0 });
    expect(remainingOf(volume({ maxQuantity: 5 })).callable).toBe(5);
    expect(remainingOf(volume({ maxValueCents: null })).callable).toBe(20);
    expect(remainingOf(volume({ maxValueCents: null, maxQuantity: null })).callable).toBeNull();
    expect(remainingOf(volume({ unitPriceCents: null })).callable).toBe(20);
  });

  it('any series of accepted call-offs stays under the maxima, and what is left plus what is called is the maximum', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 0, max: 5_000 }),
        fc.integer({ min: 1, max: 50_000 }),
        fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 60 }),
        (maxValueCents, maxQuantity, unitPriceCents, wanted) => {
          let state = volume({ maxValueCents, maxQuantity, unitPriceCents });
          for (const quantity of wanted) {
            const amount = quantity * unitPriceCents;
            const callable = remainingOf(state).callable ?? 0;
            expect(fitsUnder(state, quantity, amount)).toBe(quantity <= callable);
            if (!fitsUnder(state, quantity, amount)) continue;
            state = {
              ...state,
              calledValueCents: state.calledValueCents + amount,
              calledQuantity: state.calledQuantity + quantity,
            };
          }
          const left = remainingOf(state);
          expect(state.calledValueCents + (left.valueCents ?? 0)).toBe(maxValueCents);
          expect(state.calledQuantity + (left.quantity ?? 0)).toBe(maxQuantity);
        },
      ),
    );
  });

  it('takes call-offs only while it runs and its term lasts, both days included', () => {
    const contract = { status: 'running', startsOn: '2026-01-01', endsOn: '2026-12-31' } as const;
    expect(takesCallOffs(contract, '2025-12-31')).toBe(false);
    expect(takesCallOffs(contract, '2026-01-01')).toBe(true);
    expect(takesCallOffs(contract, '2026-12-31')).toBe(true);
    expect(takesCallOffs(contract, '2027-01-01')).toBe(false);
    expect(takesCallOffs({ ...contract, endsOn: null }, '2040-01-01')).toBe(true);
    for (const status of ['exhausted', 'ended', 'terminated'] as const)
      expect(takesCallOffs({ ...contract, status }, '2026-06-01')).toBe(false);
  });
});

describe('months and alarms', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-02-29', -12, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2027-06-30', -18, '2025-12-30'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it('says within what time a contract ends, in German', () => {
    expect([18, 12, 6, 1].map(withinMonths)).toEqual([
      'innerhalb von 18 Monaten',
      'innerhalb von 12 Monaten',
      'innerhalb von 6 Monaten',
      'innerhalb eines Monats',
    ]);
  });

  it('is in the smallest stage whose time has come, in none before the first and after the end', () => {
    const stages = [18, 12, 6];
    expect(alarmStage('2028-06-01', stages, '2026-11-30')).toBeNull();
    expect(alarmStage('2028-06-01', stages, '2026-12-01')).toBe(18);
    expect(alarmStage('2028-06-01', stages, '2027-06-01')).toBe(12);
    expect(alarmStage('2028-06-01', stages, '2028-06-01')).toBe(6);
    expect(alarmStage('2028-06-01', stages, '2028-06-02')).toBeNull();
    expect(alarmStage(null, stages, '2026-12-01')).toBeNull();
  });
});
