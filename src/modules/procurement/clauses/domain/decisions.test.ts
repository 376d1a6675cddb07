import { describe, expect, it } from 'vitest';
import { type ClauseDecision, clauseProblem, latestVersion, undecidedCount } from './decisions.ts';

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

describe('what is still to be decided', () => {
  it('is what is in force and not decided; a decision on a former clause does not make up for it', () => {
    expect(undecidedCount(['a', 'b'], [required('a'), required('b')])).toBe(0);
    expect(undecidedCount(['a', 'b'], [required('a'), required('old')])).toBe(1);
    expect(undecidedCount(['a', 'b'], [])).toBe(2);
  });

  it('has the version of the latest decision on any lot', () => {
    expect(latestVersion([])).toBe(0);
    expect(latestVersion([{ version: 2 }, { version: 5 }, { version: 0 }])).toBe(5);
  });
});
