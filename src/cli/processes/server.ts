import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../root.ts';

/** How the portal's server is started. */
export interface ServerOptions {
  /** Added to the environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly dev?: boolean;
  /** Where its output goes; without a file it goes where ours goes. */
  readonly logFile?: string;
  /** Options for Node.js itself, e.g. a heap limit. */
  readonly nodeArguments?: readonly string[];
}

/** A server process. */
export interface RunningServer {
  readonly pid: number;
  /** Resolves with the exit code when it has ended, for whatever reason; 128 + n after signal n. */
  readonly exited: Promise<number>;
  /** Lets it answer what it has begun, then ends it. */
  stop(): Promise<number>;
  /** Ends it between two instructions, as a power cut would. */
  kill9(): Promise<number>;
}

/** A little more than the server allows itself for draining (src/server/http/config.ts), in milliseconds. */
const STOP_DEADLINE_MS = 20_000;

const SERVE = join(ROOT, 'src', 'server', 'http', 'serve.ts');
const END_WITH_PARENT = pathToFileURL(join(ROOT, 'src', 'cli', 'end-with-parent.mjs')).href;

/**
 * Starts the server. It has a session of its own, so that Ctrl-C reaches it only through `stop`, and ends by itself
 * when this process is gone.
 */
export function startServer(options: ServerOptions): RunningServer {
  const output = options.logFile ? openSync(options.logFile, 'a', 0o600) : 'inherit';
  const env = { ...process.env, ...options.env };
  for (const [name, value] of Object.entries(options.env)) if (value === undefined) delete env[name];
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...(options.nodeArguments ?? []),
      `--import=${END_WITH_PARENT}`,
      SERVE,
      ...(options.dev ? ['--dev'] : []),
    ],
    { cwd: ROOT, env, detached: true, stdio: ['ignore', output, output, 'ipc'] },
  );
  if (typeof output === 'number') closeSync(output);
  const exited = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  // A failure to spawn reaches whoever awaits it; until then it must not count as unhandled.
  exited.catch(() => {});
  return {
    pid: child.pid ?? 0,
    exited,
    async stop() {
      child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
      return exited.finally(() => clearTimeout(hard));
    },
    kill9() {
      child.kill('SIGKILL');
      return exited;
    },
  };
}

/**
 * Resolves when the server answers on its health address.
 * @throws Error when it ends first, or is not there after a minute
 */
export async function waitUntilHealthy(server: RunningServer, url: string, deadlineMs = 60_000): Promise<void> {
  let code: number | undefined;
  void server.exited.then((exitCode) => {
    code = exitCode;
  });
  const deadline = Date.now() + deadlineMs;
  while (code === undefined) {
    if (Date.now() > deadline) throw new Error('the server did not become healthy in time');
    if (await isHealthy(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server ended with code ${code} before it was healthy`);
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/api/health/ready', url), { signal: AbortSignal.timeout(3_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
