import { splitCents } from './split.ts';

/** What a share can be measured by. */
export const MEASURES = ['inhabitants', 'quantity', 'workplaces', 'equal'] as const;

export type Measure = (typeof MEASURES)[number];

/** A key in whole percent: a base amount for everybody, the rest by one measure or a mixture. */
export interface CostKey {
  /** Cents every party pays before the rest is split; 0 for none. */
  readonly baseCents: number;
  /** Percent per measure; together 100. */
  readonly weights: Readonly<Record<Measure, number>>;
}

/** A party with what it can be measured by; null where nobody knows. */
export interface CostParty {
  readonly key: string;
  readonly inhabitants: number | null;
  readonly quantity: number | null;
  readonly workplaces: number | null;
}

/** Why a key cannot be applied to these parties. */
export type KeyProblem =
  | { readonly code: 'weights_not_100' }
  | { readonly code: 'no_parties' }
  | { readonly code: 'base_exceeds_total' }
  | { readonly code: 'measure_missing'; readonly measure: Measure; readonly keys: readonly string[] }
  | { readonly code: 'measure_all_zero'; readonly measure: Measure };

/** Exact cents of each party, or what stands against it. */
export type Apportionment =
  | { readonly ok: true; readonly shares: ReadonlyMap<string, number> }
  | { readonly ok: false; readonly problem: KeyProblem };

/** Weights with one measure only. */
export function keyBy(measure: Measure, baseCents = 0): CostKey {
  return {
    baseCents,
    weights: { inhabitants: 0, quantity: 0, workplaces: 0, equal: 0, [measure]: 100 },
  };
}

/**
 * Splits a total by a key to the cent: first the base amount of everybody, then the rest, first among the measures and then
 * among the parties. The sum is always the total.
 */
export function apportion(totalCents: number, key: CostKey, parties: readonly CostParty[]): Apportionment {
  const problem = problemOf(totalCents, key, parties);
  if (problem !== null) return { ok: false, problem };
  const shares = new Map(parties.map((party) => [party.key, key.baseCents]));
  const parts = splitCents(
    totalCents - key.baseCents * parties.length,
    MEASURES.map((measure) => ({ key: measure, weight: key.weights[measure] })),
  );
  for (const measure of usedMeasures(key)) {
    const weighted = parties.map((party) => ({ key: party.key, weight: measureOf(party, measure) ?? 0 }));
    for (const [party, cents] of splitCents(parts.get(measure) ?? 0, weighted))
      shares.set(party, (shares.get(party) ?? 0) + cents);
  }
  return { ok: true, shares };
}

/** Measures the key uses, in their order. */
export function usedMeasures(key: CostKey): readonly Measure[] {
  return MEASURES.filter((measure) => key.weights[measure] > 0);
}

/**
 * Whether costs follow inhabitants alone, with no base amount: where services are optional, a court has found that this does
 * not follow the benefit (OVG Sachsen on KISA, 4 A 508/16). Advice, not a rule.
 */
export function isPureInhabitantsKey(key: CostKey): boolean {
  return key.baseCents === 0 && key.weights.inhabitants === 100;
}

function problemOf(totalCents: number, key: CostKey, parties: readonly CostParty[]): KeyProblem | null {
  if (MEASURES.reduce((sum, measure) => sum + key.weights[measure], 0) !== 100) return { code: 'weights_not_100' };
  if (parties.length === 0) return { code: 'no_parties' };
  if (key.baseCents * parties.length > totalCents) return { code: 'base_exceeds_total' };
  for (const measure of usedMeasures(key)) {
    const missing = parties.filter((party) => measureOf(party, measure) === null);
    if (missing.length > 0) return { code: 'measure_missing', measure, keys: missing.map((party) => party.key) };
    if (parties.every((party) => measureOf(party, measure) === 0)) return { code: 'measure_all_zero', measure };
  }
  return null;
}

function measureOf(party: CostParty, measure: Measure): number | null {
  return measure === 'equal' ? 1 : party[measure];
}
