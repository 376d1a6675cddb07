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
  /** Of a question of the whole purchase: it counts in every lot. */
  readonly everyLot: boolean;
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
 * The lots a demand counts in. A question of the whole purchase: every lot, of those made by region or size the body's own. Any
 * other: the lot it was put into; else the first, by number, whose region or size class the body is in; else the first for
 * everything. None where no lot takes it.
 */
export function lotsOfDemand(lots: readonly LotRule[], demand: Omit<Demand, 'quantity'>): readonly string[] {
  const ordered = [...lots].sort((a, b) => a.number - b.number);
  const size = sizeClassOf(demand.population);
  const isOwnPart = ({ splitBy, part }: LotRule) =>
    part !== null && ((splitBy === 'region' && part === demand.region) || (splitBy === 'size' && part === size));
  const isForAll = ({ splitBy }: LotRule) => splitBy === 'subject' || splitBy === 'whole';
  if (demand.everyLot) return ordered.filter((lot) => isForAll(lot) || isOwnPart(lot)).map(({ id }) => id);
  const found =
    demand.lotId === null
      ? (ordered.find(isOwnPart) ?? ordered.find(({ splitBy }) => splitBy === 'whole'))
      : ordered.find(({ id }) => id === demand.lotId);
  return found ? [found.id] : [];
}
