import type pg from 'pg';
import type { Actor } from '#src/policy/actor.ts';
import { getPool } from './pool.ts';
import { getReportLane, type ReportPart } from './report-lane.ts';
import { type DatabaseScope, SYSTEM_SCOPE, scopeOf } from './scope.ts';
import type { Sql } from './sql.ts';

/**
 * Runs one SQL statement (built with `sql`) and returns its rows. A statement whose text never varies may be given a name:
 * each connection then plans it once, which for a page's large statements costs more than running them.
 */
export type Query = <Row extends object>(statement: Sql, name?: string) => Promise<Row[]>;

/**
 * Whether PostgreSQL plans for the values of each call. Left to itself it goes on planning a large named statement for
 * each call as soon as a database is big (20 ms of the Land's home page), because the values promise a cheaper plan.
 */
type Planning = 'by_value' | 'once';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Both go into one simple-protocol message as literals, so they are checked to the letter first. */
function uuidLiteral(value: string | null): string {
  if (value === null) return "''";
  if (!UUID.test(value)) throw new Error('actor ids must be UUIDs');
  return `'${value}'`;
}

/** Statement that tells row-level security who asks, for the length of the transaction. */
export function setScopeStatement(scope: DatabaseScope): string {
  return `SELECT set_config('allmende.person',${uuidLiteral(scope.personId)},true),set_config('allmende.body',${uuidLiteral(
    scope.bodyId,
  )},true),set_config('allmende.scope','${scope.scope}',true)`;
}

async function readInScope<T>(
  scope: DatabaseScope,
  read: (query: Query) => Promise<T>,
  planning: Planning = 'by_value',
): Promise<T> {
  const client = await getPool().connect();
  let broken: Error | boolean = true;
  try {
    const planOnce = planning === 'once' ? ",set_config('plan_cache_mode','force_generic_plan',true)" : '';
    // BEGIN and the scope travel in one message: one round trip, two statements.
    await client.query(`BEGIN READ ONLY;${setScopeStatement(scope)}${planOnce}`);
    const result = await read(queryOn(client));
    await client.query('COMMIT');
    broken = false;
    return result;
  } finally {
    // After any error the connection is thrown away rather than rolled back: a frozen database would not answer a ROLLBACK.
    client.release(broken);
  }
}

function queryOn(client: pg.PoolClient): Query {
  return async <Row extends object>(statement: Sql, name?: string) => {
    const { text, values } = statement;
    const result = await client.query<Row & pg.QueryResultRow>({ name, text, values });
    return result.rows;
  };
}

/**
 * Reads as the actor (or as an anonymous visitor) in one read-only transaction under row-level security.
 * @param planning `once` where every statement is named and its plan does not hang on the values
 */
export function readAs<T>(actor: Actor | null, read: (query: Query) => Promise<T>, planning?: Planning): Promise<T> {
  return readInScope(scopeOf(actor), read, planning);
}

/** Reads as the system: sign-in and workers only, never with the content of a request as the reason. */
export function readAsSystem<T>(read: (query: Query) => Promise<T>): Promise<T> {
  return readInScope(SYSTEM_SCOPE, read);
}

/** One statement over public facts (register, publications), without a transaction: anonymous scope sees them all. */
export async function readPublic<Row extends object>(statement: Sql): Promise<Row[]> {
  const result = await getPool().query<Row & pg.QueryResultRow>({ text: statement.text, values: statement.values });
  return result.rows;
}

/**
 * `readAs` for exports: few of them at a time hold a connection, so that however many are asked for, pages and sign-in
 * find one. Throws ReportsBusyError when there was no place in time or the report took too long.
 */
export function reportAs<T>(actor: Actor, part: ReportPart, read: (query: Query) => Promise<T>): Promise<T> {
  return getReportLane()(part, () => readAs(actor, read));
}

/** `readPublic` for exports; see `reportAs`. */
export function reportPublic<Row extends object>(part: ReportPart, statement: Sql): Promise<Row[]> {
  return getReportLane()(part, () => readPublic<Row>(statement));
}
