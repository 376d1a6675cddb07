import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import { actingIn, COOPERATION_POLICY, canViewCooperation } from '#src/policy/cooperations.ts';
import type { CommandContext } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import type { ActingPerson } from '../domain/facts.ts';
import type { CooperationVerb } from '../domain/transitions.ts';
import { type CooperationRecord, type RecordRow, recordOf } from '../reads/record.ts';
import { recordStatement } from '../reads/record-statement.ts';

/** A cooperation locked for one command, and the actor in it. */
export interface LoadedCooperation extends CooperationRecord {
  readonly acting: ActingPerson;
}

/**
 * Locks the cooperation, reads it anew and asks the policy. Two statements on purpose: one statement would lock the row
 * but still show its children as they were before it waited. NO KEY: uploads that only refer to the row need not wait.
 * @throws AppError not_found for whoever may not see it, forbidden for whoever may see but not do this.
 */
export async function loadForVerb(
  context: Pick<CommandContext, 'tx' | 'actor' | 'now'>,
  verb: CooperationVerb,
  id: string,
): Promise<LoadedCooperation> {
  const { tx, actor, now } = context;
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM cooperation WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const loaded = await loadUnlocked(tx, actor, now, id);
  if (!COOPERATION_POLICY[verb](actor, loaded.facts)) throw new AppError('forbidden');
  // Entitled but not lockable: the right to write ended between the two statements.
  if (locked.length === 0) throw new AppError('conflict');
  return loaded;
}

/** Reads the cooperation without a lock: for what does not change its row. */
export async function loadUnlocked(tx: Transaction, actor: Actor, now: Date, id: string): Promise<LoadedCooperation> {
  const [row] = await tx.$queryRaw<RecordRow[]>(recordStatement(id, actor.personId));
  if (!row) throw new AppError('not_found');
  const record = recordOf(row, now);
  if (!canViewCooperation(actor, record.facts)) throw new AppError('not_found');
  return { ...record, acting: actingIn(actor, record.facts) };
}

/**
 * Re-asserts that the form was shown with the present state of the row.
 * @throws AppError conflict
 */
export function assertVersion(record: CooperationRecord, version: number): void {
  if (record.row.version !== version) throw new AppError('conflict');
}
