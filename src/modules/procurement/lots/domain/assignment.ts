import { SIZE_CLASSES, type SizeClassKey } from '#src/modules/bodies/domain/size-class.ts';

/** How a lot takes its part of the demand. */
export const SPLITS = ['subject', 'region', 'size', 'whole'] as const;

export type Split = (typeof SPLITS)[number];

/** What decides which demand belongs to a lot. `part` is a Regierungsbezirk or a size class where the lot is split by one. */
export interface LotRule {
  readonly id: string;
  readonly number: number;
  readonly splitBy: Split;
  readonly part: string | null;
}

/** Confirmed quantity of one body for the questions of one lot, or for those that belong to no lot by subject. */
export interface Demand {
  readonly bodyId: string;
  /** Lot the question was put into; null where lots are made by region, size or not at all. */
  readonly lotId: string | null;
  readonly quantity: number;
  readonly region: string | null;
  readonly population: number | null;
}

/** The class of a number of inhabitants; null for bodies without inhabitants. */
export function sizeClassOf(population: number | null): SizeClassKey | null {
  if (population === null) return null;
  const found = SIZE_CLASSES.find(
    ({ from, below }) => (from === null || population >= from) && (below === null || population < below),
  );
  return found?.key ?? null;
}

/**
 * The lot a demand belongs to: the one its question was put into; else the first lot, by number, whose region or size
 * class the body is in; else the first lot for everything. Null where no lot takes it.
 */
export function lotOfDemand(lots: readonly LotRule[], demand: Omit<Demand, 'quantity'>): string | null {
  if (demand.lotId !== null) return lots.find((lot) => lot.id === demand.lotId)?.id ?? null;
  const ordered = [...lots].sort((a, b) => a.number - b.number);
  const size = sizeClassOf(demand.population);
  const narrow = ordered.find(
    ({ splitBy, part }) =>
      part !== null && ((splitBy === 'region' && part === demand.region) || (splitBy === 'size' && part === size)),
  );
  return (narrow ?? ordered.find(({ splitBy }) => splitBy === 'whole'))?.id ?? null;
}
