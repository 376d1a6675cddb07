import { readAs } from '#src/db/read.ts';
import { empty, join, type Sql, sql } from '#src/db/sql.ts';
import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import { searchWordsOf } from '#src/modules/bodies/domain/search.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canListAllOrganisations, canManageMembers } from '#src/policy/identity.ts';
import { AppError } from '#src/server/errors.ts';
import { type Page, pageOf, readCursor } from './cursor.ts';

const PAGE_SIZE = 50;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface OrganisationRow {
  readonly id: string;
  readonly name: string;
  readonly officialName: string;
  readonly sortName: string;
  readonly kind: BodyKind;
  readonly requiresSecondFactor: boolean;
  readonly people: number;
  readonly administrators: number;
  readonly openInvitations: number;
}

export interface OrganisationQuery {
  readonly q?: string | undefined;
  readonly art?: string | undefined;
  readonly nur?: string | undefined;
  readonly stelle?: string | undefined;
}

function organisationConditions(query: OrganisationQuery): Sql {
  const parts = searchWordsOf(query.q ?? '').map((word) => sql`AND b.search_text LIKE ${`%${word}%`}`);
  if (query.art) parts.push(sql`AND b.kind = ${query.art.replaceAll('\0', '').slice(0, 60)}`);
  if (query.nur === 'mit') {
    parts.push(sql`AND EXISTS (SELECT FROM membership m WHERE m.body_id = b.id AND m.ended_at IS NULL)`);
  }
  if (query.nur === 'ohne') {
    parts.push(sql`AND NOT EXISTS (SELECT FROM membership m WHERE m.body_id = b.id AND m.ended_at IS NULL)`);
  }
  if (query.nur === 'ohne-verwaltung') {
    parts.push(sql`AND EXISTS (SELECT FROM membership m WHERE m.body_id = b.id AND m.ended_at IS NULL)
      AND NOT EXISTS (SELECT FROM membership m WHERE m.body_id = b.id AND m.ended_at IS NULL
        AND m.roles @> '{organisation_administrator}')`);
  }
  return parts.length > 0 ? join(parts, ' ') : empty;
}

/** Every body with its number of people: page first, then count. @throws AppError 'forbidden' but for platform administrators. */
export async function listOrganisations(actor: Actor, query: OrganisationQuery): Promise<Page<OrganisationRow>> {
  if (!canListAllOrganisations(actor)) throw new AppError('forbidden');
  const cursor = readCursor(query.stelle);
  const backwards = cursor?.direction === 'before';
  const position = cursor
    ? backwards
      ? sql`AND (b.sort_name, b.id) < (${cursor.sort}, ${cursor.id}::uuid)`
      : sql`AND (b.sort_name, b.id) > (${cursor.sort}, ${cursor.id}::uuid)`
    : empty;
  const order = backwards ? sql`ORDER BY sort_name DESC, id DESC` : sql`ORDER BY sort_name, id`;
  const fetched = await readAs(actor, (run) =>
    run<OrganisationRow>(sql`
      SELECT b.id, b.short_name AS name, b.official_name AS "officialName", b.sort_name AS "sortName", b.kind, b.requires_second_factor AS "requiresSecondFactor",
        c.people, c.administrators, i.open AS "openInvitations"
      FROM (SELECT * FROM body b WHERE b.valid_to IS NULL ${organisationConditions(query)} ${position} ${order} LIMIT ${PAGE_SIZE + 1}) AS b
      CROSS JOIN LATERAL (SELECT count(*)::int AS people,
          count(*) FILTER (WHERE m.roles @> '{organisation_administrator}')::int AS administrators
        FROM membership m WHERE m.body_id = b.id AND m.ended_at IS NULL) AS c
      CROSS JOIN LATERAL (SELECT count(*)::int AS open FROM invitation i
        WHERE i.body_id = b.id AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()) AS i
      ${order}`),
  );
  return pageOf(fetched, PAGE_SIZE, cursor, (row) => ({ sort: row.sortName, id: row.id }));
}

export interface OrganisationView {
  readonly id: string;
  readonly name: string;
  readonly officialName: string;
  readonly kind: BodyKind;
  readonly version: number;
  readonly requiresSecondFactor: boolean;
  readonly people: number;
  readonly withoutSecondFactor: number;
  readonly administrators: readonly {
    readonly membershipId: string;
    readonly displayName: string;
    readonly email: string;
  }[];
}

/** A body for its administration, or null where the actor does not manage it. */
export async function getOrganisation(actor: Actor, bodyId: string): Promise<OrganisationView | null> {
  if (!UUID.test(bodyId) || !canManageMembers(actor, bodyId)) return null;
  const [organisation] = await readAs(actor, (run) =>
    run<OrganisationView>(sql`
      SELECT b.id, b.short_name AS name, b.official_name AS "officialName", b.kind, b.version,
        b.requires_second_factor AS "requiresSecondFactor", c.*
      FROM body b CROSS JOIN LATERAL (
        SELECT count(*)::int AS people, count(*) FILTER (WHERE p.totp_confirmed_at IS NULL)::int AS "withoutSecondFactor",
          coalesce(json_agg(json_build_object('membershipId', m.id, 'displayName', p.display_name, 'email', p.email)
            ORDER BY p.display_name) FILTER (WHERE m.roles @> '{organisation_administrator}'), '[]') AS administrators
        FROM membership m JOIN person p ON p.id = m.person_id WHERE m.body_id = b.id AND m.ended_at IS NULL) AS c
      WHERE b.id = ${bodyId}::uuid`),
  );
  return organisation ?? null;
}
