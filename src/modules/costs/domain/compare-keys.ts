import { type Apportionment, apportion, type CostKey, type CostParty, type KeyProblem } from './cost-key.ts';

/** What another key would change for one party. Negative differences are gains. */
export interface KeyDifference {
  readonly key: string;
  readonly presentCents: number;
  readonly otherCents: number;
  readonly differenceCents: number;
}

export type KeyComparison =
  | { readonly ok: true; readonly rows: readonly KeyDifference[] }
  | { readonly ok: false; readonly problem: KeyProblem };

/** Who gains and who loses if the same total were split by another key. The differences always sum to zero. */
export function compareKeys(
  totalCents: number,
  present: CostKey,
  other: CostKey,
  parties: readonly CostParty[],
): KeyComparison {
  const now: Apportionment = apportion(totalCents, present, parties);
  if (!now.ok) return now;
  const then = apportion(totalCents, other, parties);
  if (!then.ok) return then;
  const rows = parties.map(({ key }) => {
    const presentCents = now.shares.get(key) ?? 0;
    const otherCents = then.shares.get(key) ?? 0;
    return { key, presentCents, otherCents, differenceCents: otherCents - presentCents };
  });
  return { ok: true, rows };
}
