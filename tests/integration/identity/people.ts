import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { municipalityId } from '#prisma/seed/reference/fixed-id.ts';
import { INSTITUTION_IDS } from '#prisma/seed/reference/institutions.ts';
import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import type { Actor, Role } from '#src/policy/actor.ts';
import { hashPassword } from '#src/server/password-hash.ts';
import { randomToken } from '#src/server/random-token.ts';
import { actorOf, hashToken, resolveSession } from '#src/server/session.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/template-database.ts';

/** The database of a test file; called once at its top. */
export const identityDatabase = useTestDatabase;

/** Bodies the tests of this folder act in. */
export const BODIES = {
  buedingen: { id: municipalityId('06440004'), kind: 'municipality' as BodyKind },
  nidda: { id: municipalityId('06440016'), kind: 'municipality' as BodyKind },
  ministry: { id: INSTITUTION_IDS.ministry, kind: 'state_ministry' as BodyKind },
  provider: { id: INSTITUTION_IDS.ekom21, kind: 'it_provider' as BodyKind },
};

export const PASSWORD = 'vier ruhige Kühe am Zaun';
let passwordHash: Promise<string> | undefined;

export interface TestPerson {
  readonly id: string;
  readonly email: string;
  /** Membership ids by body id. */
  readonly memberships: Readonly<Record<string, string>>;
}

/** Adds a person with memberships, bypassing the commands under test. */
export async function addPerson(
  database: TestDatabase,
  memberships: readonly { readonly bodyId: string; readonly roles: readonly Role[] }[],
  options: { readonly email?: string; readonly withPassword?: boolean; readonly name?: string } = {},
): Promise<TestPerson> {
  passwordHash ??= hashPassword(PASSWORD);
  const hash = options.withPassword === false ? null : await passwordHash;
  const id = randomUUID();
  const email = options.email ?? `${id}@test.example`;
  return asSuperuser(database, async (client) => {
    await client.query('INSERT INTO person (id, email, display_name, password_hash) VALUES ($1, $2, $3, $4)', [
      id,
      email,
      options.name ?? 'Testperson',
      hash,
    ]);
    const ids: Record<string, string> = {};
    for (const { bodyId, roles } of memberships) {
      const { rows } = await client.query<{ id: string }>(
        'INSERT INTO membership (person_id, body_id, roles) VALUES ($1, $2, $3) RETURNING id',
        [id, bodyId, roles],
      );
      ids[bodyId] = rows[0]?.id ?? '';
    }
    return { id, email, memberships: ids };
  });
}

/** Opens a session directly in the database and returns its token. */
export async function addSession(database: TestDatabase, person: TestPerson, bodyId: string): Promise<string> {
  const token = randomToken();
  await asSuperuser(database, (client) =>
    client.query(
      `INSERT INTO session (token_hash, person_id, acting_body_id, idle_expires_at, expires_at)
       VALUES ($1, $2, $3, now() + interval '1 hour', now() + interval '12 hours')`,
      [hashToken(token), person.id, bodyId],
    ),
  );
  return token;
}

/** The actor of a fresh session of the person, as a request would get it. */
export async function actorFor(database: TestDatabase, person: TestPerson, bodyId: string): Promise<Actor> {
  const session = await resolveSession(await addSession(database, person, bodyId));
  const actor = session && actorOf(session);
  if (!actor) throw new Error('the test person cannot act');
  return actor;
}

/** Rows of a query that sees everything. */
export function rowsOf<Row extends pg.QueryResultRow>(
  database: TestDatabase,
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return asSuperuser(database, async (client) => (await client.query<Row>(statement, values)).rows);
}

/** The token in the newest mail of this kind to this address. */
export async function mailedToken(database: TestDatabase, kind: string, recipient: string): Promise<string> {
  const [message] = await rowsOf<{ link: string }>(
    database,
    `SELECT payload->>'link' AS link FROM outbox_message WHERE kind = $1 AND recipient = $2 ORDER BY id DESC LIMIT 1`,
    [kind, recipient],
  );
  return new URL(message?.link ?? 'http://none').searchParams.get('token') ?? '';
}
