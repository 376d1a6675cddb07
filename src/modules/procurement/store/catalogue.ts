import type { Transaction } from '#src/db/transaction.ts';

/** Whether a field of cooperation is offered, or is the one already chosen. */
export async function isKnownField(tx: Transaction, key: string, present: string | null = null): Promise<boolean> {
  return key === present || (await tx.cooperationField.count({ where: { key, active: true } })) === 1;
}

/** Whether all codes stand in the Common Procurement Vocabulary as loaded. */
export async function areKnownCpvCodes(tx: Transaction, codes: readonly string[]): Promise<boolean> {
  return codes.length === 0 || (await tx.cpvCode.count({ where: { code: { in: [...codes] } } })) === codes.length;
}
