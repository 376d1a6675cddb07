import type { Transaction } from '#src/db/transaction.ts';
import { retryDelaySeconds } from '../domain/back-off.ts';

/** An outbox row that has not been turned into notices and mails yet. */
export interface OutboxMessage {
  readonly id: bigint;
  readonly kind: string;
  readonly cooperationId: string | null;
  readonly procurementId: string | null;
  readonly contractId: string | null;
  readonly bodyIds: readonly string[];
  readonly roles: readonly string[];
  readonly recipient: string | null;
  readonly personId: string | null;
  readonly actorPersonId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The oldest row that is due and that no other worker holds, locked until the transaction ends; null when there is none. */
export async function takeNextMessage(tx: Transaction): Promise<OutboxMessage | null> {
  const [row] = await tx.$queryRaw<OutboxMessage[]>`
    SELECT id, kind, cooperation_id AS "cooperationId", procurement_id AS "procurementId", contract_id AS "contractId",
      body_ids AS "bodyIds", roles, recipient, person_id AS "personId", actor_person_id AS "actorPersonId", payload
    FROM outbox_message WHERE dispatched_at IS NULL AND next_try_at <= now()
    ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return row ?? null;
}

/** One outbox row by id; for the check at the moment of sending. */
export async function findMessage(tx: Transaction, id: bigint): Promise<OutboxMessage | null> {
  const [row] = await tx.$queryRaw<OutboxMessage[]>`
    SELECT id, kind, cooperation_id AS "cooperationId", procurement_id AS "procurementId", contract_id AS "contractId",
      body_ids AS "bodyIds", roles, recipient, person_id AS "personId", actor_person_id AS "actorPersonId", payload
    FROM outbox_message WHERE id = ${id}`;
  return row ?? null;
}

export async function markDispatched(tx: Transaction, id: bigint): Promise<void> {
  await tx.$executeRaw`UPDATE outbox_message SET dispatched_at = now(), last_error = NULL WHERE id = ${id}`;
}

/** Lets a row that could not be expanded wait, so that it does not hold up the others. */
export async function postponeMessage(tx: Transaction, id: bigint, error: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ attempts: number }[]>`
    UPDATE outbox_message SET attempts = attempts + 1, last_error = ${error.slice(0, 500)}
    WHERE id = ${id} AND dispatched_at IS NULL RETURNING attempts`;
  if (!row) return;
  await tx.$executeRaw`
    UPDATE outbox_message SET next_try_at = now() + make_interval(secs => ${retryDelaySeconds(row.attempts)}::int) WHERE id = ${id}`;
}
