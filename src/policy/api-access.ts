import type { ApiScope } from '#src/modules/api-access/domain/scope.ts';
import { type Actor, hasRole, type Role } from './actor.ts';

/** Making and revoking tokens of the own organisation; a token acts with the roles of whoever made it. */
export function canManageTokens(actor: Actor): boolean {
  return (
    hasRole(actor, 'organisation_administrator', 'procurement_manager') && !hasRole(actor, 'platform_administrator')
  );
}

/** Roles one of which a right of a token rests on. */
const ROLES_OF_SCOPE: Readonly<Record<ApiScope, readonly Role[]>> = {
  'demand:read': ['reader', 'editor', 'procurement_manager', 'signatory', 'budget_approver', 'auditor'],
  'demand:write': ['editor', 'procurement_manager'],
  'call-offs:read': ['reader', 'editor', 'procurement_manager', 'signatory', 'budget_approver', 'auditor'],
  'call-offs:write': ['editor', 'procurement_manager'],
  'contracts:read': ['reader', 'editor', 'procurement_manager', 'signatory', 'budget_approver', 'auditor'],
};

/** Whether the actor can give a token this right: nobody passes on more than they may do themselves. */
export function canGrantScope(actor: Actor, scope: ApiScope): boolean {
  return hasRole(actor, ...ROLES_OF_SCOPE[scope]);
}
