import '../end-with-parent.mjs';
import { parseArgs } from 'node:util';
import { Failure, reportFailure } from '../bootstrap/failure.mjs';
import { type Counts, NOT_RUN, sumOf } from './counts.ts';
import { STAGES, type Stage } from './stages.ts';

/**
 * `npm test [-- --only unit,integration]`: runs the stages one after the other, goes on after a failed one where the
 * next does not depend on it, and ends with the line `N passed, N failed, N skipped`.
 */

/** A stage that hangs must not hang the run, in milliseconds. */
const STAGE_DEADLINE_MS = 15 * 60_000;

interface Result {
  readonly stage: string;
  readonly counts: Counts;
  readonly seconds: number;
}

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interrupted.abort());

try {
  const results = await runAll(selectStages());
  printTable(results);
  const { passed, failed, skipped } = sumOf(results.map(({ counts }) => counts));
  process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  process.exitCode = failed > 0 || passed === 0 || interrupted.signal.aborted ? 1 : 0;
} catch (error) {
  process.exitCode = reportFailure(error);
}

function selectStages(): readonly Stage[] {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  if (values.only === undefined) return STAGES;
  const wanted = values.only.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    throw new Failure(`Unbekannt: ${unknown.join(', ')}. Es gibt: ${STAGES.map(({ name }) => name).join(', ')}.`);
  }
  return STAGES.filter(({ name }) => wanted.includes(name));
}

async function runAll(stages: readonly Stage[]): Promise<Result[]> {
  const results: Result[] = [];
  const failed = new Set<string>();
  for (const stage of stages) {
    const started = performance.now();
    const blocked = interrupted.signal.aborted || stage.needs.some((name) => failed.has(name));
    const counts = blocked ? NOT_RUN : await runStage(stage);
    if (counts.failed > 0 || blocked) failed.add(stage.name);
    results.push({ stage: stage.name, counts, seconds: (performance.now() - started) / 1_000 });
  }
  return results;
}

async function runStage(stage: Stage): Promise<Counts> {
  process.stdout.write(`\n== ${stage.name} ${'='.repeat(60 - stage.name.length)}\n`);
  const signal = AbortSignal.any([interrupted.signal, AbortSignal.timeout(STAGE_DEADLINE_MS)]);
  try {
    return await stage.run(signal);
  } catch (error) {
    process.stderr.write(`${signal.aborted ? 'ended before its time' : String(error)}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function printTable(results: readonly Result[]): void {
  const row = (cells: readonly (string | number)[]) =>
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(14) : String(cell).padStart(9))).join('');
  const lines = results.map(({ stage, counts, seconds }) =>
    row([stage, counts.passed, counts.failed, counts.skipped, `${seconds.toFixed(1)} s`]),
  );
  process.stdout.write(`\n${[row(['stage', 'passed', 'failed', 'skipped', 'time']), ...lines].join('\n')}\n`);
}
