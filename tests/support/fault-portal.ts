import type pg from 'pg';
import { disconnectClient } from '#src/db/client.ts';
import { closePool } from '#src/db/pool.ts';
import { type CastActor, castActors } from './actors.ts';
import { startTestCluster, type TestCluster } from './cluster.ts';
import { plantStage, type Stage } from './matrix-other-commands.ts';
import { PAGE_STAGES } from './matrix-purchase-pages.ts';
import { plantDemandMarkers } from './matrix-purchase-secrets.ts';
import { type PurchaseBodies, type PurchaseWorld, plantPurchases, takePurchaseBodies } from './matrix-purchases.ts';
import { plantPurchasing } from './matrix-purchasing-commands.ts';
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
  /** Purchases in all phases of confidentiality; only where they were asked for. */
  readonly purchases: PurchaseWorld | null;
  /** The running server; another one after `restart`. */
  readonly portal: Portal;
  /** Runs on a connection that row-level security does not bind: for arranging and checking. */
  asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  /** Starts the server again after it was killed, on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything: demo stories, the cast of the matrix with open sessions, and the server. */
export async function startFaultPortal(
  env: PortalOptions['env'] = {},
  options: { readonly purchases?: boolean } = {},
): Promise<FaultPortal> {
  const cluster = await startTestCluster();
  try {
    const database = await createDatabase(cluster.adminUrl, 'demo');
    const superuserUrl = new URL(cluster.adminUrl);
    superuserUrl.pathname = `/${database.name}`;
    const asSuperuser = <T>(work: (client: pg.Client) => Promise<T>) => withClient(superuserUrl.href, work);
    const planted = await asSuperuser(async (client) => {
      const { subjects, bodies } = await plantSubjects(client);
      const purchase = options.purchases ? await takePurchaseBodies(client) : null;
      const everyBody = new Map([...bodies, ...(purchase?.all ?? [])].map((body) => [body.id, body]));
      const cast = await castActors(client, [...everyBody.values()]);
      const lead = subjects.find(({ key }) => key === 'submitted_approval')?.leadBodyId ?? '';
      const stage = await plantStage(client, cast, lead);
      const purchases = purchase
        ? await actAgainst(database.appUrl, () => plantAll(client, cast, purchase.parts))
        : null;
      return { subjects, cast, stage, purchases, secrets: await secretsOf(client) };
    });
    const portalOptions = {
      databaseUrl: database.appUrl,
      env: { PUBLIC_CACHE_SECONDS: '0', LOG_LEVEL: 'warn', ...env },
    };
    let portal = await startPortal(portalOptions);
    return {
      ...planted,
      cluster,
      database,
      asSuperuser,
      get portal() {
        return portal;
      },
      async restart() {
        portal = await startPortal({ ...portalOptions, port: Number(new URL(portal.url).port) });
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

async function plantAll(client: pg.Client, cast: readonly CastActor[], bodies: PurchaseBodies): Promise<PurchaseWorld> {
  const world = await plantPurchases(client, cast, bodies, PAGE_STAGES);
  await plantPurchasing(client, world);
  await plantDemandMarkers(client);
  return world;
}

/** Lets commands of this process run against a database, and lets go of it. */
async function actAgainst<T>(url: string, work: () => Promise<T>): Promise<T> {
  process.env.DATABASE_URL = url;
  try {
    return await work();
  } finally {
    await disconnectClient();
    await closePool();
    delete process.env.DATABASE_URL;
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
