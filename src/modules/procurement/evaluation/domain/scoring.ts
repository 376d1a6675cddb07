import type { PriceFormula } from '../../tender/domain/criteria.ts';
import { type Fraction, fraction, roundedShare } from './fraction.ts';

/** A criterion as published. Weights in hundredths of a percent, points in whole points. */
export interface Criterion {
  readonly id: string;
  readonly kind: 'price' | 'quality';
  readonly title: string;
  readonly weight: number;
  readonly priceFormula: PriceFormula | null;
  readonly maxPoints: number;
}

/** An admitted offer: only these set the lowest and the highest price. */
export interface AdmittedBid {
  readonly id: string;
  /** Net euro cents. */
  readonly priceCents: number;
}

/** Points of one evaluator for one offer and quality criterion, in hundredths of a point. */
export interface Score {
  readonly bidId: string;
  readonly criterionId: string;
  readonly evaluatorId: string;
  readonly points: number;
}

/** One criterion's part of an offer's result, with everything needed to compute it again by hand. */
export interface ScoredPart {
  readonly criterionId: string;
  /** Share of what the criterion can give, exact: numerator and denominator as decimal text. */
  readonly share: readonly [numerator: string, denominator: string];
  /** Hundredths of a point on the scale of 100 points; half rounded up. */
  readonly points: number;
}

/** An offer's result in one lot. */
export interface ScoredBid {
  readonly bidId: string;
  readonly priceCents: number;
  readonly parts: readonly ScoredPart[];
  /** Sum of all parts, hundredths of a point; 10000 is the most. */
  readonly total: number;
  /** Sum of the quality parts. */
  readonly quality: number;
}

/**
 * Computes every admitted offer. Each part is rounded once, half up, to hundredths of a point; sums are not rounded again.
 * @throws RangeError if somebody's points are missing or above the criterion's maximum
 */
export function scoreBids(
  criteria: readonly Criterion[],
  bids: readonly AdmittedBid[],
  scores: readonly Score[],
): readonly ScoredBid[] {
  const prices = bids.map(({ priceCents }) => priceCents).sort((a, b) => a - b);
  const lowest = BigInt(prices[0] ?? 0);
  const highest = BigInt(prices.at(-1) ?? 0);
  return bids.map((bid) => {
    const parts = criteria.map((criterion) => {
      const share =
        criterion.kind === 'price'
          ? priceShare(criterion.priceFormula ?? 'linear_to_double', BigInt(bid.priceCents), lowest, highest)
          : qualityShare(criterion, bid.id, scores);
      const points = roundedShare(share, criterion.weight);
      return { kind: criterion.kind, part: { criterionId: criterion.id, share: textOf(share), points } };
    });
    const sumOf = (wanted: readonly (typeof parts)[number][]) => wanted.reduce((sum, { part }) => sum + part.points, 0);
    return {
      bidId: bid.id,
      priceCents: bid.priceCents,
      parts: parts.map(({ part }) => part),
      total: sumOf(parts),
      quality: sumOf(parts.filter(({ kind }) => kind === 'quality')),
    };
  });
}

/** Share of the price points, between 0 and 1. */
export function priceShare(formula: PriceFormula, price: bigint, lowest: bigint, highest: bigint): Fraction {
  if (price === lowest) return fraction(1n, 1n);
  switch (formula) {
    case 'linear_to_double':
      return price >= 2n * lowest ? fraction(0n, 1n) : fraction(2n * lowest - price, lowest);
    case 'inverse_proportional':
      return fraction(lowest, price);
    case 'linear_to_highest':
      return fraction(highest - price, highest - lowest);
  }
}

/** Mean of all evaluators' points as a share of the maximum. */
function qualityShare(criterion: Criterion, bidId: string, scores: readonly Score[]): Fraction {
  const own = scores.filter((score) => score.bidId === bidId && score.criterionId === criterion.id);
  const most = criterion.maxPoints * 100;
  if (own.length === 0) throw new RangeError(`no points for criterion ${criterion.id}`);
  if (own.some(({ points }) => points < 0 || points > most)) throw new RangeError('points beyond the maximum');
  const sum = own.reduce((total, { points }) => total + BigInt(points), 0n);
  return fraction(sum, BigInt(own.length) * BigInt(most));
}

function textOf(share: Fraction): readonly [string, string] {
  return [share.numerator.toString(), share.denominator.toString()];
}
