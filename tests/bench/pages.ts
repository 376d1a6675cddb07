import type pg from 'pg';
import { SCALE_PURCHASES } from '#prisma/seed/scale-procurement.ts';
import type { LoadRequest } from './load-job.ts';
import type { SignedIn } from './people.ts';

/** One page under measurement, on the portal and on both references. */
export interface BenchPage {
  readonly key:
    | 'list'
    | 'publicList'
    | 'publicListCold'
    | 'cooperation'
    | 'publicCooperation'
    | 'dashboard'
    | 'purchase'
    | 'survey';
  readonly title: string;
  readonly portal: readonly LoadRequest[];
  readonly reference: readonly LoadRequest[];
  /** Every request gets an address of its own, so that the portal has to render it. */
  readonly unique?: boolean;
  /** Nobody is signed in: these pages are held against the bare limit. */
  readonly anonymous?: boolean;
}

/** Addresses a load goes through, so that no single row or page is always the same. */
const CASES = 60;
const LIST_PAGES = 8;

/** The list in its orders, page by page: fifty rows each. */
function listPaths(): string[] {
  const orders = ['', 'sortierung=einwohner', 'sortierung=einwohner&richtung=ab', 'sortierung=flaeche', 'richtung=ab'];
  return Array.from({ length: LIST_PAGES }, (_, index) => index + 1).flatMap((page) =>
    orders.map((order) => {
      const query = [order, page > 1 ? `seite=${page}` : ''].filter((part) => part !== '').join('&');
      return query === '' ? '/kommunen' : `/kommunen?${query}`;
    }),
  );
}

/** Cooperations that went the whole way: every part of the page is filled. */
async function casePaths(client: pg.Client, signedIn: SignedIn): Promise<{ paths: string[]; cookie: string }> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM cooperation WHERE status IN ('active', 'approved', 'noted') AND NOT historic ORDER BY id LIMIT $1`,
    [CASES],
  );
  return { paths: rows.map(({ id }) => `/kooperationen/${id}`), cookie: signedIn.coordinator };
}

/** What is measured, in the order of the table. */
export async function benchPages(client: pg.Client, signedIn: SignedIn): Promise<BenchPage[]> {
  const as = (paths: readonly string[], cookie?: string): LoadRequest[] =>
    paths.map((path) => (cookie ? { path, headers: { cookie } } : { path }));
  const lists = listPaths();
  const cases = await casePaths(client, signedIn);
  const purchases = [SCALE_PURCHASES.survey, SCALE_PURCHASES.running].map((id) => `/beschaffungen/${id}`);
  const survey = `/beschaffungen/${SCALE_PURCHASES.survey}/bedarf/auswertung`;
  return [
    { key: 'list', title: 'Kommunenliste, angemeldet', portal: as(lists, signedIn.editor), reference: as(lists) },
    {
      key: 'publicList',
      title: 'Kommunenliste, öffentlich',
      portal: as(lists),
      reference: as(lists),
      anonymous: true,
    },
    {
      key: 'publicListCold',
      title: 'Kommunenliste, öffentlich, jede Adresse neu',
      portal: as(lists),
      reference: as(lists),
      unique: true,
      anonymous: true,
    },
    {
      key: 'cooperation',
      title: 'Kooperation, angemeldet',
      portal: as(cases.paths, cases.cookie),
      reference: as(cases.paths),
    },
    {
      key: 'publicCooperation',
      title: 'Kooperation, öffentlich',
      portal: as(cases.paths),
      reference: as(cases.paths),
      anonymous: true,
    },
    {
      key: 'dashboard',
      title: 'Übersicht des Landes',
      portal: as(['/start'], signedIn.coordinator),
      reference: as(['/start']),
    },
    {
      key: 'purchase',
      title: 'Beschaffung, angemeldet',
      portal: as(purchases, signedIn.buyer),
      reference: as(purchases),
    },
    {
      key: 'survey',
      title: 'Auswertung der Bedarfsabfrage (290 × 10)',
      portal: as([survey], signedIn.buyer),
      reference: as([survey]),
    },
  ];
}
