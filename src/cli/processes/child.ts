import { spawn } from 'node:child_process';
import { ROOT } from '../root.ts';

/** A command to run to its end. */
export interface Command {
  readonly command: string;
  readonly arguments: readonly string[];
  /** Added to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends the command, with everything it has started itself. */
  readonly signal?: AbortSignal;
  /** Shown as it comes; otherwise kept for `output` only. */
  readonly loud?: boolean;
}

/** How a command ended and what it wrote, both streams in one. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Keeps the end of a long output, in characters. */
const OUTPUT_LIMIT = 200_000;

/**
 * Runs a command in the application's folder and resolves when it has ended, successfully or not.
 * It gets a process group of its own, so that its workers end with it.
 */
export function runCommand(given: Command): Promise<Outcome> {
  const env = { ...process.env, ...given.env };
  for (const [name, value] of Object.entries(given.env ?? {})) if (value === undefined) delete env[name];
  const child = spawn(given.command, given.arguments, {
    cwd: ROOT,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => {
    if (child.pid !== undefined && child.exitCode === null) killGroup(child.pid);
  };
  given.signal?.addEventListener('abort', end, { once: true });
  // If this process ends early, its commands do not go on alone.
  process.once('exit', end);
  let output = '';
  const collect = (target: NodeJS.WriteStream) => (text: string) => {
    output = (output + text).slice(-OUTPUT_LIMIT);
    if (given.loud) target.write(text);
  };
  child.stdout.setEncoding('utf8').on('data', collect(process.stdout));
  child.stderr.setEncoding('utf8').on('data', collect(process.stderr));
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (given.signal?.aborted) reject(given.signal.reason);
      else resolve({ code: code ?? 1, output });
    });
  });
  return ended.finally(() => {
    given.signal?.removeEventListener('abort', end);
    process.off('exit', end);
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
