import { availableParallelism } from 'node:os';
import { findFreePort } from '#src/cli/processes/free-port.ts';
import { withClient } from './cluster.ts';
import { median, type Sample, sample } from './measure.ts';
import type { BenchOptions } from './options.ts';
import { benchPages } from './pages.ts';
import { signInPeople } from './people.ts';
import { type BenchServer, startPortal } from './servers.ts';
import type { TestStand } from './stand.ts';

/** What a second process of the portal on the same database and port adds. */
export interface InstancesReport {
  readonly cores: number;
  readonly onePerSecond: number;
  readonly twoPerSecond: number;
  /** What the second adds, in units of the first one's throughput. */
  readonly gain: number;
  /** Processor time per page in milliseconds: what the machine would need to have. */
  readonly serverMs: number;
  readonly databaseMs: number;
  /** Load generator and the rest of this run. */
  readonly otherMs: number;
  readonly errors: number;
}

/** One instance against two that share a port (`HTTP_REUSE_PORT`), on the list, a cooperation and the public pages. */
export async function measureInstances(stand: TestStand, options: BenchOptions): Promise<InstancesReport> {
  const history = { perYear: options.cooperations, years: options.years };
  const database = await stand.cluster.database('instances', options.municipalities, history);
  const signedIn = await withClient(database.adminUrl, signInPeople);
  const pages = await withClient(database.adminUrl, (client) => benchPages(client, signedIn));
  const requests = pages.filter(({ key }) => key === 'list' || key === 'cooperation').flatMap((page) => page.portal);
  const start = async (name: string, cores: string | undefined, port: number) =>
    stand.keep(
      await startPortal(database, {
        cores,
        logFile: stand.logFile(name),
        env: { PORT: String(port), HTTP_REUSE_PORT: '1' },
      }),
    );
  // Two ports, so that one instance alone and two together can be measured in turn.
  const [alone, shared] = [await findFreePort(), await findFreePort()];
  const one = await start('one', stand.cores?.server, alone);
  const first = await start('first', stand.cores?.server, shared);
  // With two cores the second instance shares its core with PostgreSQL and the load; with more it gets its own.
  const second = await start(
    'second',
    stand.cores ? (availableParallelism() > 2 ? '2' : stand.cores.rest) : undefined,
    shared,
  );
  const job = { connections: 20, requests };
  const load = (server: BenchServer, seconds: number) => sample(stand, server, { ...job, seconds });
  for (const server of [one, first, second]) await sample(stand, server, { ...job, amount: options.warmUp });
  const samples: { one: Sample; two: Sample }[] = [];
  for (let turn = 0; turn < 2 * options.rotations; turn += 1) {
    samples.push({ one: await load(one, options.seconds), two: await load(first, options.seconds) });
  }
  const all = samples.flatMap((pair) => [pair.one, pair.two]);
  const busy = 1_000 / median(samples.map((pair) => pair.one.perSecond));
  const serverMs = median(samples.map((pair) => pair.one.serverMs));
  const databaseMs = median(samples.map((pair) => pair.one.databaseMs));
  return {
    cores: availableParallelism(),
    onePerSecond: median(samples.map((pair) => pair.one.perSecond)),
    twoPerSecond: median(samples.map((pair) => pair.two.perSecond)),
    gain: median(samples.map((pair) => pair.two.perSecond / pair.one.perSecond - 1)),
    serverMs,
    databaseMs,
    otherMs: Math.max(0, busy - serverMs - databaseMs),
    errors: all.reduce((sum, taken) => sum + errorsOf(taken), 0),
  };
}

function errorsOf(taken: Sample): number {
  return Object.entries(taken.statuses).reduce(
    (sum, [status, count]) => (Number(status) >= 400 ? sum + count : sum),
    taken.lost,
  );
}
