import type { ScoredBid } from './scoring.ts';

/** An offer with its place; offers that nothing tells apart share one. */
export interface RankedBid extends ScoredBid {
  readonly rank: number;
}

/** What decides between offers with the same total, in this order; last a lot drawn and recorded. */
export const TIE_BREAKS = ['lowest_price', 'higher_quality', 'lot_drawn'] as const;

/** Best first: more points, then the lower price, then more points for quality. */
export function rankBids(scored: readonly ScoredBid[]): readonly RankedBid[] {
  const sorted = [...scored].sort((a, b) => compare(a, b) || (a.bidId < b.bidId ? -1 : 1));
  const ranked: RankedBid[] = [];
  for (const [index, bid] of sorted.entries()) {
    const before = ranked[index - 1];
    ranked.push({ ...bid, rank: before && compare(before, bid) === 0 ? before.rank : index + 1 });
  }
  return ranked;
}

/** Offers that share the first place and between which a lot must be drawn; empty if there is a winner or no offer. */
export function tiedForFirst(ranked: readonly RankedBid[]): readonly string[] {
  const first = ranked.filter(({ rank }) => rank === 1);
  return first.length > 1 ? first.map(({ bidId }) => bidId) : [];
}

/**
 * Puts the offer that was drawn before those it was tied with.
 * @throws RangeError if it was not among them
 */
export function withLotDrawn(ranked: readonly RankedBid[], drawnBidId: string): readonly RankedBid[] {
  if (!tiedForFirst(ranked).includes(drawnBidId))
    throw new RangeError('the offer drawn is not tied for the first place');
  return ranked
    .map((bid) => (bid.rank === 1 && bid.bidId !== drawnBidId ? { ...bid, rank: 2 } : bid))
    .sort((a, b) => a.rank - b.rank);
}

function compare(a: ScoredBid, b: ScoredBid): number {
  return b.total - a.total || a.priceCents - b.priceCents || b.quality - a.quality;
}
