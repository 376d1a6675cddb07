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

/**
 * Kinds that reach a person for a seat in the evaluation of a purchase: whoever lost it meanwhile hears no more of it. One of
 * them sent to a body's roles instead is for the lead buyer, which has to name somebody.
 */
const SEAT_KINDS: readonly string[] = [
  'procurement_evaluator_named',
  'procurement_opening_due',
  'procurement_evaluation_complete',
  'procurement_declaration_reminder',
  'procurement_opening_reminder',
  'procurement_scores_reminder',
  'procurement_completion_reminder',
  'procurement_decision_reminder',
];

/** Whether a kind is for people who can no longer open the case. */
export function isFarewell(kind: string): boolean {
  return FAREWELL_KINDS.includes(kind);
}

/**
 * What a notice is about, as far as it decides who may hear of it: a cooperation, a case (purchase, contract) that is open
 * to exactly these bodies (with the seats of its evaluation), nothing in particular, or something that is there no more.
 */
export type NoticeAccess =
  | { readonly kind: 'cooperation'; readonly facts: AccessFacts }
  | {
      readonly kind: 'bodies';
      readonly bodyIds: readonly string[];
      readonly seats?: readonly { readonly personId: string; readonly bodyId: string }[];
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'gone' };

/** Whether a person of an addressed body is told: the role asked for, and sight of what the notice is about. */
export function mayReceiveNotice(
  recipient: Actor,
  message: { readonly kind: string; readonly roles: readonly string[]; readonly personId: string | null },
  access: NoticeAccess,
): boolean {
  if (message.roles.length > 0 && !hasRole(recipient, ...(message.roles as Role[]))) return false;
  if (!hasContentRole(recipient)) return false;
  if (isFarewell(message.kind)) return true;
  switch (access.kind) {
    case 'cooperation':
      return mayReceiveCooperationNotice(recipient, access.facts);
    case 'bodies':
      return access.bodyIds.includes(recipient.bodyId) && keepsSeat(recipient, message, access.seats ?? []);
    case 'none':
      return true;
    case 'gone':
      return false;
  }
}

function keepsSeat(
  { personId, bodyId }: Actor,
  message: { readonly kind: string; readonly personId: string | null },
  seats: readonly { readonly personId: string; readonly bodyId: string }[],
): boolean {
  if (message.personId === null || !SEAT_KINDS.includes(message.kind)) return true;
  return seats.some((seat) => seat.personId === personId && seat.bodyId === bodyId);
}

/** The outbox page, which shows mails in the demo and deliveries without their content elsewhere. */
export function canReadOutbox(actor: Actor): boolean {
  return hasRole(actor, 'platform_administrator');
}

/** Having a mail that failed or whose fate is unclear sent once more. */
export function canRetryMail(actor: Actor): boolean {
  return canReadOutbox(actor);
}
