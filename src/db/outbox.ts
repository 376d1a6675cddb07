import type { Transaction } from './transaction.ts';

/** Something people must hear of; workers turn it into notices and mails after commit. */
export interface OutboxRecord {
  /** Kind of notice; the notices module holds a German text for each. */
  readonly kind: string;
  readonly cooperationId?: string;
  readonly procurementId?: string;
  readonly contractId?: string;
  /** Bodies whose entitled members are told. */
  readonly bodyIds?: readonly string[];
  /** Only members with one of these roles; empty: every content role. */
  readonly roles?: readonly string[];
  /** A single mail address (invitation, reset), already normalised. */
  readonly recipient?: string;
  readonly personId?: string;
  readonly actorPersonId?: string | null;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** Writes an outbox row in the caller's transaction: told if and only if it happened. */
export async function enqueueOutbox(tx: Transaction, record: OutboxRecord): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO outbox_message (kind, cooperation_id, procurement_id, contract_id, body_ids, roles, recipient, person_id, actor_person_id, payload)
    VALUES (${record.kind}, ${record.cooperationId ?? null}::uuid, ${record.procurementId ?? null}::uuid,
      ${record.contractId ?? null}::uuid, ${record.bodyIds ?? []}::uuid[], ${record.roles ?? []}::text[],
      ${record.recipient ?? null}, ${record.personId ?? null}::uuid, ${record.actorPersonId ?? null}::uuid,
      ${JSON.stringify(record.payload ?? {})}::jsonb)`;
}
