import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Cluster, ensureCluster, startCluster } from '#src/cli/embedded/cluster.ts';
import { clearOrphan } from '#src/cli/embedded/orphan.ts';
import { placeCluster } from '#src/cli/embedded/placement.ts';
import { findFreePort } from '#src/cli/processes/free-port.ts';
import { takeLock } from '#src/cli/processes/lock.ts';

const PREFIX = 'allmende-test-';
const PASSWORD = 'only-for-throwaway-clusters';

/**
 * A throwaway cluster trades the safety of a power cut for speed, and nothing else: a commit still survives `kill -9`
 * of the server, which the fault tests rely on.
 */
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'max_connections=200', 'autovacuum_naptime=10s'];

/** A PostgreSQL of its own in a temporary folder. */
export interface TestCluster {
  /** Superuser address of the database `postgres`. */
  readonly adminUrl: string;
  /** Number of the server's main process, for tests that kill or freeze it. */
  pid(): number;
  /** Starts the server again on the same port after it was killed. */
  restart(): Promise<void>;
  /** Shuts down and removes the folder. */
  stop(): Promise<void>;
}

/** Starts a throwaway cluster; one that an aborted run has left behind is removed first. */
export async function startTestCluster(): Promise<TestCluster> {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  takeLock(join(folder, 'lock'));
  const placement = placeCluster(folder);
  await ensureCluster(placement, PASSWORD);
  const options = {
    placement,
    port: await findFreePort(),
    password: PASSWORD,
    logFile: join(folder, 'log'),
    settings: SETTINGS,
  };
  let cluster: Cluster = await startCluster(options);
  // Reached also when the runner is interrupted and does not tear down.
  const endWithRunner = () => cluster.process.kill('SIGINT');
  process.once('exit', endWithRunner);
  return {
    adminUrl: cluster.url('postgres'),
    pid: () => cluster.process.pid ?? 0,
    async restart() {
      await cluster.exited;
      await clearOrphan(placement.dataFolder);
      cluster = await startCluster(options);
    },
    async stop() {
      process.off('exit', endWithRunner);
      await cluster.stop();
      remove(folder);
    },
  };
}

function remove(folder: string): void {
  const data = join(folder, 'postgres');
  // Root may have had to place the cluster elsewhere (src/cli/embedded/placement.ts).
  if (existsSync(data) && dirname(realpathSync(data)) !== realpathSync(folder)) {
    rmSync(dirname(realpathSync(data)), { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}

async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    if (!existsSync(join(folder, 'lock')) || takeLock(join(folder, 'lock'))) continue;
    const data = join(folder, 'postgres');
    if (existsSync(data)) await clearOrphan(realpathSync(data));
    remove(folder);
  }
}
