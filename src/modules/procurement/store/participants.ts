import type { Transaction } from '#src/db/transaction.ts';

/** Bodies that may see the purchase now: the lead buyer and everyone asked who has not declined or withdrawn. */
export async function listAudienceBodyIds(tx: Transaction, procurementId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ bodyId: string }[]>`
    SELECT n.body_id AS "bodyId" FROM procurement_participant n WHERE n.procurement_id = ${procurementId}::uuid
      AND (n.is_lead OR n.status IN ('asked', 'answered', 'confirmed')) ORDER BY n.is_lead DESC, n.body_id`;
  return rows.map((row) => row.bodyId);
}

/** Bound partners, the lead among them once its demand is confirmed. */
export async function listPartnerBodyIds(tx: Transaction, procurementId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ bodyId: string }[]>`
    SELECT n.body_id AS "bodyId" FROM procurement_participant n
    WHERE n.procurement_id = ${procurementId}::uuid AND n.is_partner ORDER BY n.is_lead DESC, n.body_id`;
  return rows.map((row) => row.bodyId);
}
