import { splitCents } from './split-cents.ts';

/** A buyer's share of an awarded lot. */
export interface AwardShare {
  readonly lotId: string;
  readonly bodyId: string;
  readonly quantity: number;
  readonly shareCents: bigint;
}

/** What a body pays today per year, as its confirmation froze it; without a lot it covers the body's demand in all lots. */
export interface Baseline {
  readonly bodyId: string;
  readonly lotId: string | null;
  readonly baselineCents: bigint;
}

/** What the award promises one body in one lot over the whole term. Net euro cents. */
export interface AwardSaving {
  readonly bodyId: string;
  readonly lotId: string;
  readonly quantity: number;
  readonly baselineCents: bigint;
  readonly actualCents: bigint;
  /** Whether the body named what it pays today; if not, nothing counts as saved. */
  readonly compared: boolean;
}

/**
 * Compares the award with what bodies pay today, over the same term: the value of a lot goes to its buyers by their shares,
 * to the cent; a baseline per year is taken times the months of the term. For a body that named no present price the baseline
 * is the award itself, so that nothing counts as saved.
 */
export function savingsAtAward(
  awards: readonly { readonly lotId: string; readonly valueCents: bigint }[],
  shares: readonly AwardShare[],
  baselines: readonly Baseline[],
  termMonths: number,
): readonly AwardSaving[] {
  const baselineOf = baselinePerShare(shares, baselines);
  return awards.flatMap(({ lotId, valueCents }) => {
    const buyers = shares.filter((share) => share.lotId === lotId);
    const weights = buyers.map(({ shareCents }) => shareCents);
    const parts = splitCents(valueCents, weights);
    return buyers.map(({ bodyId, quantity, ...share }, index) => {
      const perYear = baselineOf.get(`${bodyId} ${share.lotId}`) ?? 0n;
      const actualCents = parts[index] ?? 0n;
      const compared = perYear > 0n;
      const baselineCents = compared ? (perYear * BigInt(termMonths)) / 12n : actualCents;
      return { bodyId, lotId, quantity, baselineCents, actualCents, compared };
    });
  });
}

/** Yearly baseline of every share: its own lot's, and its part of what the body stated for no lot in particular. */
function baselinePerShare(shares: readonly AwardShare[], baselines: readonly Baseline[]): ReadonlyMap<string, bigint> {
  const result = new Map<string, bigint>();
  for (const bodyId of new Set(shares.map((share) => share.bodyId))) {
    const own = shares.filter((share) => share.bodyId === bodyId);
    const stated = baselines.filter((baseline) => baseline.bodyId === bodyId);
    const sumOf = (lotId: string | null) =>
      stated.filter((one) => one.lotId === lotId).reduce((sum, { baselineCents }) => sum + baselineCents, 0n);
    const unassigned = splitCents(
      sumOf(null),
      own.map(({ shareCents }) => shareCents),
    );
    for (const [index, { lotId }] of own.entries())
      result.set(`${bodyId} ${lotId}`, sumOf(lotId) + (unassigned[index] ?? 0n));
  }
  return result;
}
