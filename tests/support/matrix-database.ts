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
  const states = await client.query<{ name: string; state: string }>(
    // PostgreSQL may read large tables at the same time: without an order they come as they are ready.
    `${parts.join(' UNION ALL ')} ORDER BY name`,
  );
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

const KEPT = 'kept_rows';

/** Keeps a copy of all rows of all tables, for `restoreRows`. Runs as superuser. */
export async function keepRows(client: pg.Client): Promise<void> {
  const tables = await tablesOf(client);
  const copies = tables.map(({ name }) => `CREATE TABLE ${KEPT}."${name}" AS TABLE public."${name}"`);
  await client.query(
    [
      `CREATE SCHEMA ${KEPT}`,
      ...copies,
      `CREATE TABLE ${KEPT}.since AS SELECT pg_current_xact_id()::text::bigint AS xid`,
    ].join(';'),
  );
}

/**
 * Puts all rows back as `keepRows` found them; numbers drawn from sequences stay drawn. Only tables written to since are
 * touched: they hold a row of a later transaction, or another number of rows. Runs as superuser.
 */
export async function restoreRows(client: pg.Client): Promise<void> {
  const tables = await tablesOf(client);
  const { rows: changed } = await client.query<{ name: string }>(
    tables
      .map(
        ({ name }) => `SELECT '${name}' AS name WHERE EXISTS
          (SELECT FROM public."${name}" t, ${KEPT}.since WHERE t.xmin::text::bigint > since.xid)
          OR (SELECT count(*) FROM public."${name}") <> (SELECT count(*) FROM ${KEPT}."${name}")`,
      )
      .join(' UNION ALL '),
  );
  const statements = changed.flatMap(({ name }) => {
    const columns = tables.find((table) => table.name === name)?.columns;
    return [
      `DELETE FROM public."${name}"`,
      `INSERT INTO public."${name}" (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM ${KEPT}."${name}"`,
    ];
  });
  // As a replica: no trigger refuses to delete history or draws conclusions from rows that come back.
  const all = ['SET LOCAL session_replication_role = replica', ...statements];
  await client.query(`BEGIN;${all.join(';')};UPDATE ${KEPT}.since SET xid = pg_current_xact_id()::text::bigint;COMMIT`);
}

/** Tables with their columns, those left out that compute themselves. */
async function tablesOf(client: pg.Client): Promise<{ readonly name: string; readonly columns: string }[]> {
  const { rows } = await client.query<{ name: string; columns: string }>(
    `SELECT c.relname AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY c.relname`,
  );
  return rows;
}
