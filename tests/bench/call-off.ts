import { randomUUID } from 'node:crypto';
import { SCALE_PURCHASES } from '#prisma/seed/scale-procurement.ts';
import { type BenchDatabase, withClient } from './cluster.ts';
import { formPosts } from './decision.ts';
import type { LoadRequest } from './load-job.ts';
import type { BenchServer } from './servers.ts';

/** A call-off somebody asks for: each post is a new one, spread over the contracts of the running purchase. */
export interface CallOffCase {
  readonly contractId: string;
  readonly bodyId: string;
  /** Tells this one from all others in the database. */
  readonly budgetLine: string;
}

/** As many call-offs to come; `bodyId` is whose caller posts. */
export function prepareCallOffs(database: BenchDatabase, bodyId: string, count: number): Promise<CallOffCase[]> {
  return withClient(database.adminUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM contract WHERE procurement_id = $1 ORDER BY id',
      [SCALE_PURCHASES.running],
    );
    return Array.from({ length: count }, (_, index) => ({
      contractId: rows[index % rows.length]?.id ?? '',
      bodyId,
      budgetLine: randomUUID(),
    }));
  });
}

const valuesOf = ({ contractId, bodyId, budgetLine }: CallOffCase) => ({
  contractId,
  bodyId,
  quantity: '1',
  budgetLine,
});
const pathOf = ({ contractId }: CallOffCase) => `/vertraege/${contractId}/abruf`;

/** The posts as a browser without JavaScript sends them. */
export function callOffPosts(
  server: BenchServer,
  cases: readonly CallOffCase[],
  cookie?: string,
): Promise<LoadRequest[]> {
  const posts = cases.map((one) => ({ path: pathOf(one), values: valuesOf(one) }));
  return formPosts(server, posts, 'contractId', cookie);
}

/** The same for the bare limit, which has no form page. */
export function bareCallOffPosts(cases: readonly CallOffCase[]): LoadRequest[] {
  return cases.map((one) => ({
    path: pathOf(one),
    method: 'POST' as const,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(valuesOf(one)).toString(),
  }));
}

/** How many of them are in the database now: what was answered must also be there. */
export function countCallOffs(database: BenchDatabase, cases: readonly CallOffCase[]): Promise<number> {
  return withClient(database.adminUrl, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      'SELECT count(*)::int FROM call_off WHERE budget_line = ANY($1)',
      [cases.map(({ budgetLine }) => budgetLine)],
    );
    return rows[0]?.count ?? 0;
  });
}
