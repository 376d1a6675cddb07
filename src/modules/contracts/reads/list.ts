import { EMPTY_PAGE, type Page, type Paging, readPage } from '#src/db/page.ts';
import { readAs } from '#src/db/read.ts';
import { reportInBatches, reportOf } from '#src/db/report.ts';
import { join, type Sql, sql } from '#src/db/sql.ts';
import { isId } from '#src/modules/cooperations/domain/addresses.ts';
import { MAX_PAGE } from '#src/modules/procurement/domain/list-query.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canListContracts, canViewContract } from '#src/policy/contracts.ts';
import { oversees } from '#src/policy/cooperations.ts';
import { type ContractListQuery, type ContractSort, PAGE_SIZE } from '../domain/list-query.ts';
import { type ContractRow, contractColumns } from './contract-record.ts';

/** As the list of purchases is cut. */
export const PAGING: Paging = { size: PAGE_SIZE, most: MAX_PAGE };
const LIMIT = MAX_PAGE * PAGE_SIZE;
const TODAY = sql`(now() AT TIME ZONE 'Europe/Berlin')::date`;

/** `contract AS c` in the actor's reach; by index for a body, by row-level security for the Land's oversight. */
export function contractsInReach(actor: Actor): Sql {
  if (oversees(actor)) return sql`contract c`;
  return sql`contract c JOIN (SELECT DISTINCT a.contract_id FROM contract_access a WHERE a.body_id = ${actor.bodyId}::uuid) AS own
    ON own.contract_id = c.id`;
}

/** Each word of a search must occur in one of the texts; the signs LIKE would read as a pattern are escaped. */
export function matches(search: string, text: Sql): Sql {
  const words = search.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return sql`true`;
  const likes = words.slice(0, 8).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  return join(
    likes.map((like) => sql`${text} ILIKE ${like}`),
    ' AND ',
  );
}

/** What a query of the list asks for. */
export function contractConditions(query: ContractListQuery): Sql {
  const all: Sql[] = [matches(query.search, sql`(c.title || ' ' || c.supplier_name || ' ' || c.reference)`)];
  if (query.status) all.push(sql`c.status = ${query.status}`);
  if (query.kind) all.push(query.kind === 'joint' ? sql`c.procurement_id IS NOT NULL` : sql`c.procurement_id IS NULL`);
  if (query.endsWithin)
    all.push(sql`c.status IN ('running', 'exhausted') AND c.ends_on >= ${TODAY}
      AND c.ends_on <= ${TODAY} + make_interval(months => ${query.endsWithin}::int)`);
  return join(all, ' AND ');
}

const OVER = sql`c.status IN ('ended', 'terminated')`;
const CALLED = sql`greatest(c.called_value_cents::numeric / nullif(c.max_value_cents, 0),
  c.called_quantity::numeric / nullif(c.max_quantity, 0))`;

const COLUMNS: Record<ContractSort, Sql> = {
  end: sql`c.ends_on`,
  title: sql`lower(c.title)`,
  supplier: sql`lower(c.supplier_name)`,
  value: sql`coalesce(c.max_value_cents, c.original_value_cents)`,
  called: CALLED,
};

/** What runs comes before what is over, where ends are the order. */
function order({ sort, descending }: ContractListQuery): Sql {
  const column = COLUMNS[sort];
  const direction = descending ? sql`${column} DESC NULLS LAST` : sql`${column} NULLS LAST`;
  return sort === 'end' ? sql`${OVER}, ${direction}, c.id` : sql`${direction}, c.id`;
}

/** One page of the contracts in the actor's reach; one statement, two where a page behind the last was asked for. */
export async function listContracts(actor: Actor, query: ContractListQuery): Promise<Page<ContractRow>> {
  if (!canListContracts(actor)) return EMPTY_PAGE;
  const statement = (offset: number) => sql`
    WITH hit AS MATERIALIZED (SELECT found.id, row_number() OVER () AS place FROM (
      SELECT c.id FROM ${contractsInReach(actor)} WHERE ${contractConditions(query)} ORDER BY ${order(query)} LIMIT ${LIMIT + 1}) AS found)
    SELECT (SELECT count(*)::int FROM hit) AS total, page.* FROM (SELECT) AS one LEFT JOIN (
      SELECT ${contractColumns(actor.bodyId)}, hit.place FROM hit JOIN contract c ON c.id = hit.id
      WHERE hit.place > ${offset} AND hit.place <= ${offset + PAGE_SIZE}) AS page ON true ORDER BY page.place`;
  return readAs(actor, (run) => readPage<ContractRow>(run, query.page, PAGING, statement));
}

/** Every contract a query asks for, in its order and regardless of its page, in batches. */
export async function* exportContracts(actor: Actor, query: ContractListQuery): AsyncGenerator<ContractRow[]> {
  if (!canListContracts(actor)) return;
  yield* reportInBatches<ContractRow>(
    reportOf(actor),
    sql`SELECT c.id FROM ${contractsInReach(actor)} WHERE ${contractConditions(query)} ORDER BY ${order(query)}`,
    (
      ids,
    ) => sql`SELECT ${contractColumns(actor.bodyId)} FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS wanted (id, place)
      JOIN contract c ON c.id = wanted.id ORDER BY wanted.place`,
  );
}

/** A contract the actor may see, without what hangs on it; null otherwise. */
export async function getContractRow(actor: Actor, id: string): Promise<ContractRow | null> {
  if (!isId(id)) return null;
  const [row] = await readAs(actor, (run) =>
    run<ContractRow>(sql`SELECT ${contractColumns(actor.bodyId)} FROM contract c WHERE c.id = ${id}::uuid`),
  );
  return row && canViewContract(actor, row) ? row : null;
}
