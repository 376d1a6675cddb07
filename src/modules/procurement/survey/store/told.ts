import type { Transaction } from '#src/db/transaction.ts';
import type { Role } from '#src/policy/actor.ts';

/** Who in a body can answer a survey. */
export const ANSWERING_ROLES: readonly Role[] = ['procurement_manager', 'editor'];
/** Who in a body can sign a confirmation. */
export const SIGNING_ROLES: readonly Role[] = ['signatory', 'budget_approver'];
/** Who in the lead buyer's body works on a purchase. */
export const LEADING_ROLES: readonly Role[] = ['procurement_manager', 'editor'];

/** A body whose answer is due, with the deputy it named. */
export interface WaitingBody {
  readonly bodyId: string;
  readonly deputyPersonId: string | null;
}

/** Marks every body whose answer is due and that was not reminded today as reminded, and names them. */
export async function markReminded(
  tx: Transaction,
  procurementId: string,
  today: string,
  now: Date,
): Promise<readonly WaitingBody[]> {
  return tx.$queryRaw<WaitingBody[]>`
    UPDATE procurement_participant n SET reminded_at = ${now}
    WHERE n.procurement_id = ${procurementId}::uuid AND n.status = 'asked'
      AND (n.reminded_at IS NULL OR (n.reminded_at AT TIME ZONE 'Europe/Berlin')::date < ${today}::date)
    RETURNING n.body_id AS "bodyId", n.deputy_person_id AS "deputyPersonId"`;
}

/** Bodies that were asked and may still see the purchase, the lead buyer apart. */
export async function listAskedBodyIds(tx: Transaction, procurementId: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ bodyId: string }[]>`
    SELECT n.body_id AS "bodyId" FROM procurement_participant n WHERE n.procurement_id = ${procurementId}::uuid
      AND NOT n.is_lead AND n.status IN ('asked', 'answered', 'confirmed') ORDER BY n.body_id`;
  return rows.map(({ bodyId }) => bodyId);
}
