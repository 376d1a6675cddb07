/** How a price becomes points; all three give the lowest price everything. */
export const PRICE_FORMULAS = ['linear_to_double', 'inverse_proportional', 'linear_to_highest'] as const;

export type PriceFormula = (typeof PRICE_FORMULAS)[number];

/** The whole: 100 percent in hundredths of a percent. */
export const WHOLE_WEIGHT = 10_000;

/** The most quality criteria one lot may have. */
export const MAX_QUALITY_CRITERIA = 12;

/** The price criterion of a lot, if price counts. */
export interface PriceCriterion {
  readonly kind: 'price';
  /** Hundredths of a percent. */
  readonly weight: number;
  readonly priceFormula: PriceFormula;
}

/** A quality criterion of a lot. */
export interface QualityCriterion {
  readonly kind: 'quality';
  readonly title: string;
  readonly description: string;
  /** Hundredths of a percent. */
  readonly weight: number;
  /** Whole points an offer can reach. */
  readonly maxPoints: number;
}

export type DraftCriterion = PriceCriterion | QualityCriterion;

export type CriteriaRefusal = 'criteria_none' | 'criteria_sum';

/** Whether criteria can stand in a notice (§ 127 Abs. 5 GWB, § 58 Abs. 3 VgV): there are some, and they weigh 100 percent. */
export function checkCriteria(criteria: readonly DraftCriterion[]): CriteriaRefusal | null {
  if (criteria.length === 0) return 'criteria_none';
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  return sum === WHOLE_WEIGHT ? null : 'criteria_sum';
}
