import type { Prisma } from '#src/db/generated/client.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import { AppError } from '#src/server/errors.ts';
import type { Audience, ProcurementStatus } from '../domain/status.ts';
import type { ProcurementEventVerb } from '../domain/transitions.ts';
import type { ProcurementRecord } from '../reads/record.ts';

/** What the procurement record keeps of a step besides who and when. Numbers, keys and ids; no personal data. */
export interface StepNote {
  /** Why; shown in the record. */
  readonly reason?: string;
  readonly audience?: Audience;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Appends to the procurement record. Written before a write that ends the actor's own access. */
export async function saveStep(
  tx: Transaction,
  actor: Actor,
  record: ProcurementRecord,
  verb: ProcurementEventVerb,
  to: ProcurementStatus,
  note: StepNote = {},
): Promise<void> {
  const { row, now } = record;
  await insertStep(tx, actor, { procurementId: row.id, verb, from: row.status, to, now, note });
}

async function insertStep(
  tx: Transaction,
  actor: Actor,
  step: {
    readonly procurementId: string;
    readonly verb: ProcurementEventVerb;
    readonly from: ProcurementStatus | null;
    readonly to: ProcurementStatus;
    readonly now: Date;
    readonly note: StepNote;
  },
): Promise<void> {
  await tx.procurementEvent.createMany({
    data: [
      {
        procurementId: step.procurementId,
        verb: step.verb,
        fromStatus: step.from,
        toStatus: step.to,
        audience: step.note.audience ?? 'participants',
        actorPersonId: actor.personId,
        actorBodyId: actor.bodyId,
        reason: step.note.reason ?? '',
        details: (step.note.details ?? {}) as Prisma.InputJsonObject,
        occurredAt: step.now,
      },
    ],
  });
}

/** What a new idea starts with. */
export interface NewProcurement {
  readonly title: string;
  readonly fieldKey: string | null;
  readonly need: string;
  readonly year: string;
  readonly sourceCooperationId?: string | null;
  readonly sourceContractId?: string | null;
  readonly cpvCodes?: readonly string[];
}

/** Starts an idea with the actor's body as lead buyer, who takes part with its own demand. */
export async function insertProcurement(
  tx: Transaction,
  actor: Actor,
  now: Date,
  idea: NewProcurement,
): Promise<{ id: string; reference: string }> {
  const [sequence] = await tx.$queryRaw<{ number: number }[]>`
    SELECT nextval('procurement_reference_seq')::int AS number`;
  if (!sequence) throw new Error('the sequence of references did not answer');
  const reference = `BES-${idea.year}-${String(sequence.number).padStart(4, '0')}`;
  const { id } = await tx.procurement.create({
    data: {
      reference,
      title: idea.title,
      need: idea.need,
      fieldKey: idea.fieldKey,
      cpvCodes: [...(idea.cpvCodes ?? [])],
      leadBodyId: actor.bodyId,
      sourceCooperationId: idea.sourceCooperationId ?? null,
      sourceContractId: idea.sourceContractId ?? null,
      createdBy: actor.personId,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  await tx.procurementParticipant.createMany({
    data: [{ procurementId: id, bodyId: actor.bodyId, isLead: true, status: 'asked', askedAt: now }],
  });
  const step = { procurementId: id, verb: 'create_idea', from: null, to: 'idea', now, note: {} } as const;
  await insertStep(tx, actor, step);
  return { id, reference };
}

/**
 * Changes the row, re-asserting status and version as they were read.
 * @throws AppError conflict if someone was faster.
 */
export async function updateProcurement(
  tx: Transaction,
  record: ProcurementRecord,
  change: Omit<Prisma.ProcurementUncheckedUpdateManyInput, 'id' | 'version' | 'updatedAt' | 'status'> & {
    readonly status?: ProcurementStatus;
  },
): Promise<void> {
  const { row, now } = record;
  const { count } = await tx.procurement.updateMany({
    where: { id: row.id, status: row.status, version: row.version },
    data: { ...change, version: row.version + 1, updatedAt: now },
  });
  if (count !== 1) throw new AppError('conflict');
}
