import { dateOf } from '#src/db/columns.ts';
import type { Prisma } from '#src/db/generated/client.ts';
import { sql } from '#src/db/sql.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canViewCallOff } from '#src/policy/contracts.ts';
import { AppError } from '#src/server/errors.ts';
import type { CallOffStatus } from '../domain/status.ts';
import type { ContractRow } from '../reads/contract-record.ts';
import { lockContract } from '../store/load.ts';
import { CALL_OFF_COLUMNS, type CallOffRow } from './reads/call-off-record.ts';

/** A call-off locked for one command, with its contract. */
export interface LoadedCallOff {
  readonly callOff: CallOffRow;
  readonly contract: ContractRow;
}

/**
 * Locks the contract, then reads the call-off: whoever changes what is called under a contract waits for its row.
 * @throws AppError not_found for whoever may not see it
 */
export async function loadCallOff(tx: Transaction, actor: Actor, id: string): Promise<LoadedCallOff> {
  const [found] = await tx.$queryRaw<{ contractId: string }[]>`
    SELECT o.contract_id AS "contractId" FROM call_off o WHERE o.id = ${id}::uuid`;
  if (!found) throw new AppError('not_found');
  const contract = await lockContract(tx, actor, found.contractId);
  const [callOff] = await tx.$queryRaw<CallOffRow[]>(
    sql`SELECT ${CALL_OFF_COLUMNS} FROM call_off o WHERE o.id = ${id}::uuid`,
  );
  if (!callOff || !canViewCallOff(actor, { ...contract, bodyId: callOff.bodyId })) throw new AppError('not_found');
  return { callOff, contract };
}

/** What is asked for; price and amount as they were decided on. */
export interface NewCallOff {
  readonly contractId: string;
  readonly quantity: number;
  readonly unitPriceCents: number;
  readonly amountCents: number;
  readonly baselinePriceCents: number | null;
  readonly budgetLine: string;
  readonly purpose: string;
  readonly neededOn: string | null;
}

/** Writes the request. A trigger counts it against the contract's maximum, which the database itself guards. */
export async function insertCallOff(
  tx: Transaction,
  actor: Actor,
  now: Date,
  year: string,
  asked: NewCallOff,
): Promise<{ id: string; reference: string }> {
  const [sequence] = await tx.$queryRaw<{ number: number }[]>`SELECT nextval('call_off_reference_seq')::int AS number`;
  if (!sequence) throw new Error('the sequence of references did not answer');
  const reference = `ABR-${year}-${String(sequence.number).padStart(4, '0')}`;
  const { unitPriceCents, amountCents, baselinePriceCents, neededOn, ...rest } = asked;
  const { id } = await tx.callOff.create({
    data: {
      ...rest,
      reference,
      bodyId: actor.bodyId,
      unitPriceCents: BigInt(unitPriceCents),
      amountCents: BigInt(amountCents),
      baselinePriceCents: baselinePriceCents === null ? null : BigInt(baselinePriceCents),
      neededOn: dateOf(neededOn),
      requestedBy: actor.personId,
      requestedAt: now,
    },
    select: { id: true },
  });
  return { id, reference };
}

/**
 * Changes the row, re-asserting status and version as they were read.
 * @throws AppError conflict if someone was faster.
 */
export async function updateCallOff(
  tx: Transaction,
  callOff: CallOffRow,
  change: Omit<Prisma.CallOffUncheckedUpdateManyInput, 'id' | 'version' | 'status'> & {
    readonly status?: CallOffStatus;
  },
): Promise<void> {
  const { count } = await tx.callOff.updateMany({
    where: { id: callOff.id, status: callOff.status, version: callOff.version },
    data: { ...change, version: callOff.version + 1 },
  });
  if (count !== 1) throw new AppError('conflict');
}
