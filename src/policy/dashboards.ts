import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import { type Actor, hasRole } from './actor.ts';
import { hasContentRole, oversees } from './cooperations.ts';

export const DASHBOARD_FAMILIES = [
  'municipality',
  'authority',
  'land',
  'it_provider',
  'university',
  'security',
  'cert',
  'auditor',
  'administrator',
] as const;

/** The home page a person gets. Tasks do not depend on it: everybody sees all tasks they can perform. */
export type DashboardFamily = (typeof DASHBOARD_FAMILIES)[number];

const FAMILY_OF_BODY: Record<BodyKind, DashboardFamily> = {
  municipality: 'municipality',
  independent_city: 'municipality',
  district: 'municipality',
  regional_council: 'authority',
  state_ministry: 'land',
  it_provider: 'it_provider',
  university: 'university',
  purchasing_cooperative: 'it_provider',
  state_cert: 'cert',
  special_purpose_association: 'municipality',
};

/** The role that looks furthest decides; without a special role the kind of body does. */
export function dashboardFamily(actor: Actor): DashboardFamily {
  if (hasRole(actor, 'platform_administrator')) return 'administrator';
  if (hasRole(actor, 'land_coordinator') && oversees(actor)) return 'land';
  if (hasRole(actor, 'authority_decider')) return 'authority';
  if (hasRole(actor, 'auditor')) return 'auditor';
  if (hasRole(actor, 'cert_analyst')) return 'cert';
  if (hasRole(actor, 'security_officer') && !hasRole(actor, 'editor', 'signatory')) return 'security';
  return FAMILY_OF_BODY[actor.bodyKind];
}

/** Statistics over everything submitted: times to decision, by field and region. */
export function canViewLandFigures(actor: Actor): boolean {
  return oversees(actor);
}

/** Figures on proceedings before an authority: its own people their cases, the Land's oversight all of them. */
export function canViewReviewFigures(actor: Actor): boolean {
  return canViewLandFigures(actor) || hasRole(actor, 'authority_decider');
}

/** Figures on people, sessions and mail, which hold no content. */
export function canViewPlatformFigures(actor: Actor): boolean {
  return hasRole(actor, 'platform_administrator');
}

/** Figures on the cooperations the actor's body takes part in or supervises. */
export function canViewOwnFigures(actor: Actor): boolean {
  return hasContentRole(actor);
}
