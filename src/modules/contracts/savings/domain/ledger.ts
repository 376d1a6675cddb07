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
 * The comparison for one call-off: the baseline the award froze per unit, or the price the caller states now where that is
 * lower or nothing was frozen. A later statement can only lower what counts as saved, never raise it. Without a comparison
 * nothing counts as saved: baseline and price are equal.
 */
export function compareCallOff(
  callOff: { readonly quantity: number; readonly amountCents: number; readonly baselinePriceCents: number | null },
  frozen: FrozenBaseline | null,
): { readonly baselineCents: number; readonly actualCents: number; readonly method: SavingsMethod } {
  const { quantity, amountCents: actualCents, baselinePriceCents } = callOff;
  const own = baselinePriceCents === null ? null : baselinePriceCents * quantity;
  const known =
    frozen !== null && frozen.quantity > 0
      ? Number((BigInt(frozen.baselineCents) * BigInt(quantity)) / BigInt(frozen.quantity))
      : null;
  if (known !== null && (own === null || known <= own))
    return { baselineCents: known, actualCents, method: 'frozen_baseline' };
  if (own !== null) return { baselineCents: own, actualCents, method: 'own_price' };
  return { baselineCents: actualCents, actualCents, method: 'no_baseline' };
}
