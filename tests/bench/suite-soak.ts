import { findFreePort } from '#src/cli/processes/free-port.ts';
import { withClient } from './cluster.ts';
import { residentMb } from './machine.ts';
import { sample } from './measure.ts';
import type { BenchOptions } from './options.ts';
import { benchPages } from './pages.ts';
import { signInPeople } from './people.ts';
import { type BenchServer, startPortal } from './servers.ts';
import type { TestStand } from './stand.ts';

/** What became of one process under many requests. */
export interface SoakReport {
  readonly requests: number;
  readonly perSecond: number;
  readonly heapMb: number;
  /** Resident memory in MB: after the warm-up, at the end, at its highest. */
  readonly startMb: number;
  readonly endMb: number;
  readonly highestMb: number;
  /** Slope over the second half, in MB per 10,000 requests. */
  readonly slopeMb: number;
  readonly samples: readonly { readonly requests: number; readonly mb: number }[];
  /** Exits by which the server asked to be started again (75), and all others. */
  readonly restarts: number;
  readonly crashes: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly lost: number;
}

const HEAP_MB = 256;
const EXIT_RESTART = 75;
const STRETCH = 2_000;

/** Many mixed requests on one core with a small heap, restarted as the launcher does when the server asks for it. */
export async function measureSoak(stand: TestStand, options: BenchOptions): Promise<SoakReport> {
  const history = { perYear: options.cooperations, years: options.years };
  const database = await stand.cluster.database('soak', options.municipalities, history);
  const signedIn = await withClient(database.adminUrl, signInPeople);
  const pages = await withClient(database.adminUrl, (client) => benchPages(client, signedIn));
  // One request of each page in turn; the cold public pages let the cache of whole pages fill and overflow.
  const length = Math.max(...pages.map((page) => page.portal.length));
  const requests = Array.from({ length }, (_, turn) =>
    pages.flatMap((page) => page.portal[turn % page.portal.length] ?? []),
  );
  const env = { PORT: String(await findFreePort()) };
  const nodeArguments = [`--max-old-space-size=${HEAP_MB}`];
  const start = async () =>
    stand.keep(
      await startPortal(database, { cores: stand.cores?.server, logFile: stand.logFile('soak'), env, nodeArguments }),
    );
  let server: BenchServer = await start();
  const statuses: Record<string, number> = {};
  const samples: { requests: number; mb: number }[] = [];
  let [done, lost, restarts, crashes] = [0, 0, 0, 0];
  const began = performance.now();
  while (done < options.soakRequests) {
    const ended = server.exited;
    const amount = Math.min(STRETCH, options.soakRequests - done);
    const taken = await sample(stand, server, {
      connections: 10,
      amount,
      requests: requests.flat(),
      unique: done % 4_000 === 0,
    });
    for (const [status, count] of Object.entries(taken.statuses)) statuses[status] = (statuses[status] ?? 0) + count;
    lost += taken.lost;
    done += amount;
    samples.push({ requests: done, mb: residentMb(server.pid) });
    if (residentMb(server.pid) === 0) {
      if ((await ended) === EXIT_RESTART) restarts += 1;
      else crashes += 1;
      server = await start();
    }
    if (samples.length % 5 === 0) stand.say(`${done} Abrufe, ${samples.at(-1)?.mb} MB`);
  }
  const seconds = (performance.now() - began) / 1_000;
  const half = samples.slice(Math.floor(samples.length / 2));
  return {
    requests: done,
    perSecond: done / seconds,
    heapMb: HEAP_MB,
    startMb: samples[0]?.mb ?? 0,
    endMb: samples.at(-1)?.mb ?? 0,
    highestMb: Math.max(...samples.map(({ mb }) => mb)),
    slopeMb: slope(half) * 10_000,
    samples,
    restarts,
    crashes,
    statuses,
    lost,
  };
}

/** Least squares. */
function slope(points: readonly { requests: number; mb: number }[]): number {
  const count = Math.max(1, points.length);
  const meanX = points.reduce((sum, { requests }) => sum + requests, 0) / count;
  const meanY = points.reduce((sum, { mb }) => sum + mb, 0) / count;
  const spread = points.reduce((sum, { requests }) => sum + (requests - meanX) ** 2, 0);
  if (spread === 0) return 0;
  return points.reduce((sum, { requests, mb }) => sum + (requests - meanX) * (mb - meanY), 0) / spread;
}
