import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import type { ClauseDecision } from './domain/decisions.ts';

/** Clauses in force on a day (YYYY-MM-DD): key and title. */
export function loadClausesInForce(tx: Transaction, day: string): Promise<{ key: string; title: string }[]> {
  return tx.$queryRaw<{ key: string; title: string }[]>`
    SELECT c.key, c.title FROM clause c WHERE c.valid_from <= ${day}::date
      AND (c.valid_to IS NULL OR c.valid_to >= ${day}::date) ORDER BY c.key`;
}

/** The lots of a purchase: id and number. */
export function loadLots(tx: Transaction, procurementId: string): Promise<{ id: string; number: number }[]> {
  return tx.lot.findMany({
    where: { procurementId },
    select: { id: true, number: true },
    orderBy: { number: 'asc' },
  });
}

/** Replaces the decisions of the given lots. */
export async function saveDecisions(
  tx: Transaction,
  actor: Actor,
  now: Date,
  procurementId: string,
  lotIds: readonly string[],
  decisions: readonly ClauseDecision[],
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
      })),
    ),
  });
}
