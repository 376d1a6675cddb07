import type { OutboxRecord } from '#src/db/outbox.ts';
import type { Actor, Role } from '#src/policy/actor.ts';
import type { ContractNoticeKind } from '../notice-texts.ts';

/** An outbox record about a contract; roles empty: every content role of the bodies. */
export function notice(
  contract: { readonly id: string; readonly reference: string; readonly title: string },
  actor: Actor,
  kind: ContractNoticeKind,
  to: { readonly bodyIds: readonly string[]; readonly roles?: readonly Role[] },
  details: Readonly<Record<string, unknown>> = {},
): OutboxRecord {
  const { id, reference, title } = contract;
  const payload = { contractId: id, reference, title, actorBody: actor.bodyName, ...details };
  return { kind, contractId: id, bodyIds: [...new Set(to.bodyIds)], roles: to.roles ?? [], payload };
}
