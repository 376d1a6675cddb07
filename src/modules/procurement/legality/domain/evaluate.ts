import { type Certainty, weakest } from '#src/modules/legal/domain/certainty.ts';
import type { LegalParameter, LegalParameterKey, PreparedValue } from '#src/modules/legal/domain/parameters.ts';
import { type Finding, worstFinding } from './finding.ts';
import type { LegalFacts, LegalSources } from './legal-facts.ts';
import { type Answers, LEGAL_POINT_KEYS, LEGAL_POINTS, type LegalPointKey } from './points.ts';
import { RULES } from './rules.ts';

/** One sentence of the explanation. Without a finding it only explains. Values are cents, counts, days or keys. */
export interface Reason {
  readonly code: string;
  readonly finding: Finding | null;
  readonly values?: Readonly<Record<string, number | string>>;
}

/** What a statement rests on: a provision, and the dated number it was compared with. */
export interface Basis {
  readonly source: string;
  readonly certainty: Certainty;
  readonly parameter: Pick<LegalParameter, 'key' | 'value' | 'validFrom' | 'validTo'> | null;
}

/** The explained result of one point. */
export interface PointResult {
  readonly key: LegalPointKey;
  readonly finding: Finding;
  readonly certainty: Certainty;
  readonly reasons: readonly Reason[];
  readonly basis: readonly Basis[];
  /** Law that may come and would bear on the point; shown, never applied. */
  readonly prepared: readonly PreparedValue[];
}

/** What a point's own rule returns. */
export interface Judged {
  readonly reasons: readonly Reason[];
  readonly basis: readonly Basis[];
  readonly prepared?: readonly LegalParameterKey[];
}

/** Evaluates one point as far as the facts allow. */
export function evaluatePoint(
  key: LegalPointKey,
  facts: LegalFacts,
  sources: LegalSources,
  answers: Readonly<Record<LegalPointKey, Answers>>,
): PointResult {
  const {
    reasons,
    basis,
    prepared = [],
  } = RULES[key](facts, sources, answers[key], (other) => evaluatePoint(other, facts, sources, answers));
  const findings = reasons.flatMap(({ finding }) => (finding === null ? [] : [finding]));
  return {
    key,
    finding: worstFinding(findings),
    certainty: weakest(basis.map(({ certainty }) => certainty)),
    reasons,
    basis,
    prepared: sources.prepared.filter((value) => prepared.includes(value.key)),
  };
}

/** All points in their order. */
export function evaluateAll(
  facts: LegalFacts,
  sources: LegalSources,
  answers: Readonly<Record<LegalPointKey, Answers>>,
): readonly PointResult[] {
  return LEGAL_POINT_KEYS.map((key) => evaluatePoint(key, facts, sources, answers));
}

/** No answers at all, one set per point. */
export function noAnswers(): Record<LegalPointKey, Answers> {
  return Object.fromEntries(Object.keys(LEGAL_POINTS).map((key) => [key, {}])) as Record<LegalPointKey, Answers>;
}
