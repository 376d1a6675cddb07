/**
 * Splits an amount by weights so that the parts are whole cents and sum to it exactly: everybody gets the part rounded
 * down, what is left goes cent by cent to the largest remainders, with equal remainders to whoever comes first. Without
 * any weight everybody counts the same.
 */
export function splitCents(amount: bigint, weights: readonly bigint[]): readonly bigint[] {
  if (weights.length === 0) return [];
  const counted = weights.some((weight) => weight > 0n) ? weights : weights.map(() => 1n);
  const whole = counted.reduce((sum, weight) => sum + weight, 0n);
  const parts = counted.map((weight, index) => {
    return { index, floor: (amount * weight) / whole, remainder: (amount * weight) % whole };
  });
  const left = Number(amount - parts.reduce((sum, { floor }) => sum + floor, 0n));
  const favoured = new Set(
    [...parts]
      .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
      .slice(0, left)
      .map(({ index }) => index),
  );
  return parts.map(({ index, floor }) => (favoured.has(index) ? floor + 1n : floor));
}
