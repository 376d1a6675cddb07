import type { LoadGenerator } from './load.ts';
import type { LoadJob, LoadResult } from './load-job.ts';
import { foreignShare, readCpu } from './machine.ts';
import type { BenchServer } from './servers.ts';

/** One measured stretch. */
export interface Sample extends LoadResult {
  /** Processor time of the server and of PostgreSQL per answer, in milliseconds. */
  readonly serverMs: number;
  readonly databaseMs: number;
  /** Share of the machine others used meanwhile. */
  readonly foreign: number;
}

/** Medians over rotations. */
export interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly serverMs: number;
  readonly databaseMs: number;
  readonly foreign: number;
  /** Sums, not medians. */
  readonly answers: number;
  readonly errors: number;
  readonly lost: number;
  readonly statuses: Readonly<Record<string, number>>;
}

/** Above this share of foreign work a stretch says little; it is taken again, but not for ever. */
const FOREIGN_LIMIT = 0.15;
const MAX_REPEATS = 1;

/** What a stretch of load needs. */
export interface Stand {
  readonly load: LoadGenerator;
  readonly databasePid: number;
}

/** Puts one job on one server and reads what it cost. */
export async function sample(stand: Stand, server: BenchServer, job: Omit<LoadJob, 'url'>): Promise<Sample> {
  const before = readCpu(server.pid, stand.databasePid);
  const result = await stand.load.run({ ...job, url: server.url });
  const after = readCpu(server.pid, stand.databasePid);
  const answers = Math.max(1, result.answers);
  return {
    ...result,
    serverMs: (after.server - before.server) / answers,
    databaseMs: (after.database - before.database) / answers,
    foreign: foreignShare(before, after),
  };
}

/** As `sample`, but taken again while others use too much of the machine; the quietest stretch counts. */
export async function quietSample(stand: Stand, server: BenchServer, job: Omit<LoadJob, 'url'>): Promise<Sample> {
  let best = await sample(stand, server, job);
  for (let repeat = 0; repeat < MAX_REPEATS && best.foreign > FOREIGN_LIMIT; repeat += 1) {
    const next = await sample(stand, server, job);
    if (next.foreign < best.foreign) best = next;
  }
  return best;
}

/** The middle value; of an even number the lower one of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** Sums up the rotations of one cell of the table. */
export function summarize(samples: readonly Sample[]): Figures {
  const of = (key: 'perSecond' | 'p50' | 'p99' | 'serverMs' | 'databaseMs' | 'foreign') =>
    median(samples.map((taken) => taken[key]));
  const statuses: Record<string, number> = {};
  for (const taken of samples) {
    for (const [status, count] of Object.entries(taken.statuses)) statuses[status] = (statuses[status] ?? 0) + count;
  }
  const errors = Object.entries(statuses).reduce(
    (sum, [status, count]) => (Number(status) >= 400 ? sum + count : sum),
    0,
  );
  return {
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    serverMs: of('serverMs'),
    databaseMs: of('databaseMs'),
    foreign: of('foreign'),
    answers: samples.reduce((sum, { answers }) => sum + answers, 0),
    errors,
    lost: samples.reduce((sum, { lost }) => sum + lost, 0),
    statuses,
  };
}
