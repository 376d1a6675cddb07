import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import { type Actor, hasRole, ROLES, type Role } from './actor.ts';
import { canManageOrganisation } from './bodies.ts';

/** Roles that make sense in every organisation. */
const COMMON_ROLES: readonly Role[] = [
  'reader',
  'editor',
  'signatory',
  'organisation_administrator',
  'procurement_manager',
  'legal_reviewer',
  'budget_approver',
  'security_officer',
];

/** Offices: roles that reach beyond one organisation exist only where the office exists (docs/decisions/0061). */
const OFFICE_ROLES: Readonly<Record<BodyKind, readonly Role[]>> = {
  municipality: [],
  independent_city: [],
  district: ['authority_decider'],
  regional_council: ['authority_decider'],
  state_ministry: ['authority_decider', 'land_coordinator', 'auditor', 'platform_administrator'],
  it_provider: ['platform_administrator'],
  university: [],
  purchasing_cooperative: [],
  state_cert: ['cert_analyst'],
  special_purpose_association: [],
};

/** Roles a person can hold at all in a body of this kind, in the order administration screens show them. */
export function rolesOfBodyKind(kind: BodyKind): readonly Role[] {
  return ROLES.filter((role) => COMMON_ROLES.includes(role) || OFFICE_ROLES[kind].includes(role));
}

/** Why a set of roles cannot be held, or null. */
export type RoleSetFault = 'no_role' | 'role_does_not_fit_body' | 'platform_role_stands_alone';

/**
 * Whether one person can hold these roles in a body of this kind. Running the platform excludes every role that sees
 * content: what the database shows hangs on it (src/db/scope.ts).
 */
export function roleSetFault(kind: BodyKind, roles: readonly Role[]): RoleSetFault | null {
  if (roles.length === 0) return 'no_role';
  if (!roles.every((role) => rolesOfBodyKind(kind).includes(role))) return 'role_does_not_fit_body';
  return roles.includes('platform_administrator') && roles.length > 1 ? 'platform_role_stands_alone' : null;
}

/** A body whose people are managed. */
export interface ManagedBody {
  readonly id: string;
  readonly kind: BodyKind;
}

/**
 * Roles the actor may give or take in a body: those that fit it; only platform administrators make platform
 * administrators.
 */
export function grantableRoles(actor: Actor, body: ManagedBody): readonly Role[] {
  if (!canManageMembers(actor, body.id)) return [];
  const possible = rolesOfBodyKind(body.kind);
  if (hasRole(actor, 'platform_administrator')) return possible;
  return possible.filter((role) => role !== 'platform_administrator');
}

/** A change of one person's roles in a body; `personId` is null for an invitation of somebody new. */
export interface RoleChange {
  readonly personId: string | null;
  readonly before: readonly Role[];
  readonly after: readonly Role[];
}

/**
 * Whether every role that would change is one the actor may give or take; roles left as they are do not matter.
 * Nobody gives themselves a role; a platform administrator does not touch their own roles at all: they see no content,
 * and must not let themselves in.
 */
export function canChangeRoles(actor: Actor, body: ManagedBody, change: RoleChange): boolean {
  if (!canManageMembers(actor, body.id)) return false;
  const added = change.after.filter((role) => !change.before.includes(role));
  const taken = change.before.filter((role) => !change.after.includes(role));
  if (change.personId === actor.personId) {
    if (hasRole(actor, 'platform_administrator') || added.length > 0) return false;
  }
  const grantable = grantableRoles(actor, body);
  return [...added, ...taken].every((role) => grantable.includes(role));
}

/** Seeing, inviting, changing and removing the people of a body. */
export function canManageMembers(actor: Actor, bodyId: string): boolean {
  return canManageOrganisation(actor, bodyId);
}

/** Removing somebody takes all their roles, so each must be one the actor may take. */
export function canRemoveMember(
  actor: Actor,
  body: ManagedBody,
  member: { readonly personId: string; readonly roles: readonly Role[] },
): boolean {
  return canChangeRoles(actor, body, { personId: member.personId, before: member.roles, after: [] });
}

/** The list of all organisations with their people. */
export function canListAllOrganisations(actor: Actor): boolean {
  return hasRole(actor, 'platform_administrator');
}

/** Locking and unlocking accounts, which ends their sessions everywhere. Nobody locks themselves out. */
export function canManageAccounts(actor: Actor, personId?: string): boolean {
  return hasRole(actor, 'platform_administrator') && personId !== actor.personId;
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
