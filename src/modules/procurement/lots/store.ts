import { Prisma } from '#src/db/generated/client.ts';
import type { Transaction } from '#src/db/transaction.ts';
import { AppError } from '#src/server/errors.ts';
import type { Demand, Split } from './domain/assignment.ts';
import type { Share, ValuedLot } from './domain/shares.ts';

/** A lot as its form fills it. Amounts are net euro cents. */
export interface LotInput {
  readonly title: string;
  readonly description: string;
  readonly splitBy: Split;
  readonly part: string | null;
  readonly cpvCode: string | null;
  readonly unit: string;
  readonly estimatedValueCents: number | null;
  readonly maxValueCents: number | null;
  readonly maxQuantity: number | null;
}

function dataOf({ part, estimatedValueCents, maxValueCents, ...lot }: LotInput) {
  return {
    title: lot.title,
    description: lot.description,
    splitBy: lot.splitBy,
    region: part,
    cpvCode: lot.cpvCode,
    unit: lot.unit,
    estimatedValueCents: estimatedValueCents === null ? null : BigInt(estimatedValueCents),
    maxValueCents: maxValueCents === null ? null : BigInt(maxValueCents),
    maxQuantity: lot.maxQuantity,
  };
}

/** Adds a lot with the next number; the purchase is locked, so that no two get the same. */
export async function insertLot(
  tx: Transaction,
  procurementId: string,
  lot: LotInput,
): Promise<{ id: string; number: number }> {
  const { _max } = await tx.lot.aggregate({ where: { procurementId }, _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  const { id } = await tx.lot.create({ data: { procurementId, number, ...dataOf(lot) }, select: { id: true } });
  return { id, number };
}

/** Changes a lot, re-asserting its version. @throws AppError not_found or conflict */
export async function updateLot(
  tx: Transaction,
  procurementId: string,
  lotId: string,
  version: number,
  lot: LotInput,
): Promise<number> {
  const found = await tx.lot.findFirst({ where: { id: lotId, procurementId }, select: { number: true } });
  if (!found) throw new AppError('not_found');
  const { count } = await tx.lot.updateMany({
    where: { id: lotId, version },
    data: { ...dataOf(lot), version: version + 1 },
  });
  if (count !== 1) throw new AppError('conflict');
  return found.number;
}

/** Removes a lot with its shares; its questions are free for another. @throws AppError not_found or conflict */
export async function deleteLot(
  tx: Transaction,
  procurementId: string,
  lotId: string,
  version: number,
): Promise<number> {
  const found = await tx.lot.findFirst({ where: { id: lotId, procurementId }, select: { number: true } });
  if (!found) throw new AppError('not_found');
  await tx.lotShare.deleteMany({ where: { lotId } });
  const { count } = await tx.lot.deleteMany({ where: { id: lotId, version } });
  if (count !== 1) throw new AppError('conflict');
  return found.number;
}

/** Puts questions into a lot and takes others out of it. Returns whether all of them are questions that can be in one lot. */
export async function assignItems(
  tx: Transaction,
  procurementId: string,
  lotId: string,
  itemIds: readonly string[],
): Promise<boolean> {
  const ids = [...itemIds];
  await tx.surveyItem.updateMany({ where: { procurementId, lotId, id: { notIn: ids } }, data: { lotId: null } });
  const { count } = await tx.surveyItem.updateMany({
    where: { procurementId, id: { in: ids }, everyLot: false },
    data: { lotId },
  });
  return count === new Set(ids).size;
}

/** Number of lots of a purchase. */
export function countLots(tx: Transaction, procurementId: string): Promise<number> {
  return tx.lot.count({ where: { procurementId } });
}

/** What shares are computed from: the lots, and the demand as it was confirmed, summed per lot and body. */
export async function loadShareFacts(
  tx: Transaction,
  procurementId: string,
): Promise<{ lots: ValuedLot[]; demands: Demand[] }> {
  const lots = await tx.$queryRaw<ValuedLot[]>`
    SELECT l.id, l.number, l.split_by AS "splitBy", l.region AS part, l.estimated_value_cents AS "estimatedValueCents"
    FROM lot l WHERE l.procurement_id = ${procurementId}::uuid ORDER BY l.number`;
  const demands = await tx.$queryRaw<Demand[]>`
    SELECT c.body_id AS "bodyId", i.lot_id AS "lotId", i.every_lot AS "everyLot", b.region, b.population,
      sum((line ->> 'quantity')::bigint)::float8 AS quantity
    FROM demand_confirmation c CROSS JOIN LATERAL jsonb_array_elements(c.demand -> 'lines') AS line
      JOIN survey_item i ON i.id = (line ->> 'itemId')::uuid AND i.procurement_id = c.procurement_id
      JOIN body b ON b.id = c.body_id
    WHERE c.procurement_id = ${procurementId}::uuid AND c.status = 'signed' AND i.kind = 'quantity'
      AND (line ->> 'quantity') IS NOT NULL
    GROUP BY c.body_id, i.lot_id, i.every_lot, b.region, b.population`;
  return { lots, demands };
}

/** Replaces all shares of a purchase, in one statement for any number of them. */
export async function saveShares(tx: Transaction, procurementId: string, shares: readonly Share[]): Promise<void> {
  await tx.lotShare.deleteMany({ where: { procurementId } });
  if (shares.length === 0) return;
  const rows = JSON.stringify(
    shares.map((share) => ({
      lot_id: share.lotId,
      body_id: share.bodyId,
      quantity: share.quantity,
      share_cents: share.shareCents.toString(),
    })),
  );
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO lot_share (procurement_id, lot_id, body_id, quantity, share_cents)
    SELECT ${procurementId}::uuid, lot_id, body_id, quantity, share_cents
    FROM json_to_recordset(${rows}::json) AS r (lot_id uuid, body_id uuid, quantity int, share_cents bigint)`);
}
