import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { isId } from '#src/modules/cooperations/domain/addresses.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canListContracts, canViewCallOff } from '#src/policy/contracts.ts';
import type { ExchangePosition } from '../../reads/exchange.ts';
import { CALL_OFF_COLUMNS, type CallOffRow } from './call-off-record.ts';

/** A call-off as the interface gives it: with the contract it belongs to. */
export interface ExchangeCallOff extends CallOffRow {
  readonly contractReference: string;
  readonly contractOwnerId: string;
  readonly procurementId: string | null;
  readonly unit: string;
}

const COLUMNS = sql`${CALL_OFF_COLUMNS}, c.reference AS "contractReference", c.owner_body_id AS "contractOwnerId",
  c.procurement_id AS "procurementId", c.unit`;

/** Call-offs of the body and those from contracts it concluded, the oldest first. One statement, one row more than asked. */
export async function listCallOffsForExchange(
  actor: Actor,
  after: ExchangePosition | null,
  limit: number,
): Promise<readonly ExchangeCallOff[]> {
  if (!canListContracts(actor)) return [];
  const behind = after ? sql`AND (o.requested_at, o.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
  return readAs(actor, (query) =>
    query<ExchangeCallOff>(sql`SELECT ${COLUMNS} FROM call_off o JOIN contract c ON c.id = o.contract_id
      WHERE (o.body_id = ${actor.bodyId}::uuid OR c.owner_body_id = ${actor.bodyId}::uuid) ${behind}
      ORDER BY o.requested_at, o.id LIMIT ${limit + 1}`),
  );
}

/** One call-off the actor may see, or null. */
export async function getCallOffForExchange(actor: Actor, id: string): Promise<ExchangeCallOff | null> {
  if (!isId(id)) return null;
  const [row] = await readAs(actor, (query) =>
    query<ExchangeCallOff>(
      sql`SELECT ${COLUMNS} FROM call_off o JOIN contract c ON c.id = o.contract_id WHERE o.id = ${id}::uuid`,
    ),
  );
  if (!row) return null;
  const facts = { ownerBodyId: row.contractOwnerId, procurementId: row.procurementId, isCaller: false };
  return canViewCallOff(actor, { ...facts, bodyId: row.bodyId }) ? row : null;
}
