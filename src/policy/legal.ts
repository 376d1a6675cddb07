import { type Actor, hasRole } from './actor.ts';

/** The law in force and the list of fields are no secret. */
export function canViewLegalParameters(_actor: Actor | null): boolean {
  return true;
}

/** Parameters are dated data the Land maintains. */
export function canMaintainLegalParameters(actor: Actor): boolean {
  return actor.bodyKind === 'state_ministry' && hasRole(actor, 'land_coordinator');
}

/** The list of fields of cooperation is the Land's, too. */
export function canMaintainFields(actor: Actor): boolean {
  return canMaintainLegalParameters(actor);
}
