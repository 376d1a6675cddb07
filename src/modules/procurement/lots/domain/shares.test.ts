import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Demand, lotsOfDemand, sizeClassOf } from './assignment.ts';
import { computeShares, type ValuedLot } from './shares.ts';

const lot = (id: string, change: Partial<ValuedLot> = {}): ValuedLot => ({
  id,
  number: Number(id.slice(-1)),
  splitBy: 'subject',
  part: null,
  estimatedValueCents: 100_000n,
  ...change,
});
const demand = (bodyId: string, quantity: number, change: Partial<Demand> = {}): Demand => ({
  bodyId,
  quantity,
  lotId: null,
  everyLot: false,
  region: 'kassel',
  population: 12_000,
  ...change,
});

describe('a demand belongs to', () => {
  const lots = [
    lot('L1'),
    lot('L2', { splitBy: 'region', part: 'kassel' }),
    lot('L3', { splitBy: 'size', part: '10000-bis-20000' }),
    lot('L4', { splitBy: 'whole' }),
  ];
  it.each<[string, Partial<Demand>, readonly ValuedLot[], string | null]>([
    ['the lot of its question', { lotId: 'L1' }, lots, 'L1'],
    ['the lot of its region, the first by number', {}, lots, 'L2'],
    ['the lot of its size where no region fits', { region: 'giessen' }, lots, 'L3'],
    ['the lot for everything where neither fits', { region: null, population: null }, lots, 'L4'],
    ['no lot where none takes it', { region: null, population: null }, lots.slice(0, 3), null],
    ['no lot where the lot of its question is gone', { lotId: 'L9' }, lots, null],
  ])('%s', (_what, change, given, expected) => {
    expect(lotsOfDemand(given, demand('a', 1, change))).toEqual(expected === null ? [] : [expected]);
  });

  it.each<[string, Partial<Demand>, readonly string[]]>([
    ['of the own region and size among them', {}, ['L1', 'L2', 'L3', 'L4']],
    ['but not those of other regions and sizes', { region: 'giessen', population: 900 }, ['L1', 'L4']],
  ])('every lot if its question is of the whole purchase, %s', (_what, change, expected) => {
    expect(lotsOfDemand(lots, demand('a', 1, { ...change, everyLot: true }))).toEqual(expected);
  });

  it('a size class with its lower bound, without its upper one', () => {
    expect([4_999, 5_000, 9_999, 10_000, 100_000, null].map(sizeClassOf)).toEqual([
      'bis-5000',
      '5000-bis-10000',
      '5000-bis-10000',
      '10000-bis-20000',
      'ab-100000',
      null,
    ]);
  });
});

describe('shares of a lot', () => {
  const demands = fc.array(
    fc.record({ bodyId: fc.constantFrom(...'abcdefghijklmnop'), quantity: fc.nat({ max: 100_000 }) }),
    { maxLength: 60 },
  );

  it('sum to its value exactly, are never negative and keep every unit', () => {
    fc.assert(
      fc.property(demands, fc.bigInt({ min: 0n, max: 10n ** 15n }), (given, value) => {
        const whole = lot('L1', { splitBy: 'whole', estimatedValueCents: value });
        const { shares } = computeShares(
          [whole],
          given.map(({ bodyId, quantity }) => demand(bodyId, quantity)),
        );
        const cents = shares.reduce((sum, { shareCents }) => sum + shareCents, 0n);
        expect(cents).toBe(shares.length === 0 ? 0n : value);
        expect(shares.every(({ shareCents, quantity }) => shareCents >= 0n && quantity > 0)).toBe(true);
        const units = shares.reduce((sum, { quantity }) => sum + quantity, 0);
        expect(units).toBe(given.reduce((sum, { quantity }) => sum + quantity, 0));
      }),
    );
  });

  it('do not depend on the order in which demand came in', () => {
    fc.assert(
      fc.property(demands, (given) => {
        const whole = lot('L1', { splitBy: 'whole', estimatedValueCents: 99_999n });
        const forward = given.map(({ bodyId, quantity }) => demand(bodyId, quantity));
        expect(computeShares([whole], forward.toReversed())).toEqual(computeShares([whole], forward));
      }),
    );
  });

  it('are without value while the lot has none', () => {
    const unvalued = lot('L1', { splitBy: 'whole', estimatedValueCents: null });
    expect(computeShares([unvalued], [demand('a', 5)]).shares).toEqual([
      { lotId: 'L1', bodyId: 'a', quantity: 5, shareCents: 0n },
    ]);
  });

  it('count a question of the whole purchase once in each lot, beside the lot’s own', () => {
    const lots = [lot('L1'), lot('L2')];
    const own = demand('a', 3, { lotId: 'L1' });
    const { shares, withoutLot } = computeShares(lots, [
      own,
      demand('a', 5, { everyLot: true }),
      demand('b', 5, { everyLot: true }),
    ]);
    expect(shares.map(({ lotId, bodyId, quantity }) => [lotId, bodyId, quantity])).toEqual([
      ['L1', 'a', 8],
      ['L1', 'b', 5],
      ['L2', 'a', 5],
      ['L2', 'b', 5],
    ]);
    for (const { id } of lots)
      expect(shares.filter(({ lotId }) => lotId === id).reduce((sum, { shareCents }) => sum + shareCents, 0n)).toBe(
        100_000n,
      );
    expect(withoutLot).toEqual([]);
  });

  it('name the bodies whose demand no lot takes', () => {
    const lots = [lot('L1', { splitBy: 'region', part: 'giessen' })];
    expect(computeShares(lots, [demand('b', 1), demand('a', 1), demand('c', 0)]).withoutLot).toEqual(['a', 'b']);
  });
});
