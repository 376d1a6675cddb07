import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import type { CallOffRow } from '../call-offs/reads/call-off-record.ts';
import type { ContractRow } from '../reads/contract-record.ts';
import { compareCallOff, type FrozenBaseline } from './domain/ledger.ts';

/** Writes the ledger's entry of an order: once per call-off, as a unique index of the database has it. */
export async function recordCallOffSaving(
  tx: Transaction,
  actor: Actor,
  now: Date,
  callOff: CallOffRow,
  contract: ContractRow,
): Promise<void> {
  const frozen = await frozenBaselineOf(tx, callOff.bodyId, contract);
  const { baselineCents, actualCents, method } = compareCallOff(callOff, frozen);
  await tx.savingsEntry.createMany({
    data: [
      {
        ...subjectOf(callOff, contract),
        kind: 'call_off',
        quantity: callOff.quantity,
        baselineCents: BigInt(baselineCents),
        actualCents: BigInt(actualCents),
        method,
        recordedAt: now,
        recordedBy: actor.personId,
      },
    ],
  });
}

/** Takes the entry of an order back by its opposite, as far as it falls away: nothing in the ledger is ever changed. */
export async function takeBackCallOffSaving(
  tx: Transaction,
  actor: Actor,
  now: Date,
  callOff: CallOffRow,
  contract: ContractRow,
  kept: { readonly quantity: number; readonly amountCents: number } | null,
): Promise<void> {
  const entry = await tx.savingsEntry.findFirst({ where: { callOffId: callOff.id, kind: 'call_off' } });
  if (entry === null) return;
  const keptQuantity = kept?.quantity ?? 0;
  await tx.savingsEntry.createMany({
    data: [
      {
        ...subjectOf(callOff, contract),
        kind: 'correction',
        quantity: keptQuantity - entry.quantity,
        baselineCents: (entry.baselineCents * BigInt(keptQuantity)) / BigInt(entry.quantity) - entry.baselineCents,
        actualCents: BigInt(kept?.amountCents ?? 0) - (entry.actualCents ?? 0n),
        method: entry.method,
        recordedAt: now,
        recordedBy: actor.personId,
      },
    ],
  });
}

function subjectOf(callOff: CallOffRow, contract: ContractRow) {
  const { procurementId, lotId } = contract;
  return { procurementId, contractId: contract.id, callOffId: callOff.id, lotId, bodyId: callOff.bodyId };
}

/**
 * What the award froze for the body in this lot: the price before over the same term the contract's price is for. For a body
 * that named none the award wrote its own value as the baseline, which compares with nothing.
 */
async function frozenBaselineOf(
  tx: Transaction,
  bodyId: string,
  contract: ContractRow,
): Promise<FrozenBaseline | null> {
  if (contract.procurementId === null) return null;
  const [row] = await tx.$queryRaw<FrozenBaseline[]>`
    SELECT coalesce(sum(s.quantity), 0)::int AS quantity, coalesce(sum(s.baseline_cents), 0)::float8 AS "baselineCents"
    FROM savings_entry s WHERE s.procurement_id = ${contract.procurementId}::uuid AND s.body_id = ${bodyId}::uuid
      AND s.kind = 'award' AND s.lot_id = ${contract.lotId}::uuid AND s.baseline_cents IS DISTINCT FROM s.actual_cents`;
  return row ?? null;
}
