import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand } from '#src/cli/processes/child.ts';
import { findFreePort } from '#src/cli/processes/free-port.ts';
import { startServer, waitUntilHealthy } from '#src/cli/processes/server.ts';
import { ROOT } from '#src/cli/root.ts';
import type { BenchDatabase } from './cluster.ts';
import { pin } from './machine.ts';

/** A server under measurement. */
export interface BenchServer {
  readonly url: string;
  readonly pid: number;
  /** Resolves with the exit code. */
  readonly exited: Promise<number>;
  stop(): Promise<void>;
}

const NEXT = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
const REFERENCE_NEXT = join(ROOT, 'tests', 'bench', 'reference-next');
const BARE = join(ROOT, 'tests', 'bench', 'reference', 'bare.ts');
const END_WITH_PARENT = pathToFileURL(join(ROOT, 'src', 'cli', 'end-with-parent.mjs')).href;
const SECRET = randomBytes(32).toString('base64url');
const START_DEADLINE_MS = 60_000;

/** How one instance of the portal is started. */
export interface PortalOptions {
  readonly cores: string | undefined;
  readonly logFile: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeArguments?: readonly string[];
}

/** Starts the portal as the launcher does: the production build behind its own front server. */
export async function startPortal(database: BenchDatabase, options: PortalOptions): Promise<BenchServer> {
  const port = Number(options.env?.PORT ?? (await findFreePort()));
  const server = startServer({
    logFile: options.logFile,
    nodeArguments: options.nodeArguments ?? [],
    env: {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: database.appUrl,
      DATABASE_MIGRATION_URL: undefined,
      PUBLIC_URL: undefined,
      AUTH_SECRET: SECRET,
      DEMO: '0',
      ...options.env,
    },
  });
  pin(server.pid, options.cores);
  const url = `http://127.0.0.1:${port}`;
  await waitUntilHealthy(server, url);
  return {
    url,
    pid: server.pid,
    exited: server.exited,
    stop: async () => {
      await server.stop();
    },
  };
}

/** Builds the hand-written Next project. */
export async function buildReferenceNext(): Promise<void> {
  rmSync(join(REFERENCE_NEXT, '.next'), { recursive: true, force: true });
  const { code, output } = await runCommand({
    command: process.execPath,
    arguments: [NEXT, 'build', REFERENCE_NEXT],
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  if (code !== 0) throw new Error(`the reference project did not build\n${output}`);
}

/** Starts the hand-written Next project with plain `next start`. */
export function startReferenceNext(
  database: BenchDatabase,
  cores: string | undefined,
  logFile: string,
): Promise<BenchServer> {
  return startReference(database, cores, logFile, (port) => [
    NEXT,
    'start',
    REFERENCE_NEXT,
    '--port',
    String(port),
    '--hostname',
    '127.0.0.1',
  ]);
}

/** Starts the bare limit. */
export function startBare(database: BenchDatabase, cores: string | undefined, logFile: string): Promise<BenchServer> {
  return startReference(database, cores, logFile, () => ['--disable-warning=ExperimentalWarning', BARE]);
}

async function startReference(
  database: BenchDatabase,
  cores: string | undefined,
  logFile: string,
  argumentsOf: (port: number) => string[],
): Promise<BenchServer> {
  const port = await findFreePort();
  const output = openSync(logFile, 'a');
  const child = spawn(process.execPath, [`--import=${END_WITH_PARENT}`, ...argumentsOf(port)], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      REFERENCE_DATABASE_URL: database.adminUrl,
    },
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  pin(child.pid ?? 0, cores);
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  const deadline = Date.now() + START_DEADLINE_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`a reference did not start, see ${logFile}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, pid: child.pid ?? 0, exited, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/kommunen`);
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
