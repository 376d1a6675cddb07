import { dateOf } from '#src/db/columns.ts';
import type { Prisma } from '#src/db/generated/client.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import { AppError } from '#src/server/errors.ts';
import type { CooperationContent } from '../domain/content.ts';
import type { CooperationStatus } from '../domain/status.ts';
import type { CooperationRecord } from '../reads/record.ts';
import { saveEvent } from './event.ts';

/** Content as columns of the cooperation. */
export function contentColumns(content: CooperationContent) {
  return {
    title: content.title,
    fieldKey: content.fieldKey,
    sharedActivities: [...content.sharedActivities],
    aim: content.aim,
    tasks: content.tasks,
    startsOn: dateOf(content.startsOn),
    termKind: content.term?.kind ?? null,
    endsOn: content.term?.kind === 'until' ? dateOf(content.term.endsOn) : null,
    terminationClause: content.terminationClause,
    legalForm: content.legalForm,
    costPerYearCents: content.costPerYearCents === null ? null : BigInt(content.costPerYearCents),
    costNote: content.costNote,
  };
}

/**
 * Starts a draft: the cooperation with the actor's body as its lead partner. The reference number comes from a sequence
 * of the database, so it is unique across app servers; numbers of rolled-back drafts stay unused.
 */
export async function insertDraft(
  tx: Transaction,
  actor: Actor,
  now: Date,
  draft: { readonly title: string; readonly fieldKey: string | null; readonly year: string },
): Promise<{ id: string; reference: string }> {
  const [sequence] = await tx.$queryRaw<{ number: number }[]>`
    SELECT nextval('cooperation_reference_seq')::int AS number`;
  if (!sequence) throw new Error('the sequence of references did not answer');
  const reference = `IKZ-${draft.year}-${String(sequence.number).padStart(4, '0')}`;
  const { id } = await tx.cooperation.create({
    data: {
      reference,
      title: draft.title,
      fieldKey: draft.fieldKey,
      leadBodyId: actor.bodyId,
      createdBy: actor.personId,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  await tx.cooperationPartner.create({
    data: {
      cooperationId: id,
      bodyId: actor.bodyId,
      isLead: true,
      status: 'accepted',
      invitedBy: actor.personId,
      invitedAt: now,
      respondedAt: now,
    },
    select: { id: true },
  });
  await saveEvent(tx, actor, now, {
    cooperationId: id,
    verb: 'create_draft',
    from: null,
    to: 'draft',
    holderBefore: 'none',
    details: {},
  });
  return { id, reference };
}

/**
 * Changes the row, re-asserting status and version as they were read.
 * @throws AppError conflict if someone was faster.
 */
export async function updateCooperation(
  tx: Transaction,
  record: CooperationRecord,
  change: Omit<Prisma.CooperationUncheckedUpdateManyInput, 'id' | 'version' | 'updatedAt' | 'status'> & {
    readonly status?: CooperationStatus;
  },
): Promise<void> {
  const { row, now } = record;
  const { count } = await tx.cooperation.updateMany({
    where: { id: row.id, status: row.status, version: row.version },
    data: { ...change, version: row.version + 1, updatedAt: now },
  });
  if (count !== 1) throw new AppError('conflict');
}

/** Whether the field may be chosen: active, or the one the cooperation already has. */
export async function isChoosableField(tx: Transaction, key: string, present: string | null): Promise<boolean> {
  if (key === present) return true;
  return (await tx.cooperationField.count({ where: { key, active: true } })) === 1;
}
