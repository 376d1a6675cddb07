import { dateOf, jsonOf } from '#src/db/columns.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { ProcurementRecord } from '../reads/record.ts';
import { updateProcurement } from '../store/procurement.ts';
import type { KeptStep } from './domain/decide-schedule.ts';
import type { ScheduleBasis } from './domain/plan.ts';
import { type StoredSchedule, scheduleStatement } from './reads.ts';

/** The schedule as it is, read under the purchase's lock. */
export async function loadSchedule(tx: Transaction, record: ProcurementRecord): Promise<StoredSchedule> {
  const [stored] = await tx.$queryRaw<StoredSchedule[]>(scheduleStatement(record.row.id));
  if (!stored) throw new Error('the statement of the schedule did not answer');
  return stored;
}

/** Replaces the schedule and how it was computed. @throws AppError conflict if someone changed the purchase meanwhile */
export async function saveSchedule(
  tx: Transaction,
  record: ProcurementRecord,
  basis: ScheduleBasis,
  steps: readonly KeptStep[],
): Promise<void> {
  const procurementId = record.row.id;
  await updateProcurement(tx, record, { scheduleBasis: jsonOf(basis) });
  await tx.scheduleStep.deleteMany({ where: { procurementId } });
  await tx.scheduleStep.createMany({
    data: steps.map(({ key, startsOn, endsOn, fixed, note }, position) => ({
      procurementId,
      stepKey: key,
      position,
      startsOn: dateOf(startsOn),
      endsOn: dateOf(endsOn),
      fixed,
      note,
    })),
  });
}
