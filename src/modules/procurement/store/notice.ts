import type { OutboxRecord } from '#src/db/outbox.ts';
import type { Actor, Role } from '#src/policy/actor.ts';
import type { ProcurementNoticeKind } from '../notice-texts.ts';
import type { ProcurementRecord } from '../reads/record.ts';

/** An outbox record about a purchase; roles empty: every content role of the bodies. */
export function notice(
  record: ProcurementRecord,
  actor: Actor,
  kind: ProcurementNoticeKind,
  to: { readonly bodyIds: readonly string[]; readonly roles?: readonly Role[] },
  details: Readonly<Record<string, unknown>> = {},
): OutboxRecord {
  const { id, reference, title } = record.row;
  const payload = { procurementId: id, reference, title, actorBody: actor.bodyName, ...details };
  return { kind, procurementId: id, bodyIds: to.bodyIds, roles: to.roles ?? [], payload };
}
