import { type Actor, hasRole } from './actor.ts';
import { hasContentRole, oversees } from './cooperations.ts';

/** What decides who may see and use a contract. */
export interface ContractAccessFacts {
  readonly ownerBodyId: string;
  /** Of a joint purchase; null for a body's own contract. */
  readonly procurementId: string | null;
  /** Whether the acting body is named as entitled to call. */
  readonly isCaller: boolean;
}

/** A contract is seen by who concluded it, by who may call from it, and, of joint purchases, by the Land's oversight. */
export function canViewContract(actor: Actor, facts: ContractAccessFacts): boolean {
  if (!hasContentRole(actor)) return false;
  return isOwner(actor, facts) || facts.isCaller || (oversees(actor) && facts.procurementId !== null);
}

/** Contracts and call-offs at all: everyone with a content role sees their body's. */
export function canListContracts(actor: Actor): boolean {
  return hasContentRole(actor);
}

/** Entering the body's own contracts, to be reminded of their ends and to find partners. */
export function canEnterContract(actor: Actor): boolean {
  return hasRole(actor, 'procurement_manager', 'editor');
}

/** What a tender concluded is changed by amendments only. */
export function canEditContract(actor: Actor, facts: ContractAccessFacts): boolean {
  return isOwner(actor, facts) && facts.procurementId === null && canEnterContract(actor);
}

export function canTerminateContract(actor: Actor, facts: ContractAccessFacts): boolean {
  return isOwner(actor, facts) && hasRole(actor, 'signatory');
}

/** Looking at what a change of a joint contract would mean; deciding it is the signatory's. */
export function canPrepareAmendment(actor: Actor, facts: ContractAccessFacts): boolean {
  return (
    isOwner(actor, facts) &&
    facts.procurementId !== null &&
    hasRole(actor, 'procurement_manager', 'editor', 'signatory')
  );
}

export function canDecideAmendment(actor: Actor, facts: ContractAccessFacts): boolean {
  return isOwner(actor, facts) && facts.procurementId !== null && hasRole(actor, 'signatory');
}

/** Only bodies named before the award call (EuGH C-216/17). */
export function canRequestCallOff(actor: Actor, facts: ContractAccessFacts): boolean {
  return facts.isCaller && hasRole(actor, 'procurement_manager', 'editor');
}

/** A call-off is seen by its body, by who concluded the contract, and by the Land's oversight. */
export function canViewCallOff(actor: Actor, facts: ContractAccessFacts & { readonly bodyId: string }): boolean {
  if (!hasContentRole(actor)) return false;
  if (facts.bodyId === actor.bodyId || isOwner(actor, facts)) return true;
  return oversees(actor) && facts.procurementId !== null;
}

/** The second person, who answers for the budget of the calling body. */
export function canDecideCallOff(actor: Actor, facts: { readonly bodyId: string }): boolean {
  return facts.bodyId === actor.bodyId && hasRole(actor, 'budget_approver');
}

/** Ordering, recording deliveries, giving up: the calling body's own work. */
export function canHandleCallOff(actor: Actor, facts: { readonly bodyId: string }): boolean {
  return facts.bodyId === actor.bodyId && hasRole(actor, 'procurement_manager', 'editor');
}

/** The successor of a contract that ends, or a purchase with others whose contracts end with one's own. */
export function canStartSuccessor(actor: Actor, facts: ContractAccessFacts): boolean {
  return isOwner(actor, facts) && hasRole(actor, 'procurement_manager', 'editor');
}

/** Planned purchases, ends of contracts, and what others offer for joint planning. */
export function canPlanJointly(actor: Actor): boolean {
  return hasContentRole(actor);
}

function isOwner(actor: Actor, facts: ContractAccessFacts): boolean {
  return actor.bodyId === facts.ownerBodyId;
}
