import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRICE_FORMULAS } from '../../tender/domain/criteria.ts';
import { fraction, roundedShare } from './fraction.ts';
import { rankBids, tiedForFirst, withLotDrawn } from './ranking.ts';
import { type AdmittedBid, type Criterion, priceShare, type Score, scoreBids } from './scoring.ts';

const EVALUATORS = ['e1', 'e2', 'e3'];

/** Any lot: a price criterion, up to four of quality, up to seven offers, three evaluators. */
const anyLot = fc
  .record({
    weights: fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 4 }),
    priceFormula: fc.constantFrom(...PRICE_FORMULAS),
    maxPoints: fc.integer({ min: 1, max: 100 }),
    prices: fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1, maxLength: 7 }),
    shares: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 84, maxLength: 84 }),
  })
  .map(({ weights, priceFormula, maxPoints, prices, shares }) => {
    const priceWeight = 10_000 - weights.reduce((sum, weight) => sum + weight, 0);
    const qualities = weights.map((weight, index): Criterion => {
      return { id: `q${index}`, kind: 'quality', title: `Q${index}`, weight, priceFormula: null, maxPoints };
    });
    const price: Criterion = { id: 'p', kind: 'price', title: 'Preis', weight: priceWeight, priceFormula, maxPoints };
    const bids = prices.map((priceCents, index): AdmittedBid => ({ id: `b${index}`, priceCents }));
    const cells = bids.flatMap((bid) =>
      qualities.flatMap(({ id }) => EVALUATORS.map((person) => [bid.id, id, person])),
    );
    const scores = cells.map(([bidId = '', criterionId = '', evaluatorId = ''], index): Score => {
      return { bidId, criterionId, evaluatorId, points: (shares[index % shares.length] ?? 0) * maxPoints };
    });
    return { criteria: [price, ...qualities], bids, scores };
  });
const always = (check: (lot: { criteria: Criterion[]; bids: AdmittedBid[]; scores: Score[] }) => void) =>
  fc.assert(fc.property(anyLot, check));

