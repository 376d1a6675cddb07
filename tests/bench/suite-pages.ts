import { bareCallOffPosts, type CallOffCase, callOffPosts, countCallOffs, prepareCallOffs } from './call-off.ts';
import { type BenchDatabase, withClient } from './cluster.ts';
import { barePosts, countDecided, decisionPosts, prepareCases, type WaitingCase } from './decision.ts';
import type { LoadJob, LoadRequest } from './load-job.ts';
import { residentMb } from './machine.ts';
import { type Figures, quietSample, type Sample, sample, summarize } from './measure.ts';
import type { BenchOptions } from './options.ts';
import { type BenchPage, benchPages } from './pages.ts';
import { type SignedIn, signInPeople } from './people.ts';
import { type BenchServer, startBare, startPortal, startReferenceNext } from './servers.ts';
import type { TestStand } from './stand.ts';
import { countStatements } from './statements.ts';
import { type Weight, weigh } from './weight.ts';

const TARGETS = ['portal', 'next', 'bare'] as const;

export type Target = (typeof TARGETS)[number];

/** Rate and latency of the three at one number of connections. */
export interface Cell {
  readonly connections: number;
  readonly figures: Readonly<Record<Target, Figures>>;
}

export interface PageReport {
  readonly key: string;
  readonly title: string;
  readonly anonymous: boolean;
  readonly cells: readonly Cell[];
  /** Null for the command. */
  readonly statements: number | null;
  readonly weight: Weight | null;
  /** Plain size of the page. */
  readonly bytes: Readonly<Record<Target, number>> | null;
}

export interface PagesReport {
  readonly pages: readonly PageReport[];
  /** A page of the hand-written project with one sentence on it: what the framework alone weighs. */
  readonly emptyWeight: Weight;
  readonly skipped: readonly string[];
  readonly memory: { readonly before: number; readonly after: number; readonly requests: number };
  readonly decisions: PostedAndFound;
  readonly callOffs: PostedAndFound;
}

/** Posts that were answered with success, and what of them was found in the database. */
export interface PostedAndFound {
  readonly answered: number;
  readonly found: number;
}

type Servers = Readonly<Record<Target, BenchServer>>;

const MEMORY_REQUESTS = 10_000;

/** Rates of all pages and the command on portal and references, and what the pages weigh and ask. */
export async function measurePages(stand: TestStand, options: BenchOptions): Promise<PagesReport> {
  stand.say('Datenbank wird gefüllt ...');
  const history = { perYear: options.cooperations, years: options.years };
  const database = await stand.cluster.database('bench', options.municipalities, history);
  const servers = await startServers(stand, database);
  const signedIn = await withClient(database.adminUrl, signInPeople);
  const pages = await withClient(database.adminUrl, (client) => benchPages(client, signedIn));
  const reports: PageReport[] = [];
  const skipped: string[] = [];
  for (const page of pages) {
    const status = await statusOf(servers.portal, page);
    if (status === 200) reports.push(await measurePage(stand, options, database, servers, page));
    else skipped.push(`${page.title}: das Portal antwortet mit ${status}`);
  }
  const decision = await measureCommand(stand, options, servers, decisionCommand(database, servers, signedIn));
  const callOff = await measureCommand(stand, options, servers, callOffCommand(database, servers, signedIn));
  reports.push(decision.report, callOff.report);
  const memory = await measureMemory(stand, servers.portal, pages);
  const emptyWeight = await weigh(servers.next, { path: '/leer' });
  return { pages: reports, emptyWeight, skipped, memory, decisions: decision.done, callOffs: callOff.done };
}

async function startServers(stand: TestStand, database: BenchDatabase): Promise<Servers> {
  const cores = stand.cores?.server;
  return {
    portal: stand.keep(await startPortal(database, { cores, logFile: stand.logFile('portal') })),
    next: stand.keep(await startReferenceNext(database, cores, stand.logFile('next'))),
    bare: stand.keep(await startBare(database, cores, stand.logFile('bare'))),
  };
}

async function statusOf(server: BenchServer, page: BenchPage): Promise<number> {
  const [first] = page.portal;
  if (!first) return 0;
  const response = await fetch(`${server.url}${first.path}`, { headers: { ...first.headers }, redirect: 'manual' });
  await response.body?.cancel();
  return response.status;
}

const requestsOf = (page: BenchPage, target: Target) => (target === 'portal' ? page.portal : page.reference);

async function measurePage(
  stand: TestStand,
  options: BenchOptions,
  database: BenchDatabase,
  servers: Servers,
  page: BenchPage,
): Promise<PageReport> {
  stand.say(page.title);
  const job = (target: Target, connections: number): Omit<LoadJob, 'url'> => ({
    connections,
    seconds: options.seconds,
    requests: requestsOf(page, target),
    ...(page.unique ? { unique: true } : {}),
  });
  for (const target of TARGETS) {
    await sample(stand, servers[target], { ...job(target, 10), amount: options.warmUp });
  }
  const cells: Cell[] = [];
  for (const connections of options.connections) {
    const samples: Record<Target, Sample[]> = { portal: [], next: [], bare: [] };
    for (let rotation = 0; rotation < options.rotations; rotation += 1) {
      for (let turn = 0; turn < TARGETS.length; turn += 1) {
        const target = TARGETS[(rotation + turn) % TARGETS.length] ?? 'portal';
        samples[target].push(await quietSample(stand, servers[target], job(target, connections)));
      }
    }
    cells.push({
      connections,
      figures: { portal: summarize(samples.portal), next: summarize(samples.next), bare: summarize(samples.bare) },
    });
  }
  const [portalRequest] = page.portal;
  const once = page.key === 'publicListCold';
  return {
    key: page.key,
    title: page.title,
    anonymous: page.anonymous === true,
    cells,
    statements: portalRequest
      ? await countStatements(database, servers.portal, portalRequest, page.anonymous === true)
      : null,
    weight: once || !portalRequest ? null : await weigh(servers.portal, portalRequest),
    bytes: await plainBytes(servers, page),
  };
}

