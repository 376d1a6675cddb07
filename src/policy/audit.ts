import { type Actor, hasRole } from './actor.ts';
import { oversees } from './cooperations.ts';

/** Whose entries of the audit log the actor may read and export. */
export type AuditScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'body'; readonly bodyId: string }
  | { readonly kind: 'none' };

/**
 * The Land's auditor and coordinator read everything, an organisation's auditor and administrator what concerns that
 * organisation, nobody else anything. A platform administrator sees no content, and the log tells of content.
 */
export function auditScope(actor: Actor): AuditScope {
  if (oversees(actor)) return { kind: 'all' };
  return hasRole(actor, 'auditor', 'organisation_administrator')
    ? { kind: 'body', bodyId: actor.bodyId }
    : { kind: 'none' };
}

export function canReadAuditLog(actor: Actor): boolean {
  return auditScope(actor).kind !== 'none';
}

/** Exporting what one may read; the export itself becomes an entry. */
export function canExportAuditLog(actor: Actor): boolean {
  return canReadAuditLog(actor);
}

/** The chain can be verified offline only from a complete export, which only the Land's oversight gets. */
export function canExportAuditChain(actor: Actor): boolean {
  return auditScope(actor).kind === 'all';
}
