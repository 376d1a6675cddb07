import type { Certainty } from './certainty.ts';
import type { IsoDay } from './days.ts';
import { lastDayOfYears } from './deadlines.ts';
import { AGREEMENT_FORMS, type LegalForm } from './legal-form.ts';
import { type LegalParameter, parameterOn } from './parameters.ts';

/** How long a cooperation is to last; `endsOn` is its last day. */
export type Term = { readonly kind: 'unlimited' } | { readonly kind: 'until'; readonly endsOn: IsoDay };

export interface TerminationClauseInput {
  readonly legalForm: LegalForm | null;
  readonly term: Term | null;
  readonly startsOn: IsoDay | null;
}

const TERMINATION_CLAUSE_RESULTS = ['required', 'recommended', 'not_required', 'undetermined'] as const;

/** 'recommended': the term is long but § 24 KGG speaks of agreements only. 'undetermined': term, start or form is missing. */
export type TerminationClauseResult = (typeof TERMINATION_CLAUSE_RESULTS)[number];

export interface TerminationClauseRule {
  readonly result: TerminationClauseResult;
  /** The threshold applied, in years; null where none was needed. */
  readonly thresholdYears: number | null;
  readonly source: string;
  readonly certainty: Certainty;
}

/**
 * Whether the contract must say when partners can terminate it: an agreement without end or for more than ten years must
 * (§ 24 Abs. 3 KGG). The threshold is the one that holds on `day`.
 */
export function terminationClause(
  input: TerminationClauseInput,
  parameters: readonly LegalParameter[],
  day: IsoDay,
): TerminationClauseRule {
  const parameter = parameterOn(parameters, 'termination_clause_threshold_years', day);
  const source = parameter?.source ?? '§ 24 Abs. 3 KGG';
  const long = isLong(input, parameter?.value ?? null);
  if (long === null || input.legalForm === null) {
    return { result: 'undetermined', thresholdYears: parameter?.value ?? null, source, certainty: 'high' };
  }
  const agreement = (AGREEMENT_FORMS as readonly LegalForm[]).includes(input.legalForm);
  const result = !long ? 'not_required' : agreement ? 'required' : 'recommended';
  return {
    result,
    thresholdYears: parameter?.value ?? null,
    source,
    certainty: agreement ? (parameter?.certainty ?? 'low') : 'medium',
  };
}

function isLong(input: TerminationClauseInput, thresholdYears: number | null): boolean | null {
  if (input.term === null) return null;
  if (input.term.kind === 'unlimited') return true;
  if (input.startsOn === null || thresholdYears === null) return null;
  return input.term.endsOn > lastDayOfYears(input.startsOn, thresholdYears);
}
