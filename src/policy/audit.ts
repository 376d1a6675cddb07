import { type Actor, hasRole } from './actor.ts';

/** Whose entries of the audit log the actor may read and export. */
export type AuditScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'body'; readonly bodyId: string }
  | { readonly kind: 'none' };

/** The Land's auditor reads everything, an organisation's auditor what concerns that organisation, nobody else anything. */
export function auditScope(actor: Actor): AuditScope {
  if (!hasRole(actor, 'auditor')) return { kind: 'none' };
  return actor.bodyKind === 'state_ministry' ? { kind: 'all' } : { kind: 'body', bodyId: actor.bodyId };
}

export function canReadAuditLog(actor: Actor): boolean {
  return auditScope(actor).kind !== 'none';
}

/** The chain can be verified offline only from a complete export, which only the Land's auditor gets. */
export function canExportAuditChain(actor: Actor): boolean {
  return auditScope(actor).kind === 'all';
}
