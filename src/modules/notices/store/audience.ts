import type { Transaction } from '#src/db/transaction.ts';
import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import type { AccessFacts } from '#src/modules/cooperations/domain/facts.ts';
import type { Actor, Role } from '#src/policy/actor.ts';
import { mayReceiveNotice } from '#src/policy/notices.ts';
import type { OutboxMessage } from './messages.ts';

/** A person who is to be told, in one of their organisations. */
export interface Addressee {
  readonly personId: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly email: string;
  readonly wantsMail: boolean;
}

/** What a text names the cooperation by, as it is called now. */
interface NamedCooperation {
  readonly cooperationId: string;
  readonly reference: string;
  readonly title: string;
}

interface MemberRow {
  readonly personId: string;
  readonly displayName: string;
  readonly email: string;
  readonly wantsMail: boolean;
  readonly bodyId: string;
  readonly bodyKind: BodyKind;
  readonly bodyName: string;
  readonly roles: Role[];
}

/** The cooperation a message is about, with what decides who may see it now. */
export async function loadNoticeCooperation(
  tx: Transaction,
  id: string,
): Promise<{ readonly named: NamedCooperation; readonly access: AccessFacts } | null> {
  const [row] = await tx.$queryRaw<{ named: NamedCooperation; access: AccessFacts }[]>`
    SELECT json_build_object('cooperationId', c.id, 'reference', c.reference, 'title', c.title) AS named,
      json_build_object('status', c.status, 'everSubmitted', c.first_submitted_at IS NOT NULL, 'leadBodyId', c.lead_body_id,
        'authorityBodyId', CASE WHEN c.first_submitted_at IS NOT NULL THEN c.authority_body_id END,
        'partners', coalesce((SELECT json_agg(json_build_object('bodyId', p.body_id, 'status', p.status))
          FROM cooperation_partner p WHERE p.cooperation_id = c.id), '[]')) AS access
    FROM cooperation c WHERE c.id = ${id}::uuid`;
  return row ?? null;
}

/**
 * Who is to hear of a message now: members of the addressed organisations with the addressed roles who may see the
 * cooperation, never the person whose act it was. Asked when notices are written and again when a mail is sent.
 */
export async function listAddressees(
  tx: Transaction,
  message: OutboxMessage,
  access: AccessFacts | null,
  onlyPersonId: string | null = null,
): Promise<Addressee[]> {
  const rows = await tx.$queryRaw<MemberRow[]>`
    SELECT p.id AS "personId", p.display_name AS "displayName", p.email, p.mail_notices AS "wantsMail", b.id AS "bodyId",
      b.kind AS "bodyKind", b.short_name AS "bodyName", m.roles
    FROM membership m JOIN person p ON p.id = m.person_id JOIN body b ON b.id = m.body_id
    WHERE m.body_id = ANY(${message.bodyIds}::uuid[]) AND m.ended_at IS NULL AND p.status = 'active'
      AND (${onlyPersonId}::uuid IS NULL OR p.id = ${onlyPersonId}::uuid)
      AND p.id IS DISTINCT FROM ${message.actorPersonId}::uuid
      AND (${message.personId}::uuid IS NULL OR p.id = ${message.personId}::uuid)
    ORDER BY p.id, b.sort_name`;
  return rows.filter((row) => mayReceiveNotice(recipientOf(row), message, access)).map(toAddressee);
}

/** The person as they would act if they signed in now; policy knows nobody else. */
function recipientOf(row: MemberRow): Actor {
  const { personId, displayName, bodyId, bodyKind, bodyName, roles } = row;
  return { personId, displayName, sessionId: '', bodyId, bodyKind, bodyName, roles, assurance: 'normal' };
}

function toAddressee({ personId, bodyId, bodyName, email, wantsMail }: MemberRow): Addressee {
  return { personId, bodyId, bodyName, email, wantsMail };
}
