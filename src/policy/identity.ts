import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import { type Actor, hasRole, type Role } from './actor.ts';
import { canManageOrganisation } from './bodies.ts';

/** Roles every organisation can give its own people. */
const COMMON_ROLES: readonly Role[] = [
  'reader',
  'editor',
  'signatory',
  'organisation_administrator',
  'procurement_manager',
  'security_officer',
  'auditor',
];

/** Roles that reach beyond one organisation exist only where the office exists. */
const OFFICE_ROLES: Partial<Record<BodyKind, readonly Role[]>> = {
  district: ['authority_decider'],
  regional_council: ['authority_decider'],
  state_ministry: ['authority_decider', 'land_coordinator', 'platform_administrator'],
  it_provider: ['platform_administrator'],
  state_cert: ['cert_analyst'],
};

/** Roles a person can hold at all in a body of this kind. */
export function rolesOfBodyKind(kind: BodyKind): readonly Role[] {
  return [...COMMON_ROLES, ...(OFFICE_ROLES[kind] ?? [])];
}

/**
 * Roles the actor may give or take in a body. An organisation's own administrator cannot hand out offices: deciding for
 * the authority, coordinating or auditing for the Land, or running the portal is given by the platform administrator.
 */
export function grantableRoles(actor: Actor, body: { readonly id: string; readonly kind: BodyKind }): readonly Role[] {
  if (!canManageMembers(actor, body.id)) return [];
  const possible = rolesOfBodyKind(body.kind);
  if (hasRole(actor, 'platform_administrator')) return possible;
  return possible.filter((role) => !(OFFICE_ROLES[body.kind] ?? []).includes(role) && !givesOversight(role, body.kind));
}

/** A change of one person's roles in a body; `personId` is null for an invitation of somebody new. */
export interface RoleChange {
  readonly personId: string | null;
  readonly before: readonly Role[];
  readonly after: readonly Role[];
}

/**
 * Whether every role that would change is one the actor may give or take; roles left as they are do not matter. A
 * platform administrator never changes their own roles: they see no content, and must not let themselves in.
 */
export function canChangeRoles(
  actor: Actor,
  body: { readonly id: string; readonly kind: BodyKind },
  change: RoleChange,
): boolean {
  if (!canManageMembers(actor, body.id)) return false;
  if (hasRole(actor, 'platform_administrator') && change.personId === actor.personId) return false;
  const grantable = grantableRoles(actor, body);
  const changed = [
    ...change.after.filter((role) => !change.before.includes(role)),
    ...change.before.filter((role) => !change.after.includes(role)),
  ];
  return changed.every((role) => grantable.includes(role));
}

/** Seeing, inviting, changing and removing the people of a body. */
export function canManageMembers(actor: Actor, bodyId: string): boolean {
  return canManageOrganisation(actor, bodyId);
}

/** Removing somebody takes all their roles, so each must be one the actor may take. */
export function canRemoveMember(
  actor: Actor,
  body: { readonly id: string; readonly kind: BodyKind },
  member: { readonly personId: string; readonly roles: readonly Role[] },
): boolean {
  return canChangeRoles(actor, body, { personId: member.personId, before: member.roles, after: [] });
}

/** The list of all organisations with their people. */
export function canListAllOrganisations(actor: Actor): boolean {
  return hasRole(actor, 'platform_administrator');
}

/** Unlocking accounts and ending other people's sessions everywhere. */
export function canManageAccounts(actor: Actor): boolean {
  return hasRole(actor, 'platform_administrator');
}

/** Listing and ending sessions: one's own. */
export function canManageSession(actor: Actor, session: { readonly personId: string }): boolean {
  return session.personId === actor.personId;
}

/** Acting for a body needs a current membership in it. */
export function canActFor(membershipBodyIds: readonly string[], bodyId: string): boolean {
  return membershipBodyIds.includes(bodyId);
}

/** Entrance to the administration pages: own organisation or all. */
export function canOpenAdministration(actor: Actor): boolean {
  return hasRole(actor, 'organisation_administrator', 'platform_administrator');
}

function givesOversight(role: Role, kind: BodyKind): boolean {
  return role === 'auditor' && kind === 'state_ministry';
}
