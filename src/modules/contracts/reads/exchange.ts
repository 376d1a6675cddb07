import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { isId } from '#src/modules/cooperations/domain/addresses.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canListContracts, canViewContract } from '#src/policy/contracts.ts';
import { type ContractRow, contractColumns, contractStatement } from './contract-record.ts';

/** Where a list of the interface goes on: behind the row of this moment and id. */
export interface ExchangePosition {
  readonly at: string;
  readonly id: string;
}

/** A contract in a list of the interface, with its position. */
export interface ExchangeContract extends ContractRow {
  readonly createdAt: Date;
}

/**
 * Contracts the body concluded or may call from, the oldest first, so that a system that comes back goes on where it stopped.
 * One statement; at most one more than asked for, which tells whether there are more.
 */
export async function listContractsForExchange(
  actor: Actor,
  after: ExchangePosition | null,
  limit: number,
): Promise<readonly ExchangeContract[]> {
  if (!canListContracts(actor)) return [];
  const behind = after ? sql`AND (c.created_at, c.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
  return readAs(actor, (query) =>
    query<ExchangeContract>(sql`SELECT ${contractColumns(actor.bodyId)}, c.created_at AS "createdAt" FROM contract c
      WHERE EXISTS (SELECT FROM contract_access a WHERE a.contract_id = c.id AND a.body_id = ${actor.bodyId}::uuid)
        ${behind} ORDER BY c.created_at, c.id LIMIT ${limit + 1}`),
  );
}

/** One contract the actor may see, or null. */
export async function getContractForExchange(actor: Actor, id: string): Promise<ContractRow | null> {
  if (!isId(id)) return null;
  const [row] = await readAs(actor, (query) => query<ContractRow>(contractStatement(id, actor.bodyId)));
  return row && canViewContract(actor, row) ? row : null;
}
