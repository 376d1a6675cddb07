import { dateOf } from '#src/db/columns.ts';
import type { Transaction } from '#src/db/transaction.ts';

/** Whether a contract of the purchase is still in force on a day (YYYY-MM-DD). */
export async function hasRunningContract(tx: Transaction, procurementId: string, day: string): Promise<boolean> {
  const count = await tx.contract.count({
    where: { procurementId, status: 'running', OR: [{ endsOn: null }, { endsOn: { gt: dateOf(day) } }] },
  });
  return count > 0;
}
