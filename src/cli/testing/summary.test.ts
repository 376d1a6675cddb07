import { expect, test } from 'vitest';
import { failedAsAWhole, NOT_RUN, type StageResult, SUCCEEDED } from './reports.ts';
import { summarize } from './summary.ts';

const one = (title: string) => ({ project: 'unit', file: 'src/a.test.ts', title, error: 'Error: no' });
const failing = (count: number): StageResult => ({
  passed: 10,
  skipped: 2,
  failures: Array.from({ length: count }, (_, index) => one(`case ${index}`)),
});
const lines = (...runs: Parameters<typeof summarize>[0]) => summarize(runs).trimEnd().split('\n');

test('stages add up in the last line', () => {
  const all = lines(
    { stage: 'lint', result: SUCCEEDED, seconds: 1 },
    { stage: 'types', result: failedAsAWhole('types', '(ended with code 2)', 'error TS1'), seconds: 1 },
    { stage: 'unit', result: failing(1), seconds: 1, seed: 42 },
    { stage: 'build', result: NOT_RUN, seconds: 0 },
  );
  expect(all.at(-1)).toBe('11 passed, 2 failed, 3 skipped');
});

test('failures stand by name between the table and the last line, with the order they happened in', () => {
  const all = lines(
    { stage: 'lint', result: SUCCEEDED, seconds: 1, seed: 7 },
    { stage: 'unit', result: failing(1), seconds: 1, seed: 42 },
  );
  expect(all.slice(3)).toEqual([
    '',
    'failed:',
    '  unit | src/a.test.ts | case 0',
    '      Error: no',
    '  same order: npx vitest run --project unit FILE --sequence.seed=42',
    '',
    '11 passed, 1 failed, 2 skipped',
  ]);
});

test('many failures are cut short, never the last line', () => {
  const all = lines({ stage: 'unit', result: failing(500), seconds: 1, seed: 42 });
  expect(all.length).toBeLessThanOrEqual(40);
  expect(all).toContain('  and 485 more: see the reports in test-results/');
  expect(all.at(-1)).toBe('10 passed, 500 failed, 2 skipped');
});

test('without a failure there is only the table and the last line', () => {
  expect(lines({ stage: 'unit', result: SUCCEEDED, seconds: 1.25, seed: 1 })).toEqual([
    'stage            passed   failed  skipped     time',
    'unit                  1        0        0    1.3 s',
    '',
    '1 passed, 0 failed, 0 skipped',
  ]);
});
