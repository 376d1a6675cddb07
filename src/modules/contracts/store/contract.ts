import { dateOf } from '#src/db/columns.ts';
import type { Prisma } from '#src/db/generated/client.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import { AppError } from '#src/server/errors.ts';
import type { ContractStatus } from '../domain/status.ts';
import type { ContractRow } from '../reads/contract-record.ts';

/** A contract of the body's own, as entered. */
export interface OwnContract {
  readonly title: string;
  readonly supplierName: string;
  readonly fieldKey: string | null;
  readonly cpvCode: string | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly noticeMonths: number | null;
  readonly originalValueCents: number | null;
  readonly poolingVisible: boolean;
  readonly note: string;
}

/** Enters a contract of the actor's body and gives it its reference. */
export async function insertOwnContract(
  tx: Transaction,
  actor: Actor,
  now: Date,
  year: string,
  contract: OwnContract,
): Promise<{ id: string; reference: string }> {
  const [sequence] = await tx.$queryRaw<{ number: number }[]>`SELECT nextval('contract_reference_seq')::int AS number`;
  if (!sequence) throw new Error('the sequence of references did not answer');
  const reference = `VTR-${year}-${String(sequence.number).padStart(4, '0')}`;
  const { id } = await tx.contract.create({
    data: { ...columnsOf(contract), reference, ownerBodyId: actor.bodyId, createdBy: actor.personId, createdAt: now },
    select: { id: true },
  });
  return { id, reference };
}

/** Contracts the body has already entered with the same subject, supplier, term and value, as a sentence names them. */
export async function listKnownContracts(
  tx: Transaction,
  actor: Actor,
  contracts: readonly OwnContract[],
): Promise<string[]> {
  const wanted = contracts.map(({ title, supplierName, startsOn, endsOn, originalValueCents }) => ({
    title,
    supplierName,
    startsOn,
    endsOn,
    cents: originalValueCents ?? 0,
  }));
  const rows = await tx.$queryRaw<{ reference: string; title: string }[]>`
    SELECT DISTINCT c.reference, c.title FROM contract c
    JOIN jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      AS w(title text, "supplierName" text, "startsOn" date, "endsOn" date, cents bigint)
      ON lower(w.title) = lower(c.title) AND lower(w."supplierName") = lower(c.supplier_name) AND w."startsOn" = c.starts_on
        AND w."endsOn" IS NOT DISTINCT FROM c.ends_on AND w.cents = c.original_value_cents
    WHERE c.owner_body_id = ${actor.bodyId}::uuid AND c.procurement_id IS NULL ORDER BY c.reference`;
  return rows.map(({ reference, title }) => `„${title}“ (${reference})`);
}

/** The columns behind what is entered. */
export function columnsOf(contract: OwnContract) {
  const { startsOn, endsOn, originalValueCents, ...rest } = contract;
  return {
    ...rest,
    startsOn: dateOf(startsOn),
    endsOn: dateOf(endsOn),
    originalValueCents: BigInt(originalValueCents ?? 0),
  };
}

/**
 * Changes the row, re-asserting status and version as they were read.
 * @throws AppError conflict if someone was faster.
 */
export async function updateContract(
  tx: Transaction,
  row: ContractRow,
  change: Omit<Prisma.ContractUncheckedUpdateManyInput, 'id' | 'version' | 'status'> & {
    readonly status?: ContractStatus;
  },
): Promise<void> {
  const { count } = await tx.contract.updateMany({
    where: { id: row.id, status: row.status, version: row.version },
    data: { ...change, version: row.version + 1 },
  });
  if (count !== 1) throw new AppError('conflict');
}

/** Whether a field of cooperation is offered, or is the one already chosen. */
export async function isKnownField(
  tx: Transaction,
  key: string | null,
  present: string | null = null,
): Promise<boolean> {
  return key === null || key === present || (await tx.cooperationField.count({ where: { key, active: true } })) === 1;
}

/** Whether the code stands in the Common Procurement Vocabulary as loaded. */
export async function isKnownCpv(tx: Transaction, code: string | null): Promise<boolean> {
  return code === null || (await tx.cpvCode.count({ where: { code } })) === 1;
}
