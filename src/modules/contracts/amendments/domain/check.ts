import type { Certainty } from '#src/modules/legal/domain/certainty.ts';
import { addDays, addYears, type IsoDay } from '#src/modules/legal/domain/days.ts';
import { type LegalParameter, type LegalParameterKey, parameterOn } from '#src/modules/legal/domain/parameters.ts';
import type { AmendmentKind } from '../../domain/status.ts';
import { remainingOf, type Volume } from '../../domain/volume.ts';

/** Grounds on which a running contract may be changed without a new procedure. */
export const AMENDMENT_GROUNDS = [
  'review_clause',
  'additional',
  'unforeseen',
  'minor',
  'minor_national',
  'not_substantial',
] as const;

export type AmendmentGround = (typeof AMENDMENT_GROUNDS)[number];

/** The contract as the check needs it. Amounts in net euro cents. */
export interface AmendedContract extends Volume {
  readonly originalValueCents: number;
  readonly startsOn: IsoDay;
  readonly endsOn: IsoDay | null;
  readonly nature: 'supplies' | 'services' | 'works';
  readonly isFramework: boolean;
}

/** An earlier change of the same contract. */
export interface EarlierAmendment {
  readonly kind: AmendmentKind;
  readonly groundKey: string;
  readonly valueChangeCents: number;
}

/** What somebody wants to change. */
export interface ProposedAmendment {
  readonly kind: AmendmentKind;
  readonly groundKey: AmendmentGround;
  readonly effectiveOn: IsoDay;
  /** What the change is worth; computed where the price per unit says it, so ignored there. */
  readonly valueChangeCents: number;
  readonly newUnitPriceCents: number | null;
  /** Further units, for a change of volume. */
  readonly moreQuantity: number | null;
  readonly newEndsOn: IsoDay | null;
}

/** One rule as it was applied: the limit, what was measured, and where the rule stands. */
export interface CheckLine {
  readonly rule:
    | 'de_minimis_total'
    | 'national_total'
    | 'per_change'
    | 'below_threshold'
    | 'framework_term'
    | 'ground_fits_regime'
    | 'conditions';
  readonly verdict: 'within' | 'exceeded' | 'unclear';
  readonly source: string;
  readonly certainty: Certainty;
  /** Percent, years, or null where the rule has no number. */
  readonly limit: number | null;
  readonly limitCents: number | null;
  readonly measuredCents: number | null;
  readonly limitOn: IsoDay | null;
}

export interface AmendmentCheck {
  /** Above or below the EU threshold of the day the contract began; null if no threshold of that day is known. */
  readonly regime: 'eu' | 'national' | null;
  readonly valueChangeCents: number;
  readonly totalChangeCents: number;
  readonly lines: readonly CheckLine[];
  /** Exceeded limits forbid the change; unclear points must be answered for in the justification. */
  readonly verdict: 'within' | 'exceeded' | 'unclear';
}

/** What the change is worth: a new price on everything not yet called, further units at the present price, or what was stated. */
export function valueOfChange(contract: AmendedContract, proposed: ProposedAmendment): number {
  const { unitPriceCents } = contract;
  if (proposed.kind === 'volume' && proposed.moreQuantity !== null && unitPriceCents)
    return proposed.moreQuantity * unitPriceCents;
  if (proposed.kind !== 'price_adjustment') return proposed.valueChangeCents;
  if (proposed.newUnitPriceCents === null || unitPriceCents === null) return proposed.valueChangeCents;
  const { callable } = remainingOf(contract);
  return callable === null ? proposed.valueChangeCents : (proposed.newUnitPriceCents - unitPriceCents) * callable;
}

/**
 * Measures a change against § 132 GWB or § 47 UVgO with the numbers of the day it takes effect. Explains, never decides:
 * whether a clause was clear or a circumstance unforeseeable remains the justification's business.
 */
