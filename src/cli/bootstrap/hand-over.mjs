import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportFailure } from './failure.mjs';
import { ensureInstalled } from './install.mjs';
import { checkRuntime, findTypeScriptRuntime } from './node-runtime.mjs';

/** The application's folder. */
const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** @type {NodeJS.Signals[]} */
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** What needs the packages for development; starting, building and migrating do without. */
const FOR_DEVELOPMENT = ['testing/run.ts', 'bench.ts'];

/**
 * Brings a fresh clone to the point where TypeScript runs, hands over to `script`, and ends with its exit code.
 * @param {string} script path below src/cli
 * @param {readonly string[]} scriptArguments
 */
export async function handOver(script, scriptArguments) {
  try {
    checkRuntime();
    await ensureInstalled(ROOT, FOR_DEVELOPMENT.includes(script));
    process.exitCode = await run(findTypeScriptRuntime(ROOT), script, scriptArguments);
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}

/**
 * The script gets a session of its own: Ctrl-C in a terminal then reaches only this process, which passes it on once,
 * and the script alone decides in which order its own children end. If this process is killed, the closed channel
 * tells the script (end-with-parent.mjs).
 */
function run(runtime, script, scriptArguments) {
  const child = spawn(
    runtime,
    ['--disable-warning=ExperimentalWarning', join(ROOT, 'src', 'cli', script), ...scriptArguments],
    {
      cwd: ROOT,
      // Next reports to its maker unless it is told not to; nothing that is started from here does.
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      detached: true,
    },
  );
  /** @type {(signal: NodeJS.Signals) => void} */
  const forward = (signal) => child.kill(signal);
  for (const signal of FORWARDED) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const forwarded of FORWARDED) process.off(forwarded, forward);
      resolve(code !== null ? code : 128 + constants.signals[signal]);
    });
  });
}
