import { readAs } from '#src/db/read.ts';
import { empty, join, type Sql, sql } from '#src/db/sql.ts';
import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import { type Actor, ROLES, type Role } from '#src/policy/actor.ts';
import { canListAllOrganisations, canManageMembers, canOpenAdministration } from '#src/policy/identity.ts';
import { AppError } from '#src/server/errors.ts';
import { type Page, pageOf, readCursor } from './cursor.ts';

/** Rows of a list page. */
const PAGE_SIZE = 50;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface PersonRow {
  readonly membershipId: string;
  readonly personId: string;
  readonly displayName: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly bodyId: string;
  readonly bodyName: string;
  readonly status: 'active' | 'locked' | 'left';
  readonly hasSecondFactor: boolean;
}

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly bodyId: string;
  readonly bodyName: string;
  /** ISO text from a list, a Date from a single read: `new Date()` takes both. */
  readonly createdAt: string | Date;
  readonly expiresAt: string | Date;
  readonly isExpired: boolean;
}

export interface PeopleList extends Page<PersonRow> {
  readonly invitations: readonly InvitationRow[];
  /** The organisation the list is of; null for all. */
  readonly body: { readonly id: string; readonly name: string; readonly kind: BodyKind } | null;
}

export interface PeopleQuery {
  readonly q?: string | undefined;
  readonly rolle?: string | undefined;
  readonly organisation?: string | undefined;
  readonly stelle?: string | undefined;
}

/** LIKE pattern for a part of a name or mail address. */
function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

function conditionsOf(query: PeopleQuery): Sql {
  const words = (query.q ?? '').replaceAll('\0', '').normalize('NFC').trim().slice(0, 100).split(/\s+/).filter(Boolean);
  const conditions = words
    .slice(0, 6)
    .map((word) => sql`AND (p.display_name ILIKE ${containing(word)} OR p.email ILIKE ${containing(word)})`);
  const role = ROLES.find((known) => known === query.rolle);
  if (role) conditions.push(sql`AND m.roles @> ARRAY[${role}]::text[]`);
  return conditions.length > 0 ? join(conditions, ' ') : empty;
}

/**
 * People of the actor's body, or of every body for a platform administrator (of one with `organisation`).
 * @throws AppError 'forbidden' for everyone else, 'not_found' for a body that is not theirs to manage.
 */
export async function listPeople(actor: Actor, query: PeopleQuery): Promise<PeopleList> {
  if (!canOpenAdministration(actor)) throw new AppError('forbidden');
  const all = canListAllOrganisations(actor);
  const wanted = query.organisation && UUID.test(query.organisation) ? query.organisation : null;
  if (wanted && !canManageMembers(actor, wanted)) throw new AppError('not_found');
  const bodyId = all ? wanted : actor.bodyId;
  const cursor = readCursor(query.stelle);
  const backwards = cursor?.direction === 'before';
  const ofBody = (column: Sql) => (bodyId ? sql`AND ${column} = ${bodyId}::uuid` : empty);
  const position = cursor
    ? backwards
      ? sql`AND (p.display_name COLLATE "de-x-icu", m.id) < (${cursor.sort} COLLATE "de-x-icu", ${cursor.id}::uuid)`
      : sql`AND (p.display_name COLLATE "de-x-icu", m.id) > (${cursor.sort} COLLATE "de-x-icu", ${cursor.id}::uuid)`
    : empty;
  const order = backwards
    ? sql`ORDER BY p.display_name COLLATE "de-x-icu" DESC, m.id DESC`
    : sql`ORDER BY p.display_name COLLATE "de-x-icu", m.id`;
  return readAs(actor, async (run) => {
    const fetched = await run<PersonRow>(sql`
      SELECT m.id AS "membershipId", p.id AS "personId", p.display_name AS "displayName", p.email, m.roles,
        b.id AS "bodyId", b.short_name AS "bodyName", p.status, p.totp_confirmed_at IS NOT NULL AS "hasSecondFactor"
      FROM membership m JOIN person p ON p.id = m.person_id JOIN body b ON b.id = m.body_id
      WHERE m.ended_at IS NULL ${ofBody(sql`m.body_id`)} ${conditionsOf(query)} ${position}
      ${order} LIMIT ${PAGE_SIZE + 1}`);
    const [rest] = await run<{ invitations: InvitationRow[]; body: PeopleList['body'] }>(sql`
      SELECT coalesce((SELECT json_agg(i ORDER BY i."createdAt" DESC) FROM (
          SELECT i.id, i.email, i.display_name AS "displayName", i.roles, i.body_id AS "bodyId", b.short_name AS "bodyName",
            i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.expires_at <= now() AS "isExpired"
          FROM invitation i JOIN body b ON b.id = i.body_id
          WHERE i.accepted_at IS NULL AND i.revoked_at IS NULL ${ofBody(sql`i.body_id`)}
          ORDER BY i.created_at DESC LIMIT 100) AS i), '[]'::json) AS invitations,
        (SELECT json_build_object('id', b.id, 'name', b.short_name, 'kind', b.kind) FROM body b WHERE b.id = ${bodyId}::uuid) AS body`);
    const page = pageOf(fetched, PAGE_SIZE, cursor, (row) => ({ sort: row.displayName, id: row.membershipId }));
    return { ...page, invitations: rest?.invitations ?? [], body: rest?.body ?? null };
  });
}

export interface MemberView extends PersonRow {
  readonly version: number;
  readonly since: string;
  readonly bodyKind: BodyKind;
  readonly hasPassword: boolean;
  readonly lockedUntil: string | null;
}

/** One current membership with its person, or null where there is none the actor may manage. */
export async function getMember(actor: Actor, membershipId: string): Promise<MemberView | null> {
  if (!UUID.test(membershipId) || !canOpenAdministration(actor)) return null;
  const [member] = await readAs(actor, (run) =>
    run<MemberView>(sql`
      SELECT m.id AS "membershipId", p.id AS "personId", p.display_name AS "displayName", p.email, m.roles, m.version,
        b.id AS "bodyId", b.short_name AS "bodyName", b.kind AS "bodyKind", p.status,
        p.totp_confirmed_at IS NOT NULL AS "hasSecondFactor", p.password_hash IS NOT NULL AS "hasPassword",
        to_char(m.created_at AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS since,
        CASE WHEN p.locked_until > now() THEN p.locked_until END AS "lockedUntil"
      FROM membership m JOIN person p ON p.id = m.person_id JOIN body b ON b.id = m.body_id
      WHERE m.id = ${membershipId}::uuid AND m.ended_at IS NULL`),
  );
  return member && canManageMembers(actor, member.bodyId) ? member : null;
}

/** One open (or expired, but not withdrawn) invitation, or null where there is none the actor may manage. */
export async function getInvitation(actor: Actor, invitationId: string): Promise<InvitationRow | null> {
  if (!UUID.test(invitationId) || !canOpenAdministration(actor)) return null;
  const [invitation] = await readAs(actor, (run) =>
    run<InvitationRow>(sql`
      SELECT i.id, i.email, i.display_name AS "displayName", i.roles, i.body_id AS "bodyId", b.short_name AS "bodyName",
        i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.expires_at <= now() AS "isExpired"
      FROM invitation i JOIN body b ON b.id = i.body_id
      WHERE i.id = ${invitationId}::uuid AND i.accepted_at IS NULL AND i.revoked_at IS NULL`),
  );
  return invitation && canManageMembers(actor, invitation.bodyId) ? invitation : null;
}
