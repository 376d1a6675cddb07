import type { AccessFacts } from '#src/modules/cooperations/domain/facts.ts';
import type { CooperationStatus } from '#src/modules/cooperations/domain/status.ts';
import type { Actor } from './actor.ts';
import { actingIn, canViewCooperation } from './cooperations.ts';

const WORKING: readonly CooperationStatus[] = ['draft', 'collecting_consent', 'returned'];
const CLOSED: readonly CooperationStatus[] = ['rejected', 'ended', 'withdrawn'];

export interface DocumentFacts {
  readonly ownerBodyId: string;
  /** A consent rests on it: the resolution must stay readable. */
  readonly usedByConsent: boolean;
  readonly withdrawn: boolean;
}

/** Documents are seen by those who fully see the cooperation, never by the public. */
export function canViewDocument(actor: Actor, facts: AccessFacts, document: DocumentFacts): boolean {
  return !document.withdrawn && canViewCooperation(actor, facts);
}

/** Partners' editors add documents until the case is closed, the authority while it has the case. */
export function canUploadDocument(actor: Actor, facts: AccessFacts): boolean {
  if (CLOSED.includes(facts.status)) return false;
  const { capacities } = actingIn(actor, facts);
  if (capacities.includes('partner_editor')) return true;
  return capacities.includes('authority_decider') && facts.status === 'submitted';
}

/** The owner takes a document back while partners still work on the case; what the authority was shown stays. */
export function canWithdrawDocument(actor: Actor, facts: AccessFacts, document: DocumentFacts): boolean {
  if (document.withdrawn || document.usedByConsent || document.ownerBodyId !== actor.bodyId) return false;
  return WORKING.includes(facts.status) && actingIn(actor, facts).capacities.includes('partner_editor');
}
