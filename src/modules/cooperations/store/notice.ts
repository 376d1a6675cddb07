import type { OutboxRecord } from '#src/db/outbox.ts';
import type { Actor, Role } from '#src/policy/actor.ts';
import { type AccessFacts, acceptedBodyIds, invitedBodyIds } from '../domain/facts.ts';
import type { CooperationNoticeKind, CooperationNoticePayload } from '../notice-texts.ts';
import type { CooperationRecord } from '../reads/record.ts';

/** People who work on the content, and who sign. */
export const WORKING_ROLES = ['editor', 'signatory'] as const satisfies readonly Role[];

/** An outbox record about a cooperation; roles empty: every content role of the bodies. */
export function notice(
  record: CooperationRecord,
  actor: Actor,
  kind: CooperationNoticeKind,
  to: { readonly bodyIds: readonly string[]; readonly roles?: readonly Role[] },
  details: Partial<CooperationNoticePayload> = {},
): OutboxRecord {
  const { id, reference, title } = record.row;
  const payload: CooperationNoticePayload = {
    cooperationId: id,
    reference,
    title,
    actorBody: actor.bodyName,
    ...details,
  };
  return { kind, cooperationId: id, bodyIds: to.bodyIds, roles: to.roles ?? [], payload: { ...payload } };
}

/** All bodies that may see the case now: parties, invited bodies, and the authority once it was submitted. */
export function entitledBodyIds(facts: AccessFacts): string[] {
  const authority = facts.everSubmitted && facts.authorityBodyId !== null ? [facts.authorityBodyId] : [];
  return [...new Set([...acceptedBodyIds(facts), ...invitedBodyIds(facts), ...authority])];
}
