import pg from 'pg';
import { getEnv } from '#src/server/env.ts';

/** Longest a statement may run on the server, and longest the app waits for any answer, in milliseconds. */
const STATEMENT_TIMEOUT_MS = 2_000;
const ANSWER_TIMEOUT_MS = 2_200;
/** Longest wait for a free connection: a page must be able to say "not reachable" within 3 s. */
const CONNECT_TIMEOUT_MS = 1_500;

let pool: pg.Pool | undefined;

/**
 * The one connection pool of this process. Every connection acts as `allmende_app`, a role that owns nothing, whatever
 * the login of DATABASE_URL is, so that row-level security always applies.
 */
export function getPool(): pg.Pool {
  if (pool) return pool;
  const env = getEnv();
  pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: env.DB_POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    query_timeout: ANSWER_TIMEOUT_MS,
    application_name: 'allmende',
    options: [
      '-c role=allmende_app',
      `-c statement_timeout=${STATEMENT_TIMEOUT_MS}`,
      `-c lock_timeout=${STATEMENT_TIMEOUT_MS}`,
      '-c idle_in_transaction_session_timeout=10000',
      '-c timezone=UTC',
    ].join(' '),
  });
  // An idle connection that breaks (database restart) is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

/** Closes all connections; for command-line tools and tests. */
export async function closePool(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await closing?.end();
}
