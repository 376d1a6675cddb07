import type { Transaction } from '#src/db/transaction.ts';
import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import type { AccessFacts } from '#src/modules/cooperations/domain/facts.ts';
import type { Actor, Role } from '#src/policy/actor.ts';
import { mayReceiveNotice, type NoticeAccess } from '#src/policy/notices.ts';
import type { OutboxMessage } from './messages.ts';

/** A person who is to be told, in one of their organisations. */
export interface Addressee {
  readonly personId: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly email: string;
  readonly wantsMail: boolean;
}

/** What a message is about: what texts name it by as it is called now, and what decides who may see it now. */
export interface NoticeSubject {
  readonly named: Readonly<Record<string, string>>;
  readonly access: NoticeAccess;
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

/** The cooperation, purchase or contract a message is about. */
export async function loadNoticeSubject(tx: Transaction, message: OutboxMessage): Promise<NoticeSubject> {
  const { cooperationId, procurementId, contractId } = message;
  const gone: NoticeSubject = { named: {}, access: { kind: 'gone' } };
  if (cooperationId !== null) return (await loadCooperation(tx, cooperationId)) ?? gone;
  if (contractId !== null) return (await loadContract(tx, contractId)) ?? gone;
  if (procurementId !== null) return (await loadProcurement(tx, procurementId)) ?? gone;
  return { named: {}, access: { kind: 'none' } };
}

async function loadCooperation(tx: Transaction, id: string): Promise<NoticeSubject | null> {
  const [row] = await tx.$queryRaw<{ named: NoticeSubject['named']; facts: AccessFacts }[]>`
    SELECT json_build_object('cooperationId', c.id, 'reference', c.reference, 'title', c.title) AS named,
      json_build_object('status', c.status, 'everSubmitted', c.first_submitted_at IS NOT NULL, 'leadBodyId', c.lead_body_id,
        'authorityBodyId', CASE WHEN c.first_submitted_at IS NOT NULL THEN c.authority_body_id END,
        'partners', coalesce((SELECT json_agg(json_build_object('bodyId', p.body_id, 'status', p.status))
          FROM cooperation_partner p WHERE p.cooperation_id = c.id), '[]')) AS facts
    FROM cooperation c WHERE c.id = ${id}::uuid`;
  return row ? { named: row.named, access: { kind: 'cooperation', facts: row.facts } } : null;
}

interface OpenToBodies {
  readonly named: NoticeSubject['named'];
  readonly bodyIds: readonly string[];
}

async function loadProcurement(tx: Transaction, id: string): Promise<NoticeSubject | null> {
  const [row] = await tx.$queryRaw<(OpenToBodies & { seats: { personId: string; bodyId: string }[] })[]>`
    SELECT json_build_object('procurementId', p.id, 'reference', p.reference, 'title', p.title) AS named,
      ARRAY(SELECT a.body_id FROM procurement_access a WHERE a.procurement_id = p.id
        AND (a.kind = 'lead' OR p.status <> 'idea')) AS "bodyIds",
      coalesce((SELECT json_agg(json_build_object('personId', e.person_id, 'bodyId', e.body_id))
        FROM evaluation_access e WHERE e.procurement_id = p.id), '[]'::json) AS seats
    FROM procurement p WHERE p.id = ${id}::uuid`;
  return row ? { named: row.named, access: { kind: 'bodies', bodyIds: row.bodyIds, seats: row.seats } } : null;
}

async function loadContract(tx: Transaction, id: string): Promise<NoticeSubject | null> {
  const [row] = await tx.$queryRaw<OpenToBodies[]>`
    SELECT json_build_object('contractId', c.id, 'reference', c.reference, 'title', c.title) AS named,
      ARRAY(SELECT DISTINCT a.body_id FROM contract_access a WHERE a.contract_id = c.id) AS "bodyIds"
    FROM contract c WHERE c.id = ${id}::uuid`;
  return row ? { named: row.named, access: { kind: 'bodies', bodyIds: row.bodyIds } } : null;
}

/**
 * Who is to hear of a message now: members of the addressed organisations with the addressed roles who may see what it is
 * about, never the person whose act it was. Asked when notices are written and again when a mail is sent.
 */
export async function listAddressees(
  tx: Transaction,
  message: OutboxMessage,
  access: NoticeAccess,
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
