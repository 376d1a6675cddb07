import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from '#src/cli/build/build.ts';
import { findFreePort } from '#src/cli/processes/free-port.ts';
import { type RunningServer, startServer, waitUntilHealthy } from '#src/cli/processes/server.ts';
import { ENV_NAMES } from '#src/server/env.ts';

/** How a test starts the portal. */
export interface PortalOptions {
  /** Address of a migrated database for the application's login. */
  readonly databaseUrl: string;
  /** Defaults to a free one. */
  readonly port?: number;
  /** Added to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Options for Node.js itself, e.g. `--max-old-space-size=256`. */
  readonly nodeArguments?: readonly string[];
}

/** A portal as users get it: a production build behind the front server, in a process of its own. */
export interface Portal {
  readonly url: string;
  readonly process: RunningServer;
  /** Everything the server has logged so far. */
  log(): string;
  /** Lets it answer what it has begun, then ends it. */
  stop(): Promise<void>;
  /** Ends it between two instructions. */
  kill9(): Promise<void>;
}

/** Like vitest.config.ts: no installation uses it, and it satisfies the rules of src/server/env.ts. */
const AUTH_SECRET = 'dGVzdHMtb25seS1ub3QtYS1yZWFsLXZhbHVlLTAxMjM0NTY3';

/** A developer's own settings must not reach the portal under test; empty, because Next would fill a gap from .env. */
const UNSET = Object.fromEntries(ENV_NAMES.map((name) => [name, '']));

/** Starts the built portal (building it first if its sources have changed) and resolves when it is ready. */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  await ensureBuild();
  const port = options.port ?? (await findFreePort());
  const url = `http://localhost:${port}`;
  const logFile = join(tmpdir(), `allmende-test-portal-${process.pid}-${port}.log`);
  const server = startServer({
    env: {
      ...UNSET,
      AUTH_SECRET,
      DEMO: '1',
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: url,
      DATABASE_URL: options.databaseUrl,
      ...options.env,
    },
    logFile,
    ...(options.nodeArguments ? { nodeArguments: options.nodeArguments } : {}),
  });
  const log = () => readFileSync(logFile, 'utf8');
  try {
    await waitUntilHealthy(server, url);
  } catch (error) {
    await server.kill9();
    throw new Error(`the portal did not start:\n${log().slice(-4_000)}`, { cause: error });
  }
  const end = async (how: () => Promise<number>) => {
    await how();
    rmSync(logFile, { force: true });
  };
  return { url, process: server, log, stop: () => end(server.stop), kill9: () => end(server.kill9) };
}
