import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countOf, NOT_RUN, readPlaywrightReport, readVitestReport, sumOf, withExitCode } from './counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'allmende-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: object): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("Vitest's report is counted, what is put off as skipped", () => {
  const file = report({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 3 });
  expect(readVitestReport(file)).toEqual({ passed: 7, failed: 2, skipped: 4 });
});

test("Playwright's report is counted, what passed only on a repetition as failed", () => {
  const file = report({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 3 } });
  expect(readPlaywrightReport(file)).toEqual({ passed: 5, failed: 3, skipped: 3 });
});

test('a failed runner counts as failed even when its report shows nothing', () => {
  expect(withExitCode({ passed: 4, failed: 0, skipped: 0 }, 1)).toEqual({ passed: 4, failed: 1, skipped: 0 });
  expect(withExitCode({ passed: 4, failed: 2, skipped: 0 }, 1)).toEqual({ passed: 4, failed: 2, skipped: 0 });
  expect(withExitCode({ passed: 4, failed: 0, skipped: 0 }, 0)).toEqual({ passed: 4, failed: 0, skipped: 0 });
});

test('stages add up', () => {
  const all = [countOf(true), countOf(false), NOT_RUN, { passed: 10, failed: 1, skipped: 2 }];
  expect(sumOf(all)).toEqual({ passed: 11, failed: 2, skipped: 3 });
});