async function plainBytes(servers: Servers, page: BenchPage): Promise<Record<Target, number>> {
  const bytes = { portal: 0, next: 0, bare: 0 };
  for (const target of TARGETS) {
    const [request] = requestsOf(page, target);
    if (!request) continue;
    const response = await fetch(`${servers[target].url}${request.path}`, {
      headers: { ...request.headers, 'accept-encoding': 'identity' },
    });
    bytes[target] = (await response.arrayBuffer()).byteLength;
  }
  return bytes;
}

/** Posts of one stretch; each consumes a prepared case, so that all connections get the same number of them. */
const postsFor = (connections: number, options: BenchOptions) =>
  connections *
  Math.max(1, Math.round((Math.min(400, 60 * options.seconds) * (connections === 1 ? 0.3 : 1)) / connections));

/** A command that is posted as a form: how posts are prepared and found again. */
interface BenchCommand<Case> {
  readonly key: string;
  readonly title: string;
  prepare(count: number): Promise<readonly Case[]>;
  posts(target: Target, cases: readonly Case[]): Promise<LoadRequest[]> | LoadRequest[];
  /** How many of the cases are in the database. */
  count(cases: readonly Case[]): Promise<number>;
}

/** Approving a cooperation: one prepared case per post. */
function decisionCommand(database: BenchDatabase, servers: Servers, signedIn: SignedIn): BenchCommand<WaitingCase> {
  return {
    key: 'decision',
    title: 'Genehmigung (Formular ohne JavaScript)',
    prepare: (count) => prepareCases(database, count),
    posts: (target, cases) =>
      target === 'bare'
        ? barePosts(cases)
        : decisionPosts(servers[target], cases, target === 'portal' ? signedIn.decider : undefined),
    count: (cases) => countDecided(database, cases),
  };
}

/** Calling off from a framework agreement. */
function callOffCommand(database: BenchDatabase, servers: Servers, signedIn: SignedIn): BenchCommand<CallOffCase> {
  return {
    key: 'callOff',
    title: 'Abruf (Formular ohne JavaScript)',
    prepare: (count) => prepareCallOffs(database, signedIn.callerBodyId, count),
    posts: (target, cases) =>
      target === 'bare'
        ? bareCallOffPosts(cases)
        : callOffPosts(servers[target], cases, target === 'portal' ? signedIn.caller : undefined),
    count: (cases) => countCallOffs(database, cases),
  };
}

async function measureCommand<Case>(
  stand: TestStand,
  options: BenchOptions,
  servers: Servers,
  command: BenchCommand<Case>,
): Promise<{ report: PageReport; done: PostedAndFound }> {
  stand.say(command.title);
  const warmUp = 40;
  const perTarget = warmUp + options.rotations * options.connections.reduce((sum, c) => sum + postsFor(c, options), 0);
  const all = await command.prepare(perTarget * TARGETS.length);
  const pools: Record<Target, Case[]> = { portal: [], next: [], bare: [] };
  all.forEach((waiting, index) => void pools[TARGETS[index % TARGETS.length] ?? 'portal'].push(waiting));
  const mine = [...pools.portal];
  const post = async (target: Target, connections: number, count: number) => {
    const requests = await command.posts(target, pools[target].splice(0, count));
    return sample(stand, servers[target], { connections, amount: requests.length, requests, once: true });
  };
  let answered = 0;
  const countAnswered = (target: Target, taken: Sample) => {
    if (target === 'portal') answered += taken.statuses['303'] ?? 0;
    return taken;
  };
  for (const target of TARGETS) countAnswered(target, await post(target, 10, warmUp));
  const cells: Cell[] = [];
  for (const connections of options.connections) {
    const samples: Record<Target, Sample[]> = { portal: [], next: [], bare: [] };
    for (let rotation = 0; rotation < options.rotations; rotation += 1) {
      for (let turn = 0; turn < TARGETS.length; turn += 1) {
        const target = TARGETS[(rotation + turn) % TARGETS.length] ?? 'portal';
        samples[target].push(countAnswered(target, await post(target, connections, postsFor(connections, options))));
      }
    }
    cells.push({
      connections,
      figures: { portal: summarize(samples.portal), next: summarize(samples.next), bare: summarize(samples.bare) },
    });
  }
  const { key, title } = command;
  const report: PageReport = { key, title, anonymous: false, cells, statements: null, weight: null, bytes: null };
  return { report, done: { answered, found: await command.count(mine) } };
}

async function measureMemory(
  stand: TestStand,
  portal: BenchServer,
  pages: readonly BenchPage[],
): Promise<PagesReport['memory']> {
  stand.say(`Speicher nach ${MEMORY_REQUESTS} Abrufen`);
  const requests = pages.filter((page) => page.key !== 'dashboard').flatMap((page) => page.portal);
  const before = residentMb(portal.pid);
  const result = await sample(stand, portal, { connections: 10, amount: MEMORY_REQUESTS, requests });
  return { before, after: residentMb(portal.pid), requests: result.answers };
}
