/** Kinds of clauses, in the order of a contract. */
export const CLAUSE_CATEGORIES = ['security', 'standards', 'privacy', 'exit'] as const;

export type ClauseCategory = (typeof CLAUSE_CATEGORIES)[number];

/** A clause holds for a lot, or is left out or changed there, with the reason recorded. */
export const CLAUSE_DECISIONS = ['required', 'deviated'] as const;

export type ClauseStatus = (typeof CLAUSE_DECISIONS)[number];

export interface ClauseDecision {
  readonly clauseKey: string;
  readonly status: ClauseStatus;
  readonly reason: string;
}

/** Why decisions cannot be taken as they are. */
export type ClauseProblem = 'clause_unknown' | 'clause_undecided' | 'deviation_reason_missing';

/**
 * Checks the decisions of a lot against the catalogue in force: each clause is decided exactly once, none besides, and
 * whoever deviates says why. Null when they can be taken.
 */
export function clauseProblem(
  keysInForce: readonly string[],
  decisions: readonly ClauseDecision[],
): ClauseProblem | null {
  const decided = new Set(decisions.map(({ clauseKey }) => clauseKey));
  if (decided.size !== decisions.length || decisions.some(({ clauseKey }) => !keysInForce.includes(clauseKey)))
    return 'clause_unknown';
  if (keysInForce.some((key) => !decided.has(key))) return 'clause_undecided';
  const unreasoned = decisions.some(({ status, reason }) => status === 'deviated' && reason.trim() === '');
  return unreasoned ? 'deviation_reason_missing' : null;
}

/** The latest version of any lot's decisions. Every save takes the next one, so that it tells of changes in any of them. */
export function latestVersion(lots: readonly { readonly version: number }[]): number {
  return Math.max(0, ...lots.map(({ version }) => version));
}

/** Clauses in force that a lot has not been decided on. */
export function undecidedCount(
  keysInForce: readonly string[],
  decisions: readonly { readonly clauseKey: string }[],
): number {
  const decided = new Set(decisions.map(({ clauseKey }) => clauseKey));
  return keysInForce.filter((key) => !decided.has(key)).length;
}
