import type { ActingPerson, Capacity, ProcurementAccessFacts } from '#src/modules/procurement/domain/facts.ts';
import type { Audience } from '#src/modules/procurement/domain/status.ts';
import { type ProcurementVerb, TRANSITIONS } from '#src/modules/procurement/domain/transitions.ts';
import { type Actor, hasRole } from './actor.ts';
import { hasContentRole, oversees } from './cooperations.ts';

/** Starting an idea makes the actor's body the lead buyer. */
export function canStartProcurement(actor: Actor): boolean {
  return hasRole(actor, 'procurement_manager', 'editor');
}

/**
 * The lead buyer sees its purchase from the first thought, bodies from the moment they are asked, the Land's oversight once
 * it has left the idea. Who declined or withdrew sees it no more.
 */
export function canViewProcurement(actor: Actor, facts: ProcurementAccessFacts): boolean {
  if (!hasContentRole(actor)) return false;
  if (isLead(actor, facts)) return true;
  if (facts.ownPart && facts.status !== 'idea' && !['declined', 'withdrawn'].includes(facts.ownPart.status))
    return true;
  return oversees(actor) && facts.status !== 'idea';
}

/** Demand of every single body: the lead buyer and the Land's oversight; others see their own. */
export function canViewAllDemand(actor: Actor, facts: ProcurementAccessFacts): boolean {
  return isLead(actor, facts) ? hasContentRole(actor) : oversees(actor) && facts.status !== 'idea';
}

/** What partners share with each other: participants, legal check, agreement, lots and shares. */
export function canViewPartnership(actor: Actor, facts: ProcurementAccessFacts): boolean {
  return canViewAllDemand(actor, facts) || (canViewProcurement(actor, facts) && facts.ownPart?.isPartner === true);
}

/**
 * Offers, prices and points: before the award the evaluation team and the named decider alone, once they have declared to
 * be free of conflicts of interest, in every channel (§§ 5, 6 VgV). Afterwards also the lead buyer and the Land's oversight.
 */
export function canViewBids(actor: Actor, facts: ProcurementAccessFacts & { readonly awarded: boolean }): boolean {
  if (!canViewProcurement(actor, facts)) return false;
  const seated = (facts.isEvaluator || facts.isDecider) && facts.declaredImpartial;
  return seated || (facts.awarded && (isLead(actor, facts) || oversees(actor)));
}

/** Which entries of the procurement record, and which files, the actor reads. */
export function readableAudiences(
  actor: Actor,
  facts: ProcurementAccessFacts & { readonly awarded: boolean },
): readonly Audience[] {
  if (!canViewProcurement(actor, facts)) return [];
  return [
    'participants',
    ...(canViewAllDemand(actor, facts) ? (['lead'] as const) : []),
    ...(canViewBids(actor, facts) ? (['team'] as const) : []),
  ];
}

/** The actor in this purchase: capacities from role, part and team. */
export function actingInProcurement(actor: Actor, facts: ProcurementAccessFacts): ActingPerson {
  const capacities = (Object.keys(CAPACITY_RULES) as Capacity[]).filter((capacity) =>
    CAPACITY_RULES[capacity](actor, facts),
  );
  return { personId: actor.personId, bodyId: actor.bodyId, capacities };
}

const CAPACITY_RULES: Record<Capacity, (actor: Actor, facts: ProcurementAccessFacts) => boolean> = {
  lead_manager: (actor, facts) => isLead(actor, facts) && hasRole(actor, 'procurement_manager', 'editor'),
  lead_signatory: (actor, facts) => isLead(actor, facts) && hasRole(actor, 'signatory'),
  lead_reviewer: (actor, facts) => isLead(actor, facts) && hasRole(actor, 'legal_reviewer'),
  respondent: (actor, facts) =>
    isAsked(facts) &&
    (hasRole(actor, 'procurement_manager', 'editor') || facts.ownPart?.deputyPersonId === actor.personId),
  respondent_signatory: (actor, facts) => isAsked(facts) && hasRole(actor, 'signatory', 'budget_approver'),
  partner_manager: (actor, facts) =>
    facts.ownPart?.isPartner === true && hasRole(actor, 'procurement_manager', 'editor'),
  partner_signatory: (actor, facts) => facts.ownPart?.isPartner === true && hasRole(actor, 'signatory'),
  evaluator: (_actor, facts) => facts.isEvaluator,
  team_member: (_actor, facts) => facts.isEvaluator || facts.isDecider,
};

/** Who may try each verb; status and guards are the transition table's business. */
export function mayTryProcurementVerb(actor: Actor, facts: ProcurementAccessFacts, verb: ProcurementVerb): boolean {
  return TRANSITIONS[verb].who.some((capacity) => CAPACITY_RULES[capacity](actor, facts));
}

function isLead(actor: Actor, facts: ProcurementAccessFacts): boolean {
  return actor.bodyId === facts.leadBodyId;
}

function isAsked(facts: ProcurementAccessFacts): boolean {
  return facts.ownPart !== null && ['asked', 'answered', 'confirmed'].includes(facts.ownPart.status);
}
