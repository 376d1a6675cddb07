import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import type * as transactions from '#src/db/transaction.ts';

/** A transaction that did everything and is taken back: carries its value out. */
class Rehearsed extends Error {
  readonly value: unknown;
  constructor(value: unknown) {
    super('rehearsed');
    this.value = value;
  }
}

const rehearsing = new AsyncLocalStorage<true>();

/** Runs commands for real, constraints included, but takes their transactions back: the next cell finds the same rows. */
export function rehearse<T>(run: () => Promise<T>): Promise<T> {
  return rehearsing.run(true, run);
}

/**
 * For `vi.mock('#src/db/transaction.ts', ...)`: transactions inside `rehearse` end with a rollback, all others are as
 * they are.
 */
export function withRehearsals(real: typeof transactions): typeof transactions {
  return {
    ...real,
    async transactionInScope(scope, write, options) {
      if (!rehearsing.getStore()) return real.transactionInScope(scope, write, options);
      type Value = Awaited<ReturnType<typeof write>>;
      try {
        return await real.transactionInScope(
          scope,
          async (tx, now): Promise<Value> => {
            const value = await write(tx, now);
            await tx.$executeRawUnsafe('SET CONSTRAINTS ALL IMMEDIATE');
            throw new Rehearsed(value);
          },
          options,
        );
      } catch (error) {
        if (error instanceof Rehearsed) return error.value as Value;
        throw error;
      }
    },
  };
}

/** Tables that count attempts or sights and may change by being looked at. */
const COUNTERS = ['rate_limit'];

/** Everything in the database as one number of rows and one hash per table, for "nothing changed". Runs as superuser. */
export async function fingerprint(client: pg.Client): Promise<Readonly<Record<string, string>>> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND relname <> ALL($1) ORDER BY relname`,
    [COUNTERS],
  );
  const parts = rows.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS state FROM "${name}" t`,
  );
  const states = await client.query<{ name: string; state: string }>(parts.join(' UNION ALL '));
  return Object.fromEntries(states.rows.map(({ name, state }) => [name, state]));
}

/** Number of the last audit entry: the cheapest sign that something was done. */
export async function auditHead(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ sequence: string }>('SELECT sequence::text FROM audit_head');
  return rows[0]?.sequence ?? '';
}

/** Runs one cell; what comes back is what a form's action would have to tell. */
export async function outcomeOf(
  run: () => Promise<{ readonly ok: boolean; readonly reason?: string }>,
): Promise<string> {
  try {
    const outcome = await run();
    return outcome.ok ? 'done' : 'refused';
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    return typeof code === 'string' ? code : String(error);
  }
}
