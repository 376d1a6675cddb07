/** Somebody's claim on a share. Weights are whole numbers, not negative; `key` breaks ties, so that order never matters. */
export interface Weighted {
  readonly key: string;
  readonly weight: number;
}

/**
 * Splits whole cents by weight without losing or inventing one: everybody gets the rounded-down share, the cents left go to
 * the largest remainders (Hare-Niemeyer), among equal ones to the smaller key. The same parties get the same cents in
 * whatever order they are listed.
 *
 * @returns cents by key; sums to `totalCents` exactly
 * @throws RangeError for a negative or broken total or weight, a repeated key, or weights that are all zero
 */
export function splitCents(totalCents: number, parties: readonly Weighted[]): ReadonlyMap<string, number> {
  if (!Number.isSafeInteger(totalCents) || totalCents < 0) throw new RangeError(`no amount to split: ${totalCents}`);
  if (parties.some(({ weight }) => !Number.isSafeInteger(weight) || weight < 0)) throw new RangeError('broken weight');
  if (new Set(parties.map(({ key }) => key)).size !== parties.length) throw new RangeError('repeated key');
  const sum = parties.reduce((total, { weight }) => total + BigInt(weight), 0n);
  if (sum === 0n) throw new RangeError('nobody has a weight');
  const total = BigInt(totalCents);
  const shares = parties.map(({ key, weight }) => {
    const product = total * BigInt(weight);
    return { key, cents: product / sum, remainder: product % sum };
  });
  const left = Number(total - shares.reduce((given, { cents }) => given + cents, 0n));
  const ranked = [...shares].sort((one, other) =>
    one.remainder === other.remainder ? (one.key < other.key ? -1 : 1) : one.remainder > other.remainder ? -1 : 1,
  );
  const lucky = new Set(ranked.slice(0, left).map(({ key }) => key));
  return new Map(shares.map(({ key, cents }) => [key, Number(cents) + (lucky.has(key) ? 1 : 0)]));
}
