import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';

/**
 * Appends what happens under a contract to the record of the purchase it came from; nothing for a body's own contract. Demand
 * of a single body is for the lead buyer, an amendment for everyone who takes part.
 */
export async function addToProcurementRecord(
  tx: Transaction,
  actor: Actor,
  now: Date,
  procurementId: string | null,
  step: {
    readonly verb: 'call_off' | 'amend_contract';
    readonly audience: 'participants' | 'lead';
    readonly reason?: string;
    readonly details: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  if (procurementId === null) return;
  await tx.$executeRaw`
    INSERT INTO procurement_event (procurement_id, verb, from_status, to_status, audience, actor_person_id, actor_body_id,
      reason, details, occurred_at)
    SELECT p.id, ${step.verb}, p.status, p.status, ${step.audience}, ${actor.personId}::uuid, ${actor.bodyId}::uuid,
      ${step.reason ?? ''}, ${JSON.stringify(step.details)}::jsonb, ${now}
    FROM procurement p WHERE p.id = ${procurementId}::uuid`;
}
