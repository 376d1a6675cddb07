import { type BenchDatabase, withClient } from './cluster.ts';
import type { LoadJob } from './load-job.ts';
import { median, quietSample, type Sample, sample } from './measure.ts';
import type { BenchOptions } from './options.ts';
import { type BenchPage, benchPages } from './pages.ts';
import { signInPeople } from './people.ts';
import { type BenchServer, startPortal } from './servers.ts';
import type { TestStand } from './stand.ts';
import { countStatements } from './statements.ts';

/** What growth costs one page: the same load on a small and on a big database, turn by turn. */
export interface Growth {
  readonly title: string;
  readonly small: string;
  readonly big: string;
  /** Median answer time in milliseconds at one connection. */
  readonly smallMs: number;
  readonly bigMs: number;
  /** Median over rotations of the ratio of neighbouring stretches. */
  readonly ratio: number;
  /** PostgreSQL's processor time per page in milliseconds. */
  readonly smallDatabaseMs: number;
  readonly bigDatabaseMs: number;
  readonly bigStatements: number;
}

export interface ScaleReport {
  readonly growths: readonly Growth[];
  readonly skipped: readonly string[];
}

interface Side {
  readonly label: string;
  readonly database: BenchDatabase;
  readonly server: BenchServer;
  readonly pages: readonly BenchPage[];
}

const MANY_MUNICIPALITIES = 11_000;
const MANY_YEARS = 100;
/** Short stretches taken in turn: what else the machine does then meets both sides alike. */
const TURNS = 4;

/** 421 to 11,000 municipalities for the lists, 1 to 100 years for everything that has a history. */
export async function measureScale(stand: TestStand, options: BenchOptions): Promise<ScaleReport> {
  const perYear = options.cooperations;
  stand.say('Kleine Datenbank: 421 Kommunen, 1 Jahr');
  const small = await openSide(stand, 'small', '421 Kommunen, 1 Jahr', 421, perYear, 1);
  stand.say('Große Datenbank: 11.000 Kommunen, 1 Jahr');
  const wide = await openSide(stand, 'wide', '11.000 Kommunen, 1 Jahr', MANY_MUNICIPALITIES, perYear, 1);
  stand.say('Alte Datenbank: 421 Kommunen, 100 Jahre');
  const old = await openSide(stand, 'old', '421 Kommunen, 100 Jahre', 421, perYear, MANY_YEARS);
  const plan = [
    ...(['list', 'publicListCold'] as const).map((key) => ({ key, big: wide })),
    ...(['dashboard', 'cooperation', 'list'] as const).map((key) => ({ key, big: old })),
  ];
  const growths: Growth[] = [];
  const skipped: string[] = [];
  for (const { key, big } of plan) {
    const growth = await measureGrowth(stand, options, key, small, big);
    if (growth) growths.push(growth);
    else skipped.push(`${key}: antwortet nicht mit 200`);
  }
  return { growths, skipped };
}

async function openSide(
  stand: TestStand,
  name: string,
  label: string,
  municipalities: number,
  perYear: number,
  years: number,
): Promise<Side> {
  const database = await stand.cluster.database(name, municipalities, { perYear, years });
  const server = stand.keep(
    await startPortal(database, { cores: stand.cores?.server, logFile: stand.logFile(`portal-${name}`) }),
  );
  const signedIn = await withClient(database.adminUrl, signInPeople);
  const pages = await withClient(database.adminUrl, (client) => benchPages(client, signedIn));
  return { label, database, server, pages };
}

async function measureGrowth(
  stand: TestStand,
  options: BenchOptions,
  key: BenchPage['key'],
  small: Side,
  big: Side,
): Promise<Growth | null> {
  const sides = [small, big].map((side) => ({ side, page: side.pages.find((page) => page.key === key) }));
  const [first, second] = sides;
  if (!first?.page || !second?.page) return null;
  stand.say(`${first.page.title}: ${small.label} gegen ${big.label}`);
  for (const { side, page } of sides) {
    const warm = page && (await sample(stand, side.server, { ...jobOf(page), amount: options.warmUp }));
    if (!warm || (warm.statuses['200'] ?? 0) === 0) return null;
  }
  const samples: { small: Sample; big: Sample }[] = [];
  for (let turn = 0; turn < TURNS * options.rotations; turn += 1) {
    const seconds = Math.max(1, Math.round(options.seconds / 2));
    const job = (page: BenchPage) => ({ ...jobOf(page), seconds });
    samples.push({
      small: await quietSample(stand, small.server, job(first.page)),
      big: await quietSample(stand, big.server, job(second.page)),
    });
  }
  const of = (side: 'small' | 'big', figure: 'p50' | 'databaseMs') => median(samples.map((pair) => pair[side][figure]));
  const [request] = second.page.portal;
  return {
    title: first.page.title,
    small: small.label,
    big: big.label,
    smallMs: of('small', 'p50'),
    bigMs: of('big', 'p50'),
    ratio: median(samples.map((pair) => pair.big.p50 / pair.small.p50)),
    smallDatabaseMs: of('small', 'databaseMs'),
    bigDatabaseMs: of('big', 'databaseMs'),
    bigStatements: request
      ? await countStatements(big.database, big.server, request, second.page.anonymous === true)
      : 0,
  };
}

function jobOf(page: BenchPage): Omit<LoadJob, 'url'> {
  return { connections: 1, requests: page.portal, ...(page.unique ? { unique: true } : {}) };
}
