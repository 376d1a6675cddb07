import type { ActingPerson, ProcurementFacts } from './facts.ts';
import { GUARD_CHECKS } from './guards.ts';
import { type Decided, refused } from './refusal.ts';
import type { ProcurementStatus } from './status.ts';
import { PROCUREMENT_VERBS, type ProcurementVerb, statusAfter, TRANSITIONS } from './transitions.ts';

/** Effect every verb has: the status before, to be re-asserted when saving, and the status after. */
export interface StatusChange {
  readonly from: ProcurementStatus;
  readonly to: ProcurementStatus;
}

/**
 * Applies the transition table: capacity first, so that a stranger learns nothing of the state, then status, then guards
 * in their order. Input is checked by each verb's own rule, which calls this first.
 */
export function decideVerb(
  verb: ProcurementVerb,
  facts: ProcurementFacts,
  acting: ActingPerson,
): Decided<StatusChange> {
  const transition = TRANSITIONS[verb];
  if (!transition.who.some((capacity) => acting.capacities.includes(capacity))) return refused('not_entitled');
  if (!transition.from.includes(facts.status)) return refused('wrong_status');
  for (const guard of transition.guards) {
    const reason = GUARD_CHECKS[guard](facts, acting);
    if (reason !== null) return refused(reason);
  }
  return { ok: true, from: facts.status, to: statusAfter(verb, facts.status) };
}

/** Verbs the person can perform now, in the table's order: what a page shows as links and buttons. */
export function availableVerbs(facts: ProcurementFacts, acting: ActingPerson): readonly ProcurementVerb[] {
  return PROCUREMENT_VERBS.filter((verb) => decideVerb(verb, facts, acting).ok);
}

/** What still keeps a verb from happening for somebody who may do it and is at the right stage; null if nothing does. */
export function obstacleOf(verb: ProcurementVerb, facts: ProcurementFacts, acting: ActingPerson) {
  const decided = decideVerb(verb, facts, acting);
  if (decided.ok || decided.reason === 'not_entitled' || decided.reason === 'wrong_status') return null;
  return decided.reason;
}
