import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, type CostKey, type CostParty, isPureInhabitantsKey, keyBy, MEASURES } from './cost-key.ts';
import { splitCents } from './split.ts';

const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 40 });
const cents = fc.integer({ min: 0, max: 5_000_000_000_00 });
const parties: fc.Arbitrary<CostParty[]> = keys.chain((names) =>
  fc.tuple(
    ...names.map((key) =>
      fc.record({
        key: fc.constant(key),
        inhabitants: fc.integer({ min: 1, max: 800_000 }),
        quantity: fc.integer({ min: 0, max: 100_000 }),
        workplaces: fc.integer({ min: 0, max: 50_000 }),
      }),
    ),
  ),
);
const mixed: fc.Arbitrary<CostKey> = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 })
  .map((cuts) => {
    const [a = 0, b = 0, c = 0] = [...cuts].sort((one, other) => one - other);
    return { baseCents: 0, weights: { inhabitants: a, quantity: b - a, workplaces: c - b, equal: 100 - c } };
  });
const sum = (shares: ReadonlyMap<string, number>) => [...shares.values()].reduce((total, share) => total + share, 0);

describe('splitting cents', () => {
  const weighted = keys.chain((names) =>
    fc.tuple(
      ...names.map((key) => fc.record({ key: fc.constant(key), weight: fc.integer({ min: 0, max: 1_000_000 }) })),
    ),
  );
  const somebody = weighted.filter((all) => all.some(({ weight }) => weight > 0));

  it('always gives away the whole and never a negative cent', () => {
    fc.assert(
      fc.property(cents, somebody, (total, all) => {
        const shares = splitCents(total, all);
        expect(sum(shares)).toBe(total);
        expect([...shares.values()].every((share) => share >= 0)).toBe(true);
      }),
    );
  });

  it('gives everybody the same in whatever order they stand', () => {
    fc.assert(
      fc.property(
        cents,
        somebody.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        (total, [all, shuffled]) => {
          const one = splitCents(total, all);
          const other = splitCents(total, shuffled);
          for (const { key } of all) expect(other.get(key)).toBe(one.get(key));
        },
      ),
    );
  });

  it('keeps within a cent of the exact share, and gives nothing to no weight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), somebody, (total, all) => {
        const weights = all.reduce((whole, { weight }) => whole + weight, 0);
        const shares = splitCents(total, all);
        for (const { key, weight } of all) {
          expect(Math.abs((shares.get(key) ?? -9) - (total * weight) / weights)).toBeLessThan(1);
          if (weight === 0) expect(shares.get(key)).toBe(0);
        }
      }),
    );
  });

  it('gives the odd cents to the largest remainders', () => {
    expect([
      ...splitCents(100, [
        { key: 'a', weight: 1 },
        { key: 'b', weight: 1 },
        { key: 'c', weight: 1 },
      ]).values(),
    ]).toEqual([34, 33, 33]);
    expect([
      ...splitCents(10, [
        { key: 'a', weight: 1 },
        { key: 'b', weight: 2 },
      ]).values(),
    ]).toEqual([3, 7]);
  });

  it.each([
    [-1, [{ key: 'a', weight: 1 }]],
    [1.5, [{ key: 'a', weight: 1 }]],
    [1, []],
    [1, [{ key: 'a', weight: 0 }]],
    [1, [{ key: 'a', weight: -1 }]],
    [
      1,
      [
        { key: 'a', weight: 1 },
        { key: 'a', weight: 1 },
      ],
    ],
  ])('refuses to split %d among %o', (total, all) => expect(() => splitCents(total, all)).toThrow(RangeError));
});

describe('a cost key', () => {
  it('splits every total exactly, whatever the mixture', () => {
    fc.assert(
      fc.property(cents, mixed, parties, (total, key, all) => {
        const split = apportion(total, key, all);
        if (split.ok) expect(sum(split.shares)).toBe(total);
        else expect(split.problem.code).toBe('measure_all_zero');
      }),
    );
  });

  it('with a base amount still sums to the total, and nobody pays less than the base', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 100_000 }), parties, (total, baseCents, all) => {
        const split = apportion(total, keyBy('inhabitants', baseCents), all);
        if (!split.ok) {
          expect(baseCents * all.length).toBeGreaterThan(total);
          return;
        }
        expect(sum(split.shares)).toBe(total);
        expect([...split.shares.values()].every((share) => share >= baseCents)).toBe(true);
      }),
    );
  });

  const two: CostParty[] = [
    { key: 'a', inhabitants: 10_000, quantity: 0, workplaces: null },
    { key: 'b', inhabitants: 30_000, quantity: 50, workplaces: 20 },
  ];
  it.each([
    ['inhabitants', 0, [2_500, 7_500]],
    ['inhabitants', 1_000, [3_000, 7_000]],
    ['quantity', 0, [0, 10_000]],
    ['equal', 0, [5_000, 5_000]],
  ] as const)('by %s with base %i splits 100 euros into %o', (measure, base, expected) => {
    const split = apportion(10_000, keyBy(measure, base), two);
    expect(split.ok && [...split.shares.values()]).toEqual(expected);
  });

  it('says what stands against it', () => {
    const problem = (key: CostKey, all = two) => {
      const split = apportion(10_000, key, all);
      return split.ok ? null : split.problem;
    };
    expect(problem(keyBy('workplaces'))).toEqual({ code: 'measure_missing', measure: 'workplaces', keys: ['a'] });
    expect(problem(keyBy('equal', 5_001))).toEqual({ code: 'base_exceeds_total' });
    expect(problem(keyBy('equal'), [])).toEqual({ code: 'no_parties' });
    expect(problem({ baseCents: 0, weights: { inhabitants: 50, quantity: 49, workplaces: 0, equal: 0 } })).toEqual({
      code: 'weights_not_100',
    });
  });

  it('of inhabitants alone is recognised, a mixture or a base amount is not', () => {
    expect(isPureInhabitantsKey(keyBy('inhabitants'))).toBe(true);
    expect(isPureInhabitantsKey(keyBy('inhabitants', 1))).toBe(false);
    for (const measure of MEASURES.slice(1)) expect(isPureInhabitantsKey(keyBy(measure))).toBe(false);
  });
});
