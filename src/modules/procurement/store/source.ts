import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';

/** Whether the actor's body owns the contract an idea is to follow. */
export async function ownsContract(tx: Transaction, actor: Actor, contractId: string): Promise<boolean> {
  return (await tx.contract.count({ where: { id: contractId, ownerBodyId: actor.bodyId } })) === 1;
}

/** Whether the actor's body is a partner of the cooperation an idea comes from. */
export async function isCooperationPartner(tx: Transaction, actor: Actor, cooperationId: string): Promise<boolean> {
  const where = { cooperationId, bodyId: actor.bodyId, status: 'accepted' };
  return (await tx.cooperationPartner.count({ where })) === 1;
}

/** Notes on the contract which purchase follows it, unless one does already; keeps the contract's code. */
export async function linkSuccessor(tx: Transaction, contractId: string, procurementId: string): Promise<void> {
  await tx.contract.updateMany({
    where: { id: contractId, successorProcurementId: null },
    data: { successorProcurementId: procurementId, version: { increment: 1 } },
  });
}

/** The code a contract was concluded under, as far as the vocabulary knows it. */
export async function cpvCodesOfContract(tx: Transaction, contractId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT c.code FROM contract k JOIN cpv_code c ON c.code = left(k.cpv_code, 8) WHERE k.id = ${contractId}::uuid`;
  return rows.map((row) => row.code);
}
