import { jsonOf } from '#src/db/columns.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import { AppError } from '#src/server/errors.ts';
import type { BaselineEntry, ConfirmedDemand } from '../domain/demand.ts';

/** A live confirmation. */
export interface ConfirmationRow {
  readonly id: string;
  readonly status: 'prepared' | 'signed';
  readonly demand: ConfirmedDemand;
  readonly version: number;
}

/** The live confirmation of a body, or null. */
export async function loadConfirmation(
  tx: Transaction,
  procurementId: string,
  bodyId: string,
): Promise<ConfirmationRow | null> {
  const row = await tx.demandConfirmation.findFirst({
    where: { procurementId, bodyId, status: { in: ['prepared', 'signed'] } },
    select: { id: true, status: true, demand: true, version: true },
  });
  return (
    row && { ...row, status: row.status as 'prepared' | 'signed', demand: row.demand as unknown as ConfirmedDemand }
  );
}

/** Freezes the demand under a budget line. A second one at the same moment meets a unique index. Returns its id. */
export async function insertConfirmation(
  tx: Transaction,
  actor: Actor,
  now: Date,
  confirmation: { readonly procurementId: string; readonly budgetLine: string; readonly demand: ConfirmedDemand },
): Promise<string> {
  const { procurementId, budgetLine, demand } = confirmation;
  const { id } = await tx.demandConfirmation.create({
    data: {
      procurementId,
      bodyId: actor.bodyId,
      budgetLine,
      demand: jsonOf(demand),
      preparedBy: actor.personId,
      preparedAt: now,
    },
    select: { id: true },
  });
  return id;
}

/** Signs; the database holds preparer and signer apart. @throws AppError conflict */
export async function signConfirmationRow(
  tx: Transaction,
  row: ConfirmationRow,
  actor: Actor,
  now: Date,
): Promise<void> {
  const { count } = await tx.demandConfirmation.updateMany({
    where: { id: row.id, status: 'prepared', version: row.version },
    data: { status: 'signed', signedBy: actor.personId, signedAt: now, version: row.version + 1 },
  });
  if (count !== 1) throw new AppError('conflict');
}

/** Ends a confirmation for good, with the reason. @throws AppError conflict */
export async function voidConfirmation(
  tx: Transaction,
  row: ConfirmationRow,
  now: Date,
  reason: string,
): Promise<void> {
  const { count } = await tx.demandConfirmation.updateMany({
    where: { id: row.id, status: row.status, version: row.version },
    data: { status: 'voided', endedAt: now, endReason: reason, version: row.version + 1 },
  });
  if (count !== 1) throw new AppError('conflict');
}

/** Freezes the baseline of the savings of the acting body. */
export async function appendBaseline(
  tx: Transaction,
  actor: Actor,
  now: Date,
  procurementId: string,
  entries: readonly BaselineEntry[],
): Promise<void> {
  await tx.savingsEntry.createMany({
    data: entries.map((entry) => ({
      ...entry,
      procurementId,
      bodyId: actor.bodyId,
      kind: 'baseline',
      recordedAt: now,
      recordedBy: actor.personId,
    })),
  });
}

/** Takes back what stands of the body's baseline, lot by lot: the ledger only grows, and its sum is what holds. */
export async function takeBackBaseline(
  tx: Transaction,
  actor: Actor,
  now: Date,
  procurementId: string,
  method: string,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO savings_entry (procurement_id, lot_id, body_id, kind, quantity, baseline_cents, method, recorded_at, recorded_by)
    SELECT e.procurement_id, e.lot_id, e.body_id, 'correction', -sum(e.quantity)::int, -sum(e.baseline_cents)::bigint,
      ${method}, ${now}, ${actor.personId}::uuid
    FROM savings_entry e
    WHERE e.procurement_id = ${procurementId}::uuid AND e.body_id = ${actor.bodyId}::uuid AND e.contract_id IS NULL
      AND e.kind IN ('baseline', 'correction')
    GROUP BY e.procurement_id, e.lot_id, e.body_id
    HAVING sum(e.quantity) <> 0 OR sum(e.baseline_cents) <> 0`;
}
