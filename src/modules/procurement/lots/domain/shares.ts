import { splitCents } from '../../award/domain/split-cents.ts';
import { type Demand, type LotRule, lotsOfDemand } from './assignment.ts';

/** A lot whose value is to be shared. Net euro cents; null while nobody has estimated it. */
export interface ValuedLot extends LotRule {
  readonly estimatedValueCents: bigint | null;
}

/** A buyer's part of a lot. */
export interface Share {
  readonly lotId: string;
  readonly bodyId: string;
  readonly quantity: number;
  /** Net euro cents; the shares of a lot sum to its estimated value exactly. */
  readonly shareCents: bigint;
}

export interface ShareResult {
  readonly shares: readonly Share[];
  /** Bodies with demand that no lot takes. */
  readonly withoutLot: readonly string[];
}

/**
 * Shares of every buyer in every lot, from confirmed demand: quantities are summed per lot and body, the lot's value is split
 * by quantity to the cent (largest remainder). Bodies are ordered by id, so that the result does not depend on how the demand came in.
 */
export function computeShares(lots: readonly ValuedLot[], demands: readonly Demand[]): ShareResult {
  const quantities = new Map<string, Map<string, number>>();
  const withoutLot = new Set<string>();
  for (const demand of demands) {
    if (demand.quantity <= 0) continue;
    const taking = lotsOfDemand(lots, demand);
    if (taking.length === 0) withoutLot.add(demand.bodyId);
    for (const lotId of taking) {
      const ofLot = quantities.get(lotId) ?? new Map<string, number>();
      ofLot.set(demand.bodyId, (ofLot.get(demand.bodyId) ?? 0) + demand.quantity);
      quantities.set(lotId, ofLot);
    }
  }
  const shares = lots.flatMap((lot) => {
    const entries = [...(quantities.get(lot.id) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    const cents = splitCents(
      lot.estimatedValueCents ?? 0n,
      entries.map(([, quantity]) => BigInt(quantity)),
    );
    return entries.map(([bodyId, quantity], index) => ({
      lotId: lot.id,
      bodyId,
      quantity,
      shareCents: cents[index] ?? 0n,
    }));
  });
  return { shares, withoutLot: [...withoutLot].sort() };
}
