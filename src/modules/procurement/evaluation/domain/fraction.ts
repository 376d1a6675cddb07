/** An exact fraction; the denominator is positive. Evaluation never touches floating point. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A fraction in lowest terms. @throws RangeError for a denominator of zero */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 0n) throw new RangeError('a fraction needs a denominator other than zero');
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator) || 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

/** `scale` times the fraction as a whole number, half rounded up (kaufmännisch; the fraction is never negative here). */
export function roundedShare(share: Fraction, scale: number): number {
  const doubled = 2n * BigInt(scale) * share.numerator + share.denominator;
  return Number(doubled / (2n * share.denominator));
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
