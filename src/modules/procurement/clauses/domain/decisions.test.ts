import { describe, expect, it } from 'vitest';
import { type ClauseDecision, clauseProblem } from './decisions.ts';

const required = (clauseKey: string): ClauseDecision => ({ clauseKey, status: 'required', reason: '' });

describe('the clauses of a lot', () => {
  it.each<[string, readonly ClauseDecision[], string | null]>([
    ['all of them hold', [required('a'), required('b')], null],
    [
      'one is left out with its reason',
      [required('a'), { ...required('b'), status: 'deviated', reason: 'Hardware' }],
      null,
    ],
    [
      'one is left out without a reason',
      [required('a'), { ...required('b'), status: 'deviated', reason: ' ' }],
      'deviation_reason_missing',
    ],
    ['one is not decided', [required('a')], 'clause_undecided'],
    ['one is no longer in force', [required('a'), required('b'), required('old')], 'clause_unknown'],
    ['one is decided twice', [required('a'), required('a'), required('b')], 'clause_unknown'],
  ])('%s', (_what, decisions, problem) => {
    expect(clauseProblem(['a', 'b'], decisions)).toBe(problem);
  });
});
