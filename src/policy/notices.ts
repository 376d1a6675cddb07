import type { AccessFacts } from '#src/modules/cooperations/domain/facts.ts';
import { type Actor, hasRole } from './actor.ts';
import { canViewCooperation } from './cooperations.ts';

/** One's own notices, while acting for the body they were sent for. */
export function canReadNotice(actor: Actor, notice: { readonly personId: string; readonly bodyId: string }): boolean {
  return notice.personId === actor.personId && notice.bodyId === actor.bodyId;
}

/** Asked again at the moment of sending: who lost access meanwhile hears nothing. */
export function mayReceiveCooperationNotice(recipient: Actor, facts: AccessFacts): boolean {
  return canViewCooperation(recipient, facts);
}

/** The outbox page, which shows mails in the demo and failed deliveries elsewhere. */
export function canReadOutbox(actor: Actor): boolean {
  return hasRole(actor, 'platform_administrator');
}
