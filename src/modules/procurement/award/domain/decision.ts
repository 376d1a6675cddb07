import type { EvaluationContent } from '../../evaluation/domain/evaluation.ts';

/** What is decided about a lot: the best offer gets it, or nobody. */
export interface LotDecision {
  readonly lotId: string;
  readonly outcome: 'award' | 'none';
  readonly reason: string;
}

/** A completed evaluation and who completed it. */
export interface EvaluatedLot {
  readonly lotId: string;
  readonly content: EvaluationContent;
  readonly completedBy: string | null;
}

/** What is written for a lot. */
export interface DecidedLot {
  readonly lotId: string;
  readonly bidId: string | null;
  readonly bidderName: string | null;
  readonly valueCents: number | null;
  readonly reason: string;
}

export type DecisionRefusal = 'decision_incomplete' | 'no_winner' | 'nothing_awarded' | 'award_four_eyes';

/**
 * Every lot is decided once, only the first in the ranking can be awarded (§ 127 Abs. 1 GWB), and whoever completed the
 * evaluation does not decide on it. A purchase in which nothing is awarded is given up, not awarded (§ 63 VgV).
 */
export function decideLots(
  lots: readonly EvaluatedLot[],
  decisions: readonly LotDecision[],
  deciderId: string,
):
  | { readonly ok: true; readonly lots: readonly DecidedLot[] }
  | { readonly ok: false; readonly reason: DecisionRefusal } {
  if (lots.some(({ completedBy }) => completedBy === deciderId)) return { ok: false, reason: 'award_four_eyes' };
  const decided: DecidedLot[] = [];
  for (const { lotId, content } of lots) {
    const decision = decisions.find((one) => one.lotId === lotId);
    if (!decision) return { ok: false, reason: 'decision_incomplete' };
    const { outcome, reason } = decision;
    const winner = content.ranking.find(({ bidId }) => bidId === content.winnerBidId) ?? null;
    if (outcome === 'none') decided.push({ lotId, bidId: null, bidderName: null, valueCents: null, reason });
    else if (winner === null) return { ok: false, reason: 'no_winner' };
    else {
      const { bidId, bidderName, priceCents } = winner;
      decided.push({ lotId, bidId, bidderName, valueCents: priceCents, reason });
    }
  }
  if (decided.every(({ bidId }) => bidId === null)) return { ok: false, reason: 'nothing_awarded' };
  return { ok: true, lots: decided };
}

/** Net euro cents per unit, half rounded up; null where no quantity is known. */
export function unitPriceOf(valueCents: number, quantity: number | null): number | null {
  if (quantity === null || quantity <= 0) return null;
  return Number((2n * BigInt(valueCents) + BigInt(quantity)) / (2n * BigInt(quantity)));
}
