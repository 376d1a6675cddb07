import { type Actor, hasRole } from './actor.ts';
import { hasContentRole, oversees } from './cooperations.ts';

/** The reader's standing towards a cooperative: it itself, one of its members, on the way, or outside. */
export interface CooperativeFacts {
  readonly cooperativeId: string;
  /** The acting body's live membership, or null. */
  readonly ownStatus: 'applied' | 'active' | 'leaving' | null;
  /** Whether that membership carries a vote today: one that has ended does not, though it is not yet struck off. */
  readonly ownVote: boolean;
}

/** The page for everyone with a content role: members see each other, others how to join. */
export function canOpenCooperative(actor: Actor): boolean {
  return hasContentRole(actor);
}

/** Members, shares and motions: the cooperative, its members, the Land's oversight. */
export function canViewMembers(actor: Actor, facts: CooperativeFacts): boolean {
  if (!hasContentRole(actor)) return false;
  return isCooperative(actor, facts) || isMember(facts) || oversees(actor);
}

/** Joining and leaving bind the body: whoever signs for it. */
export function canApply(actor: Actor, facts: CooperativeFacts): boolean {
  return hasRole(actor, 'signatory') && facts.ownStatus === null && !isCooperative(actor, facts);
}

export function canGiveNotice(actor: Actor, facts: CooperativeFacts): boolean {
  return hasRole(actor, 'signatory') && facts.ownStatus === 'active';
}

/** Deciding applications, recording shares, opening and closing motions: the cooperative's own people. */
export function canManageCooperative(actor: Actor, facts: Pick<CooperativeFacts, 'cooperativeId'>): boolean {
  return actor.bodyId === facts.cooperativeId && hasRole(actor, 'procurement_manager', 'signatory');
}

/** One member, one vote (§ 43 Abs. 3 GenG), cast by whoever signs for the member. */
export function canVote(actor: Actor, facts: CooperativeFacts): boolean {
  return hasRole(actor, 'signatory') && facts.ownVote;
}

function isCooperative(actor: Actor, facts: Pick<CooperativeFacts, 'cooperativeId'>): boolean {
  return actor.bodyId === facts.cooperativeId;
}

function isMember(facts: CooperativeFacts): boolean {
  return facts.ownStatus === 'active' || facts.ownStatus === 'leaving';
}
