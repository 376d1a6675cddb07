import type { BodyKind } from '#src/modules/bodies/domain/body.ts';

/** Roles a person can hold in one body. The order is the order shown in administration screens. */
export const ROLES = [
  'reader',
  'editor',
  'signatory',
  'organisation_administrator',
  'procurement_manager',
  'legal_reviewer',
  'budget_approver',
  'security_officer',
  'authority_decider',
  'land_coordinator',
  'cert_analyst',
  'auditor',
  'platform_administrator',
] as const;

export type Role = (typeof ROLES)[number];

/** How strongly the person proved who they are (TR-03107-1): password alone, or password plus second factor. */
export type Assurance = 'normal' | 'substantial';

/** A signed-in person acting for exactly one body. Everything policy and row-level security decide starts here. */
export interface Actor {
  readonly personId: string;
  readonly displayName: string;
  readonly sessionId: string;
  readonly bodyId: string;
  readonly bodyKind: BodyKind;
  readonly bodyName: string;
  readonly roles: readonly Role[];
  readonly assurance: Assurance;
}

/** Whether the actor holds at least one of the given roles in the body they act for. */
export function hasRole(actor: Actor, ...roles: Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}