export function checkAmendment(
  contract: AmendedContract,
  earlier: readonly EarlierAmendment[],
  proposed: ProposedAmendment,
  parameters: readonly LegalParameter[],
): AmendmentCheck {
  const valueChangeCents = valueOfChange(contract, proposed);
  const sameGround = earlier.filter(({ groundKey }) => groundKey === proposed.groundKey);
  const totalChangeCents = sameGround.reduce((sum, one) => sum + one.valueChangeCents, valueChangeCents);
  const threshold = parameterOn(
    parameters,
    contract.nature === 'works' ? 'eu_threshold_works_cents' : 'eu_threshold_services_cents',
    contract.startsOn,
  );
  const worth = Math.max(contract.originalValueCents, contract.isFramework ? originalMaximum(contract, earlier) : 0);
  const regime = threshold === null ? null : worth >= threshold.value ? 'eu' : 'national';
  const measure = (rule: CheckLine['rule'], key: LegalParameterKey, measuredCents: number): CheckLine => {
    const parameter = parameterOn(parameters, key, proposed.effectiveOn);
    if (parameter === null) return unclear(rule, key, measuredCents);
    const limitCents = Math.floor((contract.originalValueCents * parameter.value) / 100);
    return {
      rule,
      verdict: Math.abs(measuredCents) <= limitCents ? 'within' : 'exceeded',
      source: parameter.source,
      certainty: parameter.certainty,
      limit: parameter.value,
      limitCents,
      measuredCents,
      limitOn: null,
    };
  };
  const lines: CheckLine[] = [groundLine(proposed.groundKey, regime)];
  if (proposed.groundKey === 'minor') {
    const key = contract.nature === 'works' ? 'amendment_de_minimis_works_percent' : 'amendment_de_minimis_percent';
    lines.push(measure('de_minimis_total', key, totalChangeCents));
    lines.push({
      rule: 'below_threshold',
      verdict: threshold === null ? 'unclear' : Math.abs(totalChangeCents) < threshold.value ? 'within' : 'exceeded',
      source: '§ 132 Abs. 3 Nr. 1 GWB',
      certainty: threshold?.certainty ?? 'low',
      limit: null,
      limitCents: threshold?.value ?? null,
      measuredCents: totalChangeCents,
      limitOn: null,
    });
  }
  if (proposed.groundKey === 'minor_national')
    lines.push(measure('national_total', 'amendment_national_percent', totalChangeCents));
  // The 50 % hold for each change by itself, and only upwards.
  if (proposed.groundKey === 'additional' || proposed.groundKey === 'unforeseen')
    lines.push(measure('per_change', 'amendment_per_change_percent', Math.max(0, valueChangeCents)));
  if (proposed.newEndsOn !== null && contract.isFramework) lines.push(termLine(contract, proposed, regime, parameters));
  return { regime, valueChangeCents, totalChangeCents, lines, verdict: worstOf(lines) };
}

/** The maximum as it was concluded: which law holds does not change with what was added since. */
function originalMaximum(contract: AmendedContract, earlier: readonly EarlierAmendment[]): number {
  const added = earlier.filter(({ kind }) => kind === 'volume' || kind === 'scope');
  return added.reduce((rest, { valueChangeCents }) => rest - valueChangeCents, contract.maxValueCents ?? 0);
}

/** Where the conditions of a ground stand that no number measures. */
const CONDITIONS: Readonly<Partial<Record<AmendmentGround, string>>> = {
  review_clause: '§ 132 Abs. 2 Satz 1 Nr. 1 GWB',
  additional: '§ 132 Abs. 2 Satz 1 Nr. 2 GWB',
  unforeseen: '§ 132 Abs. 2 Satz 1 Nr. 3 GWB',
  not_substantial: '§ 132 Abs. 1 GWB',
};

/**
 * The two value limits of minor changes belong each to one side of the threshold. The other grounds hold on both sides, below
 * it through § 47 Abs. 1 UVgO, and have conditions that only the justification can answer.
 */
function groundLine(ground: AmendmentGround, regime: AmendmentCheck['regime']): CheckLine {
  const line = (rule: CheckLine['rule'], verdict: CheckLine['verdict'], source: string): CheckLine => ({
    rule,
    verdict,
    source,
    certainty: 'medium',
    limit: null,
    limitCents: null,
    measuredCents: null,
    limitOn: null,
  });
  const conditions = CONDITIONS[ground];
  if (conditions)
    return line('conditions', 'unclear', regime === 'national' ? `§ 47 Abs. 1 UVgO, ${conditions}` : conditions);
  const wanted = ground === 'minor' ? 'eu' : 'national';
  const source = ground === 'minor' ? '§ 132 Abs. 3 GWB' : '§ 47 Abs. 2 UVgO';
  return line('ground_fits_regime', regime === null ? 'unclear' : regime === wanted ? 'within' : 'exceeded', source);
}

/** A framework agreement runs at most four or six years; longer only in a special case with reasons. */
function termLine(
  contract: AmendedContract,
  proposed: ProposedAmendment,
  regime: AmendmentCheck['regime'],
  parameters: readonly LegalParameter[],
): CheckLine {
  const key = regime === 'national' ? 'framework_years_national' : 'framework_years_eu';
  const parameter = parameterOn(parameters, key, proposed.effectiveOn);
  if (parameter === null) return unclear('framework_term', key, null);
  const limitOn = addDays(addYears(contract.startsOn, parameter.value), -1);
  return {
    rule: 'framework_term',
    verdict: (proposed.newEndsOn ?? '') <= limitOn ? 'within' : 'unclear',
    source: parameter.source,
    certainty: parameter.certainty,
    limit: parameter.value,
    limitCents: null,
    measuredCents: null,
    limitOn,
  };
}

function unclear(rule: CheckLine['rule'], key: LegalParameterKey, measuredCents: number | null): CheckLine {
  return {
    rule,
    verdict: 'unclear',
    source: `Für diesen Tag ist kein Wert hinterlegt (${key}).`,
    certainty: 'low',
    limit: null,
    limitCents: null,
    measuredCents,
    limitOn: null,
  };
}

function worstOf(lines: readonly CheckLine[]): AmendmentCheck['verdict'] {
  if (lines.some(({ verdict }) => verdict === 'exceeded')) return 'exceeded';
  return lines.some(({ verdict }) => verdict === 'unclear') ? 'unclear' : 'within';
}
