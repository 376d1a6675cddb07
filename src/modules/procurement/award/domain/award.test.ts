import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import { savingsAtAward } from './savings.ts';
import { splitCents } from './split-cents.ts';
import { standstillAfter } from './standstill.ts';

describe('the standstill after the information of bidders', () => {
  it.each([
    ['2026-11-02', 'electronic', '2026-11-12'],
    ['2026-11-02', 'post', '2026-11-17'],
    // Ends on a Saturday and on Christmas Day: the period forbids, so it does not move.
    ['2026-11-04', 'electronic', '2026-11-14'],
    ['2026-12-10', 'post', '2026-12-25'],
    ['2028-02-20', 'electronic', '2028-03-01'],
  ] as const)('sent on %s (%s) it runs until %s', (sentOn, channel, endsOn) => {
    expect(standstillAfter([{ sentOn, channel }], LEGAL_PARAMETERS)).toMatchObject({ endsOn });
  });

  it('runs until the last of all letters, and is none without letters', () => {
    const letters = [
      { sentOn: '2026-11-02', channel: 'post' },
      { sentOn: '2026-11-05', channel: 'electronic' },
    ] as const;
    expect(standstillAfter(letters, LEGAL_PARAMETERS)).toMatchObject({ endsOn: '2026-11-17', days: 15 });
    expect(standstillAfter([], LEGAL_PARAMETERS)).toBeNull();
  });

  it('does not guess a number before the law that names it', () => {
    expect(() => standstillAfter([{ sentOn: '2010-01-01', channel: 'post' }], LEGAL_PARAMETERS)).toThrow(RangeError);
  });
});

describe('splitting an amount', () => {
  const anyWeights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 40 });

  it('sums to the amount to the cent and nobody is more than a cent off their exact part', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), anyWeights, (amount, weights) => {
        const parts = splitCents(amount, weights);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
        const whole = weights.reduce((sum, weight) => sum + weight, 0n);
        if (whole === 0n) return;
        for (const [index, part] of parts.entries()) {
          const floor = (amount * (weights[index] ?? 0n)) / whole;
          expect(part === floor || part === floor + 1n).toBe(true);
        }
      }),
    );
  });

  it('gives left cents to the largest remainders, first come first', () => {
    expect(splitCents(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(splitCents(5n, [0n, 0n])).toEqual([3n, 2n]);
    expect(splitCents(5n, [])).toEqual([]);
  });
});

describe('savings at the award', () => {
  const share = (lotId: string, bodyId: string, shareCents: bigint, quantity = 1) => {
    return { lotId, bodyId, quantity, shareCents };
  };

  it('compares shares of the award with the yearly baseline over the term', () => {
    const savings = savingsAtAward(
      [{ lotId: 'l1', valueCents: 300_000n }],
      [share('l1', 'a', 100n, 10), share('l1', 'b', 200n, 20)],
      [
        { bodyId: 'a', lotId: 'l1', baselineCents: 60_000n },
        { bodyId: 'b', lotId: 'l1', baselineCents: 50_000n },
      ],
      24,
    );
    expect(savings).toEqual([
      { bodyId: 'a', lotId: 'l1', quantity: 10, baselineCents: 120_000n, actualCents: 100_000n, compared: true },
      { bodyId: 'b', lotId: 'l1', quantity: 20, baselineCents: 100_000n, actualCents: 200_000n, compared: true },
    ]);
  });

  it('spreads a baseline without a lot over the body’s lots; who named none has saved nothing', () => {
    const savings = savingsAtAward(
      [
        { lotId: 'l1', valueCents: 10n },
        { lotId: 'l2', valueCents: 10n },
      ],
      [share('l1', 'a', 1n), share('l2', 'a', 2n), share('l2', 'b', 2n)],
      [{ bodyId: 'a', lotId: null, baselineCents: 100n }],
      12,
    );
    expect(
      savings.map(({ bodyId, lotId, baselineCents, compared }) => [bodyId, lotId, baselineCents, compared]),
    ).toEqual([
      ['a', 'l1', 33n, true],
      ['a', 'l2', 67n, true],
      ['b', 'l2', 5n, false],
    ]);
  });
});
