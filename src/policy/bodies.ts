import { type Actor, hasRole } from './actor.ts';

/** The register holds public facts: everybody reads it, signed in or not. */
export function canViewRegister(_actor: Actor | null): boolean {
  return true;
}

/** Adding and correcting entries of the register, e.g. a Zweckverband: the Land's and the platform's business. */
export function canManageRegister(actor: Actor): boolean {
  if (hasRole(actor, 'platform_administrator')) return true;
  return actor.bodyKind === 'state_ministry' && hasRole(actor, 'land_coordinator');
}

/** Settings of one organisation, e.g. whether its members need a second factor. */
export function canManageOrganisation(actor: Actor, bodyId: string): boolean {
  if (hasRole(actor, 'platform_administrator')) return true;
  return hasRole(actor, 'organisation_administrator') && actor.bodyId === bodyId;
}
