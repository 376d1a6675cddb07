import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { errorIn, failedAsAWhole, readPlaywrightReport, readVitestReport, SUCCEEDED, withExitCode } from './reports.ts';

const folder = mkdtempSync(join(tmpdir(), 'allmende-reports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let written = 0;
function report(content: object): string {
  const file = join(folder, `${++written}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe("Vitest's report", () => {
  const counts = { numPassedTests: 7, numPendingTests: 1, numTodoTests: 3 };
  const passing = { status: 'passed', title: 'holds', ancestorTitles: [], failureMessages: [] };
  const failing = {
    status: 'failed',
    title: 'adds up',
    ancestorTitles: ['sums', 'of cents'],
    failureMessages: ['\u001b[31mAssertionError\u001b[39m: expected 1 to be 2\n    at sum.test.ts:3'],
  };

  test('is counted, what is put off as skipped', () => {
    const file = report({ ...counts, testResults: [] });
    expect(readVitestReport(file, 'unit', '/app')).toEqual({ passed: 7, skipped: 4, failures: [] });
  });

  test('names what failed, by file and full title, with the first line of the error', () => {
    const one = { name: '/app/src/sum.test.ts', status: 'failed', message: '', assertionResults: [passing, failing] };
    expect(readVitestReport(report({ ...counts, testResults: [one] }), 'unit', '/app').failures).toEqual([
      {
        project: 'unit',
        file: 'src/sum.test.ts',
        title: 'sums > of cents > adds up',
        error: 'AssertionError: expected 1 to be 2',
      },
    ]);
  });

  test('names a file that did not load, beside others that did', () => {
    const broken = { name: '/app/src/b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] };
    const sound = { name: '/app/src/a.test.ts', status: 'passed', message: '', assertionResults: [passing] };
    expect(readVitestReport(report({ ...counts, testResults: [sound, broken] }), 'unit', '/app').failures).toEqual([
      { project: 'unit', file: 'src/b.test.ts', title: '(the file as a whole)', error: 'no such module' },
    ]);
  });
});

describe("Playwright's report", () => {
  const run = (projectName: string, status: string, ...errors: (string | undefined)[]) => ({
    projectName,
    status,
    results: errors.map((message) => (message === undefined ? {} : { error: { message } })),
  });
  const content = (suites: object[], errors: object[] = []) =>
    report({ stats: { expected: 5, skipped: 3 }, config: { rootDir: '/app/tests/e2e' }, errors, suites });

  test('names what failed in which window, and what passed only on a repetition', () => {
    const inner = {
      title: 'on a narrow screen',
      specs: [{ title: 'opens the menu', file: 'land.spec.ts', tests: [run('narrow', 'flaky', 'late', undefined)] }],
    };
    const suite = {
      title: 'land.spec.ts',
      suites: [inner],
      specs: [
        {
          title: 'shows the queue',
          file: 'land.spec.ts',
          tests: [run('desktop', 'unexpected', 'Error: not visible\nCall log'), run('narrow', 'expected', undefined)],
        },
      ],
    };
    expect(readPlaywrightReport(content([suite]), 'e2e', '/app')).toEqual({
      passed: 5,
      skipped: 3,
      failures: [
        {
          project: 'e2e desktop',
          file: 'tests/e2e/land.spec.ts',
          title: 'shows the queue',
          error: 'Error: not visible',
        },
        {
          project: 'e2e narrow',
          file: 'tests/e2e/land.spec.ts',
          title: 'on a narrow screen > opens the menu',
          error: 'late',
        },
      ],
    });
  });

  test('names what failed before any test', () => {
    expect(readPlaywrightReport(content([], [{ message: 'Error: no server' }]), 'e2e', '/app').failures).toEqual([
      { project: 'e2e', file: '', title: '(outside of a test)', error: 'Error: no server' },
    ]);
  });
});

describe('the exit code of a runner', () => {
  test('counts as a failure when the report shows none, with the error that was printed', () => {
    const output = '{"time":"x","level":"error"}\nUnhandled Errors\nVitest caught 1 unhandled error\nerror: cut off\n';
    expect(withExitCode(SUCCEEDED, 'unit', 1, output).failures).toEqual([
      { project: 'unit', file: '', title: '(ended with code 1)', error: 'error: cut off' },
    ]);
  });

  test('adds nothing to failures that are named, and nothing when it is 0', () => {
    const failed = failedAsAWhole('unit', 'x', 'y');
    expect(withExitCode(failed, 'unit', 1, '')).toBe(failed);
    expect(withExitCode(SUCCEEDED, 'unit', 0, '')).toBe(SUCCEEDED);
  });
});

test.each([
  ['checking ...\nsrc/a.ts(3,4): error TS2322: no\nsrc/b.ts(1,1): error TS1: no', 'src/a.ts(3,4): error TS2322: no'],
  ['Unused files (1)\nsrc/a.ts\n\nConfiguration hints (1)\nknip.jsonc', 'src/a.ts'],
  ['src/a.ts:1:2 lint/style/useConst ━━━━━━\n  × use const\nFound 1 error.', 'src/a.ts:1:2 lint/style/useConst'],
  ['building\nError: no space\n    at x\n', 'Error: no space'],
  ['all well until\nit stopped', 'it stopped'],
  ['', ''],
])('the error in %j is found', (output, line) => {
  expect(errorIn(output)).toBe(line);
});
