import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { scaleRegister } from '#prisma/seed/scale.ts';
import type { ScaleHistory } from '#prisma/seed/scale-cases.ts';
import { scaleCooperations } from '#prisma/seed/scale-cooperations.ts';
import { scaleProcurement } from '#prisma/seed/scale-procurement.ts';
import { loadReference } from '#src/cli/database/content.ts';
import { migrateDatabase } from '#src/cli/database/prisma.ts';
import { provisionDatabase } from '#src/cli/database/provision.ts';
import { ensureCluster, startCluster } from '#src/cli/embedded/cluster.ts';
import { placeCluster } from '#src/cli/embedded/placement.ts';
import { findFreePort } from '#src/cli/processes/free-port.ts';
import { pin } from './machine.ts';

/** A filled database. */
export interface BenchDatabase {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Superuser: the references read without row-level security, and statements are counted. */
  readonly adminUrl: string;
}

/** A throwaway PostgreSQL for measurements. */
export interface BenchCluster {
  readonly pid: number;
  /** Creates and fills a database. */
  database(name: string, municipalities: number, history: ScaleHistory): Promise<BenchDatabase>;
  stop(): Promise<void>;
}

const PASSWORD = 'only-for-throwaway-clusters';

/** Statements are counted by the server itself; everything else is as an installation gets it, fsync included. */
const SETTINGS = ['shared_preload_libraries=pg_stat_statements', 'pg_stat_statements.track=top'];

/** Starts the cluster on its cores. */
export async function startBenchCluster(cores: string | undefined): Promise<BenchCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'allmende-bench-'));
  const placement = placeCluster(folder);
  await ensureCluster(placement, PASSWORD);
  const port = await findFreePort();
  const logFile = join(folder, 'log');
  const cluster = await startCluster({ placement, port, password: PASSWORD, logFile, settings: SETTINGS });
  pin(cluster.process.pid ?? 0, cores);
  const endWithRunner = () => cluster.process.kill('SIGINT');
  process.once('exit', endWithRunner);
  return {
    pid: cluster.process.pid ?? 0,
    async database(name, municipalities, history) {
      const passwords = { owner: PASSWORD, application: PASSWORD };
      const { ownerUrl, appUrl } = await provisionDatabase(cluster.url('postgres'), name, passwords);
      await migrateDatabase(ownerUrl);
      await loadReference(ownerUrl);
      await withClient(ownerUrl, async (client) => {
        await scaleRegister(client, municipalities);
        await scaleCooperations(client, history);
        await scaleProcurement(client);
      });
      const adminUrl = cluster.url(name);
      await withClient(adminUrl, (client) => client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements'));
      return { ownerUrl, appUrl, adminUrl };
    },
    async stop() {
      process.off('exit', endWithRunner);
      await cluster.stop();
      const data = join(folder, 'postgres');
      // Root may have had to place the cluster elsewhere (src/cli/embedded/placement.ts).
      if (existsSync(data) && dirname(realpathSync(data)) !== realpathSync(folder)) {
        rmSync(dirname(realpathSync(data)), { recursive: true, force: true });
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Connects, works, disconnects. */
export async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, application_name: 'allmende-bench' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