describe('weighted scores', () => {
  it('are whole hundredths, sum to the total, and never pass a criterion’s weight or 100 points', () => {
    always(({ criteria, bids, scores }) => {
      for (const bid of scoreBids(criteria, bids, scores)) {
        expect(bid.total).toBe(bid.parts.reduce((sum, part) => sum + part.points, 0));
        expect(bid.total).toBeLessThanOrEqual(10_000);
        for (const [index, part] of bid.parts.entries()) {
          expect(Number.isInteger(part.points)).toBe(true);
          expect(part.points).toBeGreaterThanOrEqual(0);
          expect(part.points).toBeLessThanOrEqual(criteria[index]?.weight ?? 0);
        }
      }
    });
  });

  it('the lowest price has all price points and a higher one never more than a lower one', () => {
    always(({ criteria, bids, scores }) => {
      const scored = [...scoreBids(criteria, bids, scores)].sort((a, b) => a.priceCents - b.priceCents);
      expect(scored[0]?.parts[0]?.points).toBe(criteria[0]?.weight);
      for (const [index, bid] of scored.entries())
        expect(bid.parts[0]?.points).toBeLessThanOrEqual(scored[index - 1]?.parts[0]?.points ?? 10_000);
    });
  });

  it('a bidder who lowers its price never loses points against itself', () => {
    fc.assert(
      fc.property(anyLot, fc.nat(), fc.nat(), ({ criteria, bids, scores }, which, cut) => {
        const chosen = bids[which % bids.length] as AdmittedBid;
        const cheaper = bids.map((bid) =>
          bid.id === chosen.id ? { ...bid, priceCents: bid.priceCents - (cut % (bid.priceCents + 1)) } : bid,
        );
        const totalOf = (list: readonly AdmittedBid[]) =>
          scoreBids(criteria, list, scores).find(({ bidId }) => bidId === chosen.id)?.total ?? 0;
        expect(totalOf(cheaper)).toBeGreaterThanOrEqual(totalOf(bids));
      }),
    );
  });

  it('do not depend on the order in which offers, criteria or points were recorded', () => {
    always(({ criteria, bids, scores }) => {
      const ranking = rankBids(scoreBids(criteria, bids, scores)).map(({ bidId, rank, total }) => [bidId, rank, total]);
      const turned = rankBids(scoreBids([...criteria].reverse(), [...bids].reverse(), [...scores].reverse()));
      expect(turned.map(({ bidId, rank, total }) => [bidId, rank, total])).toEqual(ranking);
    });
  });

  it.each([
    ['linear_to_double', 150n, [1n, 2n]],
    ['linear_to_double', 200n, [0n, 1n]],
    ['linear_to_double', 900n, [0n, 1n]],
    ['inverse_proportional', 150n, [2n, 3n]],
    ['inverse_proportional', 400n, [1n, 4n]],
    ['linear_to_highest', 150n, [5n, 6n]],
    ['linear_to_highest', 400n, [0n, 1n]],
  ] as const)('%s: a price of %s beside 100 to 400 gets %s', (formula, price, [numerator, denominator]) => {
    expect(priceShare(formula, price, 100n, 400n)).toEqual({ numerator, denominator });
  });

  it.each(PRICE_FORMULAS)('%s gives offers without a price everything and divides by nothing', (formula) => {
    expect(priceShare(formula, 0n, 0n, 0n)).toEqual({ numerator: 1n, denominator: 1n });
    expect(priceShare(formula, 5n, 0n, 5n).numerator).toBe(0n);
  });

  it('takes the mean of all evaluators exactly: a third of a point is not lost before rounding', () => {
    const criterion: Criterion = {
      id: 'q',
      kind: 'quality',
      title: 'Konzept',
      weight: 10_000,
      priceFormula: null,
      maxPoints: 1,
    };
    const scores = [100, 100, 0].map((points, index) => ({
      bidId: 'b',
      criterionId: 'q',
      evaluatorId: `e${index}`,
      points,
    }));
    const [bid] = scoreBids([criterion], [{ id: 'b', priceCents: 1 }], scores);
    expect(bid?.parts[0]).toEqual({ criterionId: 'q', share: ['2', '3'], points: 6_667 });
  });

  it.each([
    [1n, 2n, 1, 1],
    [1n, 3n, 1, 0],
    [5n, 10n, 3, 2],
  ])('rounds half up: %s/%s of %s is %s', (numerator, denominator, scale, rounded) => {
    expect(roundedShare(fraction(numerator, denominator), scale)).toBe(rounded);
  });

  it('refuses to compute where points are missing or beyond the maximum', () => {
    always(({ criteria, bids, scores }) => {
      expect(() => scoreBids(criteria, bids, [])).toThrow(RangeError);
      const beyond = scores.map((score) => ({ ...score, points: 10_001 }));
      expect(() => scoreBids(criteria, bids, beyond)).toThrow(RangeError);
    });
  });
});

describe('the ranking', () => {
  const bid = (bidId: string, total: number, priceCents: number, quality = 0) => ({
    bidId,
    total,
    priceCents,
    quality,
    parts: [],
  });

  it('with the same total the lower price comes first, then the better quality', () => {
    const ranked = rankBids([bid('a', 80, 200, 5), bid('b', 80, 100, 1), bid('c', 80, 200, 9)]);
    expect(ranked.map(({ bidId, rank }) => [bidId, rank])).toEqual([
      ['b', 1],
      ['c', 2],
      ['a', 3],
    ]);
  });

  it('offers nothing tells apart share a place until a lot is drawn, and only they can be drawn', () => {
    const ranked = rankBids([bid('b', 80, 100), bid('a', 80, 100), bid('c', 70, 90)]);
    expect(ranked.map(({ bidId, rank }) => [bidId, rank])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 3],
    ]);
    expect(tiedForFirst(ranked)).toEqual(['a', 'b']);
    expect(withLotDrawn(ranked, 'b').map(({ bidId, rank }) => [bidId, rank])).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 3],
    ]);
    expect(() => withLotDrawn(ranked, 'c')).toThrow(RangeError);
  });

  it('a single best offer is no tie, and no offer is none either', () => {
    expect(tiedForFirst(rankBids([bid('a', 2, 1), bid('b', 1, 1)]))).toEqual([]);
    expect(tiedForFirst(rankBids([]))).toEqual([]);
  });
});
