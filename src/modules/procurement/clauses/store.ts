import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import type { ClauseDecision } from './domain/decisions.ts';

/** Clauses in force on a day (YYYY-MM-DD): key and title. */
export function loadClausesInForce(tx: Transaction, day: string): Promise<{ key: string; title: string }[]> {
  return tx.$queryRaw<{ key: string; title: string }[]>`
    SELECT c.key, c.title FROM clause c WHERE c.valid_from <= ${day}::date
      AND (c.valid_to IS NULL OR c.valid_to >= ${day}::date) ORDER BY c.key`;
}

/** A lot with the version of its decisions; 0 while nothing has been decided. */
export interface DecidedLot {
  readonly id: string;
  readonly number: number;
  readonly version: number;
}

/** The lots of a purchase by number. */
export function loadLots(tx: Transaction, procurementId: string): Promise<DecidedLot[]> {
  return tx.$queryRaw<DecidedLot[]>`
    SELECT l.id, l.number, coalesce((SELECT max(d.version) FROM lot_clause d WHERE d.lot_id = l.id), 0) AS version
    FROM lot l WHERE l.procurement_id = ${procurementId}::uuid ORDER BY l.number`;
}

/** Replaces the decisions of the given lots; all of them get the version. */
export async function saveDecisions(
  tx: Transaction,
  actor: Actor,
  now: Date,
  procurementId: string,
  lotIds: readonly string[],
  decisions: readonly ClauseDecision[],
  version: number,
): Promise<void> {
  await tx.lotClause.deleteMany({ where: { procurementId, lotId: { in: [...lotIds] } } });
  await tx.lotClause.createMany({
    data: lotIds.flatMap((lotId) =>
      decisions.map((decision) => ({
        ...decision,
        procurementId,
        lotId,
        decidedBy: actor.personId,
        decidedAt: now,
        version,
      })),
    ),
  });
}
