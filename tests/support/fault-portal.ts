import type pg from 'pg';
import { type CastActor, castActors } from './actors.ts';
import { startTestCluster, type TestCluster } from './cluster.ts';
import { plantStage, type Stage } from './matrix-other-commands.ts';
import { type Secrets, secretsOf } from './matrix-secrets.ts';
import { plantSubjects, type Subject } from './matrix-subjects.ts';
import { type Portal, type PortalOptions, startPortal } from './portal.ts';
import { createDatabase, type TestDatabase, withClient } from './template-database.ts';

/** The built portal before a database of its own, in a cluster that may be killed and frozen. */
export interface FaultPortal {
  readonly cluster: TestCluster;
  readonly database: TestDatabase;
  readonly cast: readonly CastActor[];
  readonly subjects: readonly Subject[];
  readonly stage: Stage;
  readonly secrets: Secrets;
  /** The running server; another one after `restart`. */
  readonly portal: Portal;
  /** Runs on a connection that row-level security does not bind: for arranging and checking. */
  asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  /** Starts the server again after it was killed, on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything: demo stories, the cast of the matrix with open sessions, and the server. */
export async function startFaultPortal(env: PortalOptions['env'] = {}): Promise<FaultPortal> {
  const cluster = await startTestCluster();
  try {
    const database = await createDatabase(cluster.adminUrl, 'demo');
    const superuserUrl = new URL(cluster.adminUrl);
    superuserUrl.pathname = `/${database.name}`;
    const asSuperuser = <T>(work: (client: pg.Client) => Promise<T>) => withClient(superuserUrl.href, work);
    const planted = await asSuperuser(async (client) => {
      const { subjects, bodies } = await plantSubjects(client);
      const cast = await castActors(client, bodies);
      const lead = subjects.find(({ key }) => key === 'submitted_approval')?.leadBodyId ?? '';
      const stage = await plantStage(client, cast, lead);
      return { subjects, cast, stage, secrets: await secretsOf(client) };
    });
    const options = { databaseUrl: database.appUrl, env: { PUBLIC_CACHE_SECONDS: '0', LOG_LEVEL: 'warn', ...env } };
    let portal = await startPortal(options);
    return {
      ...planted,
      cluster,
      database,
      asSuperuser,
      get portal() {
        return portal;
      },
      async restart() {
        portal = await startPortal({ ...options, port: Number(new URL(portal.url).port) });
      },
      async stop() {
        await portal.stop();
        await cluster.stop();
      },
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** What came back. */
export interface Answer {
  readonly status: number;
  /** Path a redirect leads to, or null. */
  readonly location: string | null;
  readonly headers: Headers;
  readonly text: string;
  readonly milliseconds: number;
}

/** One request as a browser of this actor sends it; redirects are not followed. */
export async function ask(
  portal: Portal,
  path: string,
  actor: CastActor | null,
  init: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: FormData | string;
  } = {},
): Promise<Answer> {
  const started = performance.now();
  const response = await fetch(new URL(path, portal.url), {
    method: init.method ?? 'GET',
    redirect: 'manual',
    headers: {
      ...(actor ? { Cookie: `allmende.session=${actor.token}` } : {}),
      ...(init.method === 'POST' ? { Origin: portal.url, 'Sec-Fetch-Site': 'same-origin' } : {}),
      ...init.headers,
    },
    ...(init.body === undefined ? {} : { body: init.body }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  const target = response.headers.get('location');
  return {
    status: response.status,
    location: target === null ? null : new URL(target, portal.url).pathname,
    headers: response.headers,
    text,
    milliseconds: performance.now() - started,
  };
}

/** Runs `work` over all items, so many at a time. */
export async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = [...items];
  const runner = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, runner));
}
