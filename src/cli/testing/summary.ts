import type { FailedTest, StageResult } from './reports.ts';

/** What `npm test` says at its end. */

/** A stage that has been run, or skipped. */
export interface StageRun {
  readonly stage: string;
  readonly result: StageResult;
  readonly seconds: number;
  /** The order in which the stage's tests ran, when it is shuffled. */
  readonly seed?: number;
}

/** Of a long output often only the end is kept: two lines each, so that table, failures and last line stay on a page. */
const FAILURES_SHOWN = 15;

/**
 * Table of the stages, then every failure by name and how to repeat the order it happened in. The last line is
 * `N passed, N failed, N skipped`, exactly.
 */
export function summarize(runs: readonly StageRun[]): string {
  const parts = [table(runs), failureList(runs), lastLine(runs)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function table(runs: readonly StageRun[]): string {
  const row = (cells: readonly (string | number)[]) =>
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(14) : String(cell).padStart(9))).join('');
  const lines = runs.map(({ stage, result, seconds }) =>
    row([stage, result.passed, result.failures.length, result.skipped, `${seconds.toFixed(1)} s`]),
  );
  return [row(['stage', 'passed', 'failed', 'skipped', 'time']), ...lines].join('\n');
}

function failureList(runs: readonly StageRun[]): string {
  const failures = runs.flatMap(({ result }) => result.failures);
  if (failures.length === 0) return '';
  const hidden = failures.length - FAILURES_SHOWN;
  const orders = runs.flatMap(({ stage, seed, result }) =>
    seed !== undefined && result.failures.length > 0
      ? [`  same order: npx vitest run --project ${stage} FILE --sequence.seed=${seed}`]
      : [],
  );
  return [
    'failed:',
    ...failures.slice(0, FAILURES_SHOWN).flatMap(describe),
    ...(hidden > 0 ? [`  and ${hidden} more: see the reports in test-results/`] : []),
    ...orders,
  ].join('\n');
}

function describe({ project, file, title, error }: FailedTest): string[] {
  const name = [project, file, title].filter((part) => part !== '').join(' | ');
  return error === '' ? [`  ${name}`] : [`  ${name}`, `      ${error}`];
}

function lastLine(runs: readonly StageRun[]): string {
  const total = (count: (result: StageResult) => number) => runs.reduce((sum, { result }) => sum + count(result), 0);
  const passed = total((result) => result.passed);
  const failed = total((result) => result.failures.length);
  return `${passed} passed, ${failed} failed, ${total((result) => result.skipped)} skipped`;
}
