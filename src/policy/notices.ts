import type { AccessFacts } from '#src/modules/cooperations/domain/facts.ts';
import { type Actor, hasRole, type Role } from './actor.ts';
import { canViewCooperation, hasContentRole } from './cooperations.ts';

/** One's own notices, while acting for the body they were sent for. */
export function canReadNotice(actor: Actor, notice: { readonly personId: string; readonly bodyId: string }): boolean {
  return notice.personId === actor.personId && notice.bodyId === actor.bodyId;
}

/** Asked when a notice is written, and again at the moment of sending: who lost access meanwhile hears nothing. */
export function mayReceiveCooperationNotice(recipient: Actor, facts: AccessFacts): boolean {
  return canViewCooperation(recipient, facts);
}

/**
 * Kinds that tell an organisation that its part is over. They reach people who can no longer open the case, and
 * therefore say nothing they did not know as partners.
 */
const FAREWELL_KINDS: readonly string[] = ['cooperation_invitation_revoked', 'procurement_participation_ended'];

/** Whether a kind is for people who can no longer open the case. */
export function isFarewell(kind: string): boolean {
  return FAREWELL_KINDS.includes(kind);
}

/**
 * What a notice is about, as far as it decides who may hear of it: a cooperation, a case (purchase, contract) that is open
 * to exactly these bodies, nothing in particular, or something that is there no more.
 */
export type NoticeAccess =
  | { readonly kind: 'cooperation'; readonly facts: AccessFacts }
  | { readonly kind: 'bodies'; readonly bodyIds: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'gone' };

/** Whether a person of an addressed body is told: the role asked for, and sight of what the notice is about. */
export function mayReceiveNotice(
  recipient: Actor,
  message: { readonly kind: string; readonly roles: readonly string[] },
  access: NoticeAccess,
): boolean {
  if (message.roles.length > 0 && !hasRole(recipient, ...(message.roles as Role[]))) return false;
  if (!hasContentRole(recipient)) return false;
  if (isFarewell(message.kind)) return true;
  switch (access.kind) {
    case 'cooperation':
      return mayReceiveCooperationNotice(recipient, access.facts);
    case 'bodies':
      return access.bodyIds.includes(recipient.bodyId);
    case 'none':
      return true;
    case 'gone':
      return false;
  }
}

/** The outbox page, which shows mails in the demo and deliveries without their content elsewhere. */
export function canReadOutbox(actor: Actor): boolean {
  return hasRole(actor, 'platform_administrator');
}

/** Having a mail that failed or whose fate is unclear sent once more. */
export function canRetryMail(actor: Actor): boolean {
  return canReadOutbox(actor);
}
