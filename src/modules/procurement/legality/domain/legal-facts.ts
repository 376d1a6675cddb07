import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import {
  type LegalParameter,
  type LegalParameterKey,
  type PreparedValue,
  parameterOn,
} from '#src/modules/legal/domain/parameters.ts';
import type { Arrangement, ContractNature } from '../../domain/status.ts';
import type { ProcedureKey } from './procedure.ts';

/** What the check reads of a purchase. Amounts are net euro cents over the whole term, all partners and options. */
export interface LegalFacts {
  /** The day whose law applies: that of the planned notice (§ 3 Abs. 3 VgV), else today. */
  readonly day: IsoDay;
  readonly dayFrom: 'schedule' | 'today';
  readonly nature: ContractNature;
  readonly arrangement: Arrangement;
  readonly termMonths: number | null;
  readonly estimatedValueCents: number | null;
  readonly hasReasoning: boolean;
  readonly lotCount: number;
  /** Sum of the lots' estimates as far as they have one; null while none has. */
  readonly lotsValueCents: number | null;
  readonly lotsWithoutValue: number;
  readonly lotsWithoutMaximum: number;
  /** What the signed demand costs per year at today's prices; null where nobody named prices. */
  readonly demandCentsPerYear: number | null;
  readonly partnerCount: number;
  readonly callerCount: number;
  readonly leadIsCooperative: boolean;
  readonly procedureKey: ProcedureKey | null;
}

/** The dated law of the check: values that hold, and values that are only prepared. */
export interface LegalSources {
  readonly parameters: readonly LegalParameter[];
  readonly prepared: readonly PreparedValue[];
}

/** The value of a parameter on the day of the check, or null where none holds. */
export function ruleOn(facts: LegalFacts, sources: LegalSources, key: LegalParameterKey): LegalParameter | null {
  return parameterOn(sources.parameters, key, facts.day);
}

/** The signed demand over the whole term at today's prices; null where prices or term are unknown. */
export function confirmedDemandCents(facts: LegalFacts): number | null {
  if (facts.demandCentsPerYear === null || facts.termMonths === null) return null;
  return Math.ceil((facts.demandCentsPerYear * facts.termMonths) / 12);
}

/**
 * The value rules ask for: the highest that anything speaks for, so that splitting into lots or a low estimate never leads
 * below a threshold (§ 3 Abs. 2 VgV). `whole` is false while the estimate itself is missing.
 */
export function relevantValue(facts: LegalFacts): { readonly cents: number | null; readonly whole: boolean } {
  const known = [facts.estimatedValueCents, facts.lotsValueCents, confirmedDemandCents(facts)].filter(
    (cents): cents is number => cents !== null,
  );
  return { cents: known.length === 0 ? null : Math.max(...known), whole: facts.estimatedValueCents !== null };
}

/** Whether EU law or the Hessian act governs; null where the day's threshold or the value does not say. */
export type Regime = 'eu' | 'national' | null;

/** The threshold reached or exceeded means EU law (§ 106 Abs. 1 GWB). Below it, only a whole estimate can say so. */
export function regimeOf(facts: LegalFacts, sources: LegalSources): Regime {
  const threshold = ruleOn(facts, sources, thresholdKey(facts));
  const { cents, whole } = relevantValue(facts);
  if (threshold === null || cents === null) return null;
  if (cents >= threshold.value) return 'eu';
  return whole ? 'national' : null;
}

export function thresholdKey(facts: LegalFacts): LegalParameterKey {
  return facts.nature === 'works' ? 'eu_threshold_works_cents' : 'eu_threshold_services_cents';
}
