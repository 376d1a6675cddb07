import '../end-with-parent.mjs';
import { parseArgs } from 'node:util';
import { Failure, reportFailure } from '../bootstrap/failure.mjs';
import { failedAsAWhole, NOT_RUN, type StageResult } from './reports.ts';
import { STAGES, type Stage } from './stages.ts';
import { type StageRun, summarize } from './summary.ts';

/**
 * `npm test [-- --only unit,integration]`: runs the stages one after the other, goes on after a failed one where the
 * next does not depend on it, names what failed, and ends with the line `N passed, N failed, N skipped`.
 */

/** A stage that hangs must not hang the run, in milliseconds. */
const STAGE_DEADLINE_MS = 15 * 60_000;

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interrupted.abort());

try {
  const runs = await runAll(selectStages());
  process.stdout.write(`\n${summarize(runs)}`);
  const failed = runs.some(({ result }) => result.failures.length > 0);
  const passed = runs.some(({ result }) => result.passed > 0);
  process.exitCode = failed || !passed || interrupted.signal.aborted ? 1 : 0;
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

async function runAll(stages: readonly Stage[]): Promise<StageRun[]> {
  const runs: StageRun[] = [];
  const failed = new Set<string>();
  for (const stage of stages) {
    const started = performance.now();
    const blocked = interrupted.signal.aborted || stage.needs.some((name) => failed.has(name));
    const result = blocked ? NOT_RUN : await runStage(stage);
    if (result.failures.length > 0 || blocked) failed.add(stage.name);
    const { name, seed } = stage;
    runs.push({ stage: name, result, seconds: (performance.now() - started) / 1_000, ...(seed && { seed }) });
  }
  return runs;
}

async function runStage(stage: Stage): Promise<StageResult> {
  process.stdout.write(`\n== ${stage.name} ${'='.repeat(60 - stage.name.length)}\n`);
  const signal = AbortSignal.any([interrupted.signal, AbortSignal.timeout(STAGE_DEADLINE_MS)]);
  try {
    return await stage.run(signal);
  } catch (error) {
    const reason = signal.aborted ? 'ended before its time' : String(error);
    process.stderr.write(`${reason}\n`);
    return failedAsAWhole(stage.name, '(the stage as a whole)', reason);
  }
}
