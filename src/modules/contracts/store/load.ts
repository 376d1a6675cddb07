import { sql } from '#src/db/sql.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { LegalParameter } from '#src/modules/legal/domain/parameters.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canViewContract } from '#src/policy/contracts.ts';
import { AppError } from '#src/server/errors.ts';
import { type ContractRow, contractStatement } from '../reads/contract-record.ts';
import { knownParameters, PARAMETERS, type StoredParameter } from '../reads/parameters.ts';

/**
 * Locks the contract, also for those who may call from it but not change it, and reads it anew: what follows decides on
 * figures that nobody else moves meanwhile.
 * @throws AppError not_found for whoever may not see it
 */
export async function lockContract(tx: Transaction, actor: Actor, id: string): Promise<ContractRow> {
  await tx.$queryRaw`SELECT lock_contract(${id}::uuid)`;
  const [row] = await tx.$queryRaw<ContractRow[]>(contractStatement(id, actor.bodyId));
  if (!row || !canViewContract(actor, row)) throw new AppError('not_found');
  return row;
}

/**
 * Re-asserts that the form was shown with the present state of the row.
 * @throws AppError conflict
 */
export function assertVersion(row: { readonly version: number }, version: number): void {
  if (row.version !== version) throw new AppError('conflict');
}

/** The dated numbers, for rules inside a command. */
export async function loadParameters(tx: Transaction): Promise<LegalParameter[]> {
  const [row] = await tx.$queryRaw<{ parameters: StoredParameter[] }[]>(sql`SELECT ${PARAMETERS} AS parameters`);
  return knownParameters(row?.parameters ?? []);
}
