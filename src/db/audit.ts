import type { Transaction } from './transaction.ts';

/** One line of the audit log. Details hold ids, numbers and statuses, never names or free text of persons. */
export interface AuditRecord {
  /** Dotted verb, e.g. 'cooperations.approve'. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Bodies that may read the entry besides the oversight roles. */
  readonly bodyIds?: readonly string[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Appends to the hash-chained audit log; the database numbers, dates and chains the entry. */
export async function appendAudit(
  tx: Transaction,
  actor: { readonly personId: string | null; readonly bodyId: string | null },
  record: AuditRecord,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO audit_entry (actor_person_id, actor_body_id, action, subject_type, subject_id, body_ids, details)
    VALUES (${actor.personId}::uuid, ${actor.bodyId}::uuid, ${record.action}, ${record.subjectType}, ${record.subjectId},
      ${record.bodyIds ?? []}::uuid[], ${JSON.stringify(record.details ?? {})}::jsonb)`;
}
