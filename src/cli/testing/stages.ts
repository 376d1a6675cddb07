import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ENV_NAMES } from '#src/server/env.ts';
import { reportFailure } from '../bootstrap/failure.mjs';
import { ensureBuild, ensurePrismaClient } from '../build/build.ts';
import { type Outcome, runCommand } from '../processes/child.ts';
import { ROOT } from '../root.ts';
import {
  errorIn,
  failedAsAWhole,
  readPlaywrightReport,
  readVitestReport,
  type StageResult,
  SUCCEEDED,
  withExitCode,
} from './reports.ts';

/** A part of `npm test`. */
export interface Stage {
  readonly name: string;
  /** Stages without whose success this one would only repeat their failure. */
  readonly needs: readonly string[];
  /** The order in which the stage's tests run, when it is shuffled. */
  readonly seed?: number;
  readonly run: (signal: AbortSignal) => Promise<StageResult>;
}

const MODULES = join(ROOT, 'node_modules');
const BIOME = join(MODULES, '@biomejs', 'biome', 'bin', 'biome');
const NEXT = join(MODULES, 'next', 'dist', 'bin', 'next');
const TSC = join(MODULES, 'typescript', 'bin', 'tsc');
const KNIP = join(MODULES, 'knip', 'bin', 'knip.js');
const VITEST = join(MODULES, 'vitest', 'vitest.mjs');
const PLAYWRIGHT = join(MODULES, '@playwright', 'test', 'cli.js');
const REPORTS = join(ROOT, 'test-results');

/** A developer's own settings must not decide how tests end; an own test cluster may be named on purpose. */
const NEUTRAL_ENVIRONMENT = Object.fromEntries(ENV_NAMES.map((name) => [name, undefined]));

/** Chosen here, because no report of Vitest holds it. */
const SEED = Date.now();

function run(command: readonly string[], signal: AbortSignal): Promise<Outcome> {
  return runCommand({
    command: process.execPath,
    arguments: command,
    env: NEUTRAL_ENVIRONMENT,
    loud: true,
    signal,
  });
}

/** A tool that is right or wrong as a whole. */
function tool(name: string, commands: readonly (readonly string[])[], needs: readonly string[] = []): Stage {
  return {
    name,
    needs,
    async run(signal) {
      for (const command of commands) {
        const { code, output } = await run(command, signal);
        if (code !== 0) return failedAsAWhole(name, `(ended with code ${code})`, errorIn(output));
      }
      return SUCCEEDED;
    },
  };
}

/** A step of our own that throws when it fails. */
function step(name: string, work: (signal: AbortSignal) => Promise<unknown>, needs: readonly string[] = []): Stage {
  return {
    name,
    needs,
    async run(signal) {
      try {
        await work(signal);
        return SUCCEEDED;
      } catch (error) {
        signal.throwIfAborted();
        reportFailure(error);
        return failedAsAWhole(
          name,
          '(the step as a whole)',
          errorIn(error instanceof Error ? error.message : String(error)),
        );
      }
    },
  };
}

function vitest(name: string, needs: readonly string[]): Stage {
  const report = join(REPORTS, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const order = `--sequence.seed=${SEED}`;
  const command = [VITEST, 'run', '--project', name, order, ...reporters, '--passWithNoTests'];
  return { ...runner(name, needs, report, readVitestReport, command), seed: SEED };
}

function runner(
  name: string,
  needs: readonly string[],
  report: string,
  read: (file: string, project: string, root: string) => StageResult,
  command: readonly string[],
): Stage {
  return {
    name,
    needs,
    async run(signal) {
      rmSync(report, { force: true });
      const { code, output } = await run(command, signal);
      if (existsSync(report)) return withExitCode(read(report, name, ROOT), name, code, output);
      return failedAsAWhole(name, `(ended with code ${code} and left no report)`, errorIn(output));
    },
  };
}

/** All stages in the order they run: what fails fast comes first. */
export const STAGES: readonly Stage[] = [
  step('generate', ensurePrismaClient),
  tool('lint', [[BIOME, 'ci', '--error-on-warnings', '.']]),
  tool(
    'types',
    [
      [NEXT, 'typegen'],
      [TSC, '--noEmit', '-p', '.'],
    ],
    ['generate'],
  ),
  tool('unused', [[KNIP]], ['generate']),
  vitest('architecture', []),
  vitest('unit', ['generate']),
  vitest('integration', ['generate']),
  step('build', (signal) => ensureBuild({ signal }), ['generate']),
  vitest('http', ['build']),
  vitest('faults', ['build']),
  runner('e2e', ['build'], join(REPORTS, 'e2e.json'), readPlaywrightReport, [PLAYWRIGHT, 'test']),
];
