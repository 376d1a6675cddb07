import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchCluster, startBenchCluster } from './cluster.ts';
import { type LoadGenerator, startLoadGenerator } from './load.ts';
import { type Cores, chooseCores } from './machine.ts';
import type { BenchServer } from './servers.ts';

/** Everything a suite measures with. */
export interface TestStand {
  readonly cores: Cores | null;
  readonly cluster: BenchCluster;
  readonly load: LoadGenerator;
  readonly databasePid: number;
  logFile(name: string): string;
  say(text: string): void;
  /** Ends the server with the stand. */
  keep(server: BenchServer): BenchServer;
  /** Ends one server now. */
  drop(server: BenchServer): Promise<void>;
}

/** Sets the stand up, lets `work` measure, and takes everything down again, whatever happens. */
export async function withStand<T>(work: (stand: TestStand) => Promise<T>): Promise<T> {
  const logs = mkdtempSync(join(tmpdir(), 'allmende-bench-logs-'));
  const cores = chooseCores();
  const cluster = await startBenchCluster(cores?.rest);
  const load = startLoadGenerator(cores?.rest);
  const servers = new Set<BenchServer>();
  let failed = true;
  try {
    const result = await work({
      cores,
      cluster,
      load,
      databasePid: cluster.pid,
      logFile: (name) => join(logs, `${name}.log`),
      say: (text) => void process.stderr.write(`${text}\n`),
      keep(server) {
        servers.add(server);
        return server;
      },
      async drop(server) {
        servers.delete(server);
        await server.stop();
      },
    });
    failed = false;
    return result;
  } finally {
    load.stop();
    await Promise.all([...servers].map((server) => server.stop()));
    await cluster.stop();
    if (failed) process.stderr.write(`Die Protokolle der Server liegen in ${logs}.\n`);
    else rmSync(logs, { recursive: true, force: true });
  }
}
