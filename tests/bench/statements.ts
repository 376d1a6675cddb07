import type { BenchDatabase } from './cluster.ts';
import { withClient } from './cluster.ts';
import type { LoadRequest } from './load-job.ts';
import type { BenchServer } from './servers.ts';

/** Requests per count: workers and probes, which ask now and then, stay below one per request and fall away. */
const REQUESTS = 40;

/** SQL statements a page costs, transaction brackets and session included, as PostgreSQL itself counts them. */
export async function countStatements(
  database: BenchDatabase,
  server: BenchServer,
  request: LoadRequest,
  unique: boolean,
): Promise<number> {
  const ask = async (serial: number) => {
    const mark = request.path.includes('?') ? '&' : '?';
    const path = unique ? `${request.path}${mark}z=${process.pid}${serial}` : request.path;
    const response = await fetch(`${server.url}${path}`, { headers: { ...request.headers }, redirect: 'manual' });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${request.path} answered ${response.status}`);
  };
  // What a process asks once (choices of a filter, connections) is no cost of the page.
  for (let i = 0; i < 15; i += 1) await ask(i);
  return withClient(database.adminUrl, async (client) => {
    await client.query('SELECT pg_stat_statements_reset()');
    for (let i = 0; i < REQUESTS; i += 1) await ask(1_000 + i);
    const { rows } = await client.query<{ calls: number }>(
      `SELECT calls::int FROM pg_stat_statements JOIN pg_database d ON d.oid = dbid
       WHERE d.datname = current_database() AND toplevel`,
    );
    return rows.reduce((sum, { calls }) => sum + Math.floor(calls / REQUESTS), 0);
  });
}
