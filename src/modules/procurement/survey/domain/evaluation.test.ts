import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AskedBody, type CountedAnswer, standings, totalsOf } from './evaluation.ts';
import { exampleItem } from './example-items.ts';
import { median, outliersOf, robustScores } from './outliers.ts';
import { isReminderDay } from './reminder.ts';

const item = exampleItem({ variants: ['A', 'B'], asksPrice: true });
const body = (change: Partial<AskedBody> = {}): AskedBody => ({
  bodyId: 'x',
  name: 'Ort',
  isTown: true,
  region: 'giessen',
  population: 10_000,
  status: 'answered',
  ...change,
});
const answer = (place: number, change: Partial<CountedAnswer> = {}): CountedAnswer => ({
  body: place,
  itemId: item.id,
  quantity: 1,
  variant: null,
  textValue: null,
  neededOn: null,
  currentPriceCents: null,
  ...change,
});

describe('totals of a survey', () => {
  it('count sent answers, never drafts or bodies that said no', () => {
    const bodies = [body(), body({ status: 'confirmed' }), body({ status: 'asked' }), body({ status: 'declined' })];
    const [total] = totalsOf(
      [item],
      bodies,
      [0, 1, 2, 3].map((place) => answer(place, { quantity: 5 })),
    );
    expect(total).toMatchObject({ answered: 2, quantity: 10, confirmedQuantity: 5 });
    expect(standings(bodies)).toMatchObject({ answered: 1, confirmed: 1, asked: 1, declined: 1 });
  });

  it('sums over variants and over regions are the sum', () => {
    const statuses = fc.constantFrom<AskedBody['status']>('asked', 'answered', 'confirmed', 'declined');
    const regions = fc.constantFrom<AskedBody['region']>('darmstadt', 'giessen', 'kassel', null);
    const rows = fc.array(
      fc.record({
        status: statuses,
        region: regions,
        quantity: fc.integer({ min: 0, max: 10_000_000 }),
        variant: fc.constantFrom('A', 'B'),
        price: fc.option(fc.integer({ min: 0, max: 10_000_000_000 })),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(rows, (given) => {
        const bodies = given.map(({ status, region }) => body({ status, region }));
        const answers = given.map(({ quantity, variant, price }, place) =>
          answer(place, { quantity, variant, currentPriceCents: price }),
        );
        const [total] = totalsOf([item], bodies, answers);
        const counted = given.filter(({ status }) => status === 'answered' || status === 'confirmed');
        expect(total?.quantity).toBe(counted.reduce((sum, { quantity }) => sum + quantity, 0));
        expect(total?.byVariant.reduce((sum, { value }) => sum + value, 0)).toBe(total?.quantity);
        expect(total?.byRegion.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(total?.quantity);
        expect(total?.presentCostCents).toBe(
          counted.reduce((sum, { quantity, price }) => sum + BigInt(quantity) * BigInt(price ?? 0), 0n),
        );
      }),
    );
  });
});

describe('outliers', () => {
  const towns = (...quantities: number[]) => {
    const bodies = quantities.map(() => body());
    return outliersOf(
      [item],
      bodies,
      quantities.map((quantity, place) => answer(place, { quantity })),
    );
  };

  it('a value ten times the usual is found, and its direction named', () => {
    expect(towns(10, 11, 9, 10, 12, 10, 11, 110)).toMatchObject([{ body: 7, direction: 'high', quantity: 110 }]);
    expect(towns(100, 110, 90, 100, 120, 100, 110, 1)).toMatchObject([{ body: 7, direction: 'low' }]);
  });

  it('where nearly all are equal the one that is not is found', () => {
    expect(towns(10, 10, 10, 10, 10, 10, 10, 10, 90)).toMatchObject([{ body: 8 }]);
    expect(towns(10, 10, 10, 10, 10, 10, 10, 10)).toEqual([]);
  });

  it('few values, zeros, Kreise and bodies without inhabitants are not compared', () => {
    expect(towns(1, 1, 1, 1, 1, 1, 900)).toEqual([]);
    const bodies = [...Array.from({ length: 9 }, () => body()), body({ isTown: false }), body({ population: null })];
    const answers = bodies.map((_, place) => answer(place, { quantity: place > 8 ? 9_000 : 10 + (place % 3) }));
    expect(outliersOf([item], bodies, answers)).toEqual([]);
  });

  it('the same demand per inhabitant is no outlier, however large the town', () => {
    const bodies = [1, 2, 3, 4, 5, 6, 7, 40].map((size) => body({ population: size * 5_000 }));
    const answers = bodies.map(({ population }, place) => answer(place, { quantity: (population ?? 0) / 100 }));
    expect(outliersOf([item], bodies, answers)).toEqual([]);
  });

  it('scores do not change when all values are scaled, and the median always has score 0', () => {
    const values = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 1_000 }), (numbers, factor) => {
        const scores = robustScores(numbers);
        const scaled = robustScores(numbers.map((number) => number * factor));
        for (const [index, score] of scores.entries()) {
          expect(Number.isFinite(score)).toBe(true);
          expect(scaled[index]).toBeCloseTo(score, 6);
          if (numbers[index] === median(numbers)) expect(score).toBe(0);
        }
      }),
    );
  });
});

it.each([
  ['2026-11-10', '2026-11-17', '2026-10-01', true],
  ['2026-11-16', '2026-11-17', '2026-10-01', true],
  ['2026-11-11', '2026-11-17', '2026-10-01', false],
  ['2026-11-10', '2026-11-17', '2026-11-10', false],
  ['2026-11-18', '2026-11-17', '2026-10-01', false],
])('on %s of a survey until %s opened on %s: reminder %s', (today, dueOn, askedOn, reminded) => {
  expect(isReminderDay(today, dueOn, 7, askedOn)).toBe(reminded);
});
