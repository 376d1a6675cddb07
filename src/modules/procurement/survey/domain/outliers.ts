import { type AskedBody, type CountedAnswer, counts } from './evaluation.ts';
import type { SurveyItem } from './items.ts';

/**
 * A quantity that does not fit the others. A convention of the portal (docs/decisions/0116-outliers-of-a-survey.md), a
 * reason to ask, never a reason to refuse.
 */
export interface Outlier {
  readonly itemId: string;
  /** Place of the body in the list of bodies. */
  readonly body: number;
  readonly quantity: number;
  readonly direction: 'high' | 'low';
  /** Quantity per 1,000 inhabitants of this body, and the median of the towns that answered. */
  readonly per1000: number;
  readonly medianPer1000: number;
  /** Modified z-score (Iglewicz and Hoaglin). */
  readonly score: number;
}

/** From this absolute score on a quantity is shown as an outlier. */
export const OUTLIER_SCORE = 3.5;
/** Fewer quantities than this say nothing about what is usual. */
export const OUTLIER_MIN_VALUES = 8;

/** 0.75 quantile of the standard normal distribution: makes the MAD comparable to a standard deviation. */
const MAD_SCALE = 0.6745;
/** The same for the mean absolute deviation, used where more than half of the values are equal. */
const MEAN_DEVIATION_SCALE = 0.7979;

/** The middle of the values; NaN for none. Does not need them sorted. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Modified z-scores around the median. Where all values are equal nothing deviates: every score is 0. A single absurd
 * value moves neither median nor MAD, so it cannot hide itself.
 */
export function robustScores(values: readonly number[]): readonly number[] {
  const middle = median(values);
  const deviations = values.map((value) => Math.abs(value - middle));
  const spread = median(deviations);
  if (spread > 0) return values.map((value) => (MAD_SCALE * (value - middle)) / spread);
  const mean = deviations.reduce((sum, deviation) => sum + deviation, 0) / Math.max(1, deviations.length);
  if (!(mean > 0)) return values.map(() => 0);
  return values.map((value) => (MEAN_DEVIATION_SCALE * (value - middle)) / mean);
}

/**
 * Quantities per inhabitant that lie far from those of the other towns, the farthest first. Only towns are compared: a
 * Kreis counts the inhabitants of its towns again, and other bodies have none. A zero means "no need" and is left out.
 */
export function outliersOf(
  items: readonly SurveyItem[],
  bodies: readonly AskedBody[],
  answers: readonly CountedAnswer[],
): readonly Outlier[] {
  const found: Outlier[] = [];
  for (const item of items) {
    if (item.kind !== 'quantity') continue;
    const compared = answers.flatMap((answer) => {
      const body = bodies[answer.body];
      const isCompared = answer.itemId === item.id && body?.isTown && counts(body.status) && (answer.quantity ?? 0) > 0;
      if (!isCompared || !body.population) return [];
      const quantity = answer.quantity ?? 0;
      return [{ body: answer.body, quantity, per1000: (quantity * 1_000) / body.population }];
    });
    if (compared.length < OUTLIER_MIN_VALUES) continue;
    const medianPer1000 = median(compared.map(({ per1000 }) => per1000));
    const scores = robustScores(compared.map(({ per1000 }) => per1000));
    for (const [index, one] of compared.entries()) {
      const score = scores[index] ?? 0;
      if (Math.abs(score) <= OUTLIER_SCORE) continue;
      found.push({ itemId: item.id, ...one, direction: score > 0 ? 'high' : 'low', medianPer1000, score });
    }
  }
  return found.sort((a, b) => Math.abs(b.score) - Math.abs(a.score));
}
