import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** A test that failed, or what failed in place of tests: a file that did not load, a tool, a runner. */
export interface FailedTest {
  /** The stage, for browser tests with the window's width. */
  readonly project: string;
  /** Relative to the application's folder; empty when no file is to blame. */
  readonly file: string;
  readonly title: string;
  /** The first line of what was reported. */
  readonly error: string;
}

/** How a stage ended; every failure is counted by its entry. */
export interface StageResult {
  readonly passed: number;
  readonly skipped: number;
  readonly failures: readonly FailedTest[];
}

/** A stage that could not run because another one failed. */
export const NOT_RUN: StageResult = { passed: 0, skipped: 1, failures: [] };

/** A stage without a runner of its own counts as one test. */
export const SUCCEEDED: StageResult = { passed: 1, skipped: 0, failures: [] };

/** A stage that failed as a whole. */
export function failedAsAWhole(project: string, title: string, error: string): StageResult {
  return { passed: 0, skipped: 0, failures: [{ project, file: '', title, error: firstLine(error) }] };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly title: string;
      readonly ancestorTitles: readonly string[];
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Reads Vitest's JSON report. A file that failed without a failed test (it did not load, a hook threw) counts as one. */
export function readVitestReport(file: string, project: string, root: string): StageResult {
  const report: VitestReport = JSON.parse(readFileSync(file, 'utf8'));
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const at = { project, file: relative(root, name) };
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed') {
      return [{ ...at, title: '(the file as a whole)', error: firstLine(message) }];
    }
    return failed.map((test) => ({
      ...at,
      title: [...test.ancestorTitles.filter((title) => title !== ''), test.title].join(' > '),
      error: firstLine(test.failureMessages[0] ?? ''),
    }));
  });
  return { passed: report.numPassedTests, skipped: report.numPendingTests + report.numTodoTests, failures };
}

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly skipped: number };
  readonly config: { readonly rootDir: string };
  readonly errors: readonly { readonly message?: string }[];
  readonly suites: readonly PlaywrightSuite[];
}

/**
 * Reads Playwright's JSON report. A test that passed only on a repetition counts as failed; so does what failed outside
 * of any test, such as the portal that did not start.
 */
export function readPlaywrightReport(file: string, project: string, root: string): StageResult {
  const report: PlaywrightReport = JSON.parse(readFileSync(file, 'utf8'));
  const folder = relative(root, report.config.rootDir);
  const outside = report.errors.map(({ message }) => ({
    project,
    file: '',
    title: '(outside of a test)',
    error: firstLine(message ?? ''),
  }));
  // The outermost suite is the file itself, which the entry names anyway.
  const failures = report.suites.flatMap((suite) => failuresOf(suite, []));
  return {
    passed: report.stats.expected,
    skipped: report.stats.skipped,
    failures: [
      ...outside,
      ...failures.map((one) => ({ ...one, project: `${project} ${one.project}`, file: `${folder}/${one.file}` })),
    ],
  };
}

function failuresOf(suite: PlaywrightSuite, titles: readonly string[]): FailedTest[] {
  const own = suite.specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map((test) => ({
        project: test.projectName,
        file: spec.file,
        title: [...titles, spec.title].join(' > '),
        error: firstLine(test.results.find(({ error }) => error)?.error?.message ?? test.status),
      })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => failuresOf(inner, [...titles, inner.title]))];
}

/** A failed runner whose report shows no failure (an error outside of all tests, a crash) still counts one. */
export function withExitCode(result: StageResult, project: string, code: number, output: string): StageResult {
  if (code === 0 || result.failures.length > 0) return result;
  return { ...result, failures: failedAsAWhole(project, `(ended with code ${code})`, errorIn(output)).failures };
}

/** The line of a tool's output that most likely says what is wrong: the first that names a source, or an error. */
export function errorIn(output: string): string {
  const all = stripVTControlCharacters(output).split('\n');
  const lines = all.map((line) => line.replace(/━+$/, '').trim()).filter((line) => line !== '');
  const unhandled = lines.findIndex((line) => line.includes('Unhandled Errors'));
  const candidates = unhandled < 0 ? lines : lines.slice(unhandled + 1).filter((line) => !line.startsWith('Vitest'));
  // Not our own log's lines: failures that a test provokes are in it too.
  const isError = (line: string) => /\berror\b|Error:/i.test(line) && !line.startsWith('{"time":');
  const error = candidates.find(isError);
  if (unhandled >= 0 && error) return error;
  return lines.find((line) => /(^|\s)(src|tests|prisma)\/\S+\.\w+/.test(line)) ?? error ?? lines.at(-1) ?? '';
}

/** Without the colours and in a length that a summary can bear. */
function firstLine(text: string): string {
  const line = stripVTControlCharacters(text).split('\n', 1)[0]?.trim() ?? '';
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
