import type { ActingPerson, CooperationFacts } from './facts.ts';
import { GUARD_CHECKS } from './guards.ts';
import { type Decided, refused } from './refusal.ts';
import type { CooperationStatus } from './status.ts';
import { COOPERATION_VERBS, type CooperationVerb, statusAfter, TRANSITIONS } from './transitions.ts';

/** Effect every verb has: the status before, to be re-asserted when saving, and the status after. */
export interface StatusChange {
  readonly from: CooperationStatus;
  readonly to: CooperationStatus;
}

/**
 * Applies the transition table: capacity first, so that a stranger learns nothing of the state, then status, then guards
 * in their order. Input is checked by the decide functions of each verb, which call this first.
 */
export function decideVerb(
  verb: CooperationVerb,
  facts: CooperationFacts,
  acting: ActingPerson,
): Decided<StatusChange> {
  const transition = TRANSITIONS[verb];
  if (!transition.who.some((capacity) => acting.capacities.includes(capacity))) return refused('not_entitled');
  if (facts.historic) return refused('historic');
  if (!transition.from.includes(facts.status)) return refused('wrong_status');
  for (const guard of transition.guards) {
    const reason = GUARD_CHECKS[guard](facts, acting);
    if (reason !== null) return refused(reason);
  }
  return { ok: true, from: facts.status, to: statusAfter(verb, facts.status) };
}

/** Verbs the person can perform now, in the table's order: what a page shows as buttons. */
export function availableVerbs(facts: CooperationFacts, acting: ActingPerson): readonly CooperationVerb[] {
  return COOPERATION_VERBS.filter((verb) => decideVerb(verb, facts, acting).ok);
}
