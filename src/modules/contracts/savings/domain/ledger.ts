/** Kinds of entries of the ledger, in the order a purchase brings them about. */
export const SAVINGS_KINDS = ['baseline', 'award', 'call_off', 'correction'] as const;

export type SavingsKind = (typeof SAVINGS_KINDS)[number];

/** How the comparison price of a call-off is known. */
export type SavingsMethod = 'own_price' | 'frozen_baseline' | 'no_baseline';

/** Sums of one body. Amounts in net euro cents. */
export interface SavingsSums {
  /** What the confirmed demand cost at the prices paid before. */
  readonly baselineCents: number;
  /** The same demand before and after, as the award promised it. */
  readonly awardBaselineCents: number;
  readonly awardCents: number;
  /** What was called, at the prices before and as paid; corrections are part of it. */
  readonly calledBaselineCents: number;
  readonly calledCents: number;
}

export const NO_SAVINGS: SavingsSums = {
  baselineCents: 0,
  awardBaselineCents: 0,
  awardCents: 0,
  calledBaselineCents: 0,
  calledCents: 0,
};

/** What the award promised to save; negative where it became dearer. */
export function promisedSaving(sums: SavingsSums): number {
  return sums.awardBaselineCents - sums.awardCents;
}

/** What call-offs have proven to save; negative where it became dearer. */
export function provenSaving(sums: SavingsSums): number {
  return sums.calledBaselineCents - sums.calledCents;
}

/** The sums of several bodies. */
export function totalOf(all: readonly SavingsSums[]): SavingsSums {
  return all.reduce(
    (sum, one) => ({
      baselineCents: sum.baselineCents + one.baselineCents,
      awardBaselineCents: sum.awardBaselineCents + one.awardBaselineCents,
      awardCents: sum.awardCents + one.awardCents,
      calledBaselineCents: sum.calledBaselineCents + one.calledBaselineCents,
      calledCents: sum.calledCents + one.calledCents,
    }),
    NO_SAVINGS,
  );
}

/** What the award froze for the body in the lot: what how much cost before, over the term the contract's price is for. */
export interface FrozenBaseline {
  readonly quantity: number;
  readonly baselineCents: number;
}

/**
 * The comparison for one call-off: the price the caller stated, else the baseline the award froze for it, per unit,
 * else none. Without a comparison nothing counts as saved: baseline and price are equal.
 */
export function compareCallOff(
  callOff: { readonly quantity: number; readonly amountCents: number; readonly baselinePriceCents: number | null },
  frozen: FrozenBaseline | null,
): { readonly baselineCents: number; readonly actualCents: number; readonly method: SavingsMethod } {
  const { quantity, amountCents: actualCents, baselinePriceCents } = callOff;
  if (baselinePriceCents !== null)
    return { baselineCents: baselinePriceCents * quantity, actualCents, method: 'own_price' };
  if (frozen !== null && frozen.quantity > 0) {
    const baselineCents = Number((BigInt(frozen.baselineCents) * BigInt(quantity)) / BigInt(frozen.quantity));
    return { baselineCents, actualCents, method: 'frozen_baseline' };
  }
  return { baselineCents: actualCents, actualCents, method: 'no_baseline' };
}
