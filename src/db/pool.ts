import pg from 'pg';
import { getEnv } from '#src/server/env.ts';

/** Longest a statement may run on the server, and longest the app waits for any answer, in milliseconds. */
const STATEMENT_TIMEOUT_MS = 2_000;
const ANSWER_TIMEOUT_MS = 2_200;
/** Longest wait for a free connection: a page must be able to say "not reachable" within 3 s. */
const CONNECT_TIMEOUT_MS = 1_500;

/** Connections beside the pool for counters of attempts, per process. */
const COUNTER_CONNECTIONS = 2;

let pool: pg.Pool | undefined;
let counterPool: pg.Pool | undefined;

/**
 * The pool of this process. Every connection acts as `allmende_app`, a role that owns nothing, whatever the login of
 * DATABASE_URL is, so that row-level security always applies.
 */
export function getPool(): pg.Pool {
  pool ??= createPool(getEnv().DB_POOL_SIZE);
  return pool;
}

/**
 * A small pool for counters of attempts. They are asked within transactions and must outlive a rollback: taken from the
 * one pool, as many transactions as it has connections would all wait for one more.
 */
export function getCounterPool(): pg.Pool {
  counterPool ??= createPool(COUNTER_CONNECTIONS);
  return counterPool;
}

function createPool(max: number): pg.Pool {
  const created = new pg.Pool({
    connectionString: getEnv().DATABASE_URL,
    max,
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
  created.on('error', () => {});
  return created;
}

/** Closes all connections; for command-line tools and tests. */
export async function closePool(): Promise<void> {
  const closing = [pool, counterPool];
  pool = undefined;
  counterPool = undefined;
  await Promise.all(closing.map((open) => open?.end()));
}
