import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import { actingInProcurement, canViewProcurement, mayTryProcurementVerb } from '#src/policy/procurement.ts';
import type { CommandContext } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import type { ActingPerson } from '../domain/facts.ts';
import type { ProcurementVerb } from '../domain/transitions.ts';
import { type ProcurementRecord, type ProcurementRow, recordOf } from '../reads/record.ts';
import { recordStatement } from '../reads/record-statement.ts';

/** A purchase locked for one command, and the actor in it. */
export interface LoadedProcurement extends ProcurementRecord {
  readonly acting: ActingPerson;
}

/**
 * Locks the purchase (also for those who may answer or consent but not change it), reads it anew and asks the policy.
 * @throws AppError not_found for whoever may not see it, forbidden for whoever may see but not do this.
 */
export async function loadForVerb(
  context: Pick<CommandContext, 'tx' | 'actor' | 'now'>,
  verb: ProcurementVerb,
  id: string,
): Promise<LoadedProcurement> {
  const { tx, actor, now } = context;
  await tx.$queryRaw`SELECT lock_procurement(${id}::uuid)`;
  const loaded = await loadUnlocked(tx, actor, now, id);
  if (!mayTryProcurementVerb(actor, loaded.facts, verb)) throw new AppError('forbidden');
  return loaded;
}

/**
 * Reads the purchase without a lock: where its row need not stand still, e.g. 290 bodies answering at once.
 * @throws AppError not_found
 */
export async function loadUnlocked(tx: Transaction, actor: Actor, now: Date, id: string): Promise<LoadedProcurement> {
  const [row] = await tx.$queryRaw<ProcurementRow[]>(recordStatement(id, actor));
  if (!row) throw new AppError('not_found');
  const record = recordOf(row, now);
  if (!canViewProcurement(actor, record.facts)) throw new AppError('not_found');
  return { ...record, acting: actingInProcurement(actor, record.facts) };
}

/**
 * Re-asserts that the form was shown with the present state of the row.
 * @throws AppError conflict
 */
export function assertVersion(record: ProcurementRecord, version: number): void {
  if (record.row.version !== version) throw new AppError('conflict');
}
