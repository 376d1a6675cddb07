import { createHash } from 'node:crypto';
import type pg from 'pg';
import { fixedId } from '#prisma/seed/reference/fixed-id.ts';
import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import type { Actor, Role } from '#src/policy/actor.ts';

/** A body people are cast for. */
export interface CastBody {
  readonly id: string;
  readonly kind: BodyKind;
  readonly name: string;
}

/** A person of a test: real rows in person, membership and session, and what is needed to act as them. */
export interface CastActor extends Actor {
  readonly email: string;
  readonly membershipId: string;
  /** Value of the session cookie. */
  readonly token: string;
  /** "editor of Büdingen", for titles and messages. */
  readonly label: string;
}

const EVERYWHERE = [
  'reader',
  'editor',
  'signatory',
  'organisation_administrator',
  'procurement_manager',
  'legal_reviewer',
  'budget_approver',
  'security_officer',
] as const satisfies readonly Role[];

/**
 * Which single roles exist where, written down again on purpose: a role the policy suddenly allows somewhere must not
 * slip into the expectations by itself.
 */
const ROLES_BY_KIND: Readonly<Record<BodyKind, readonly Role[]>> = {
  municipality: EVERYWHERE,
  independent_city: EVERYWHERE,
  special_purpose_association: EVERYWHERE,
  university: EVERYWHERE,
  purchasing_cooperative: EVERYWHERE,
  district: [...EVERYWHERE, 'authority_decider'],
  regional_council: [...EVERYWHERE, 'authority_decider'],
  state_ministry: [...EVERYWHERE, 'authority_decider', 'land_coordinator', 'auditor', 'platform_administrator'],
  it_provider: [...EVERYWHERE, 'platform_administrator'],
  state_cert: [...EVERYWHERE, 'cert_analyst'],
};

/** One person per body and role, with an open session that has just shown its password. Runs as superuser. */
export async function castActors(client: pg.Client, bodies: readonly CastBody[]): Promise<CastActor[]> {
  const cast = bodies.flatMap((body) => ROLES_BY_KIND[body.kind].map((role) => actorOf(body, role)));
  await client.query(
    `INSERT INTO person (id, email, display_name, password_hash)
     SELECT id, email, display_name, 'none' FROM json_to_recordset($1) AS r(id uuid, email text, display_name text)`,
    [
      JSON.stringify(
        cast.map(({ personId, email, displayName }) => ({ id: personId, email, display_name: displayName })),
      ),
    ],
  );
  await client.query(
    `INSERT INTO membership (id, person_id, body_id, roles)
     SELECT id, person_id, body_id, roles FROM json_to_recordset($1) AS r(id uuid, person_id uuid, body_id uuid, roles text[])`,
    [
      JSON.stringify(
        cast.map(({ membershipId, personId, bodyId, roles }) => ({
          id: membershipId,
          person_id: personId,
          body_id: bodyId,
          roles,
        })),
      ),
    ],
  );
  await client.query(
    `INSERT INTO session (id, token_hash, person_id, acting_body_id, assurance, idle_expires_at, expires_at)
     SELECT id, decode(hash, 'hex'), person_id, body_id, 'substantial', now() + interval '60 minutes', now() + interval '12 hours'
     FROM json_to_recordset($1) AS r(id uuid, hash text, person_id uuid, body_id uuid)`,
    [
      JSON.stringify(
        cast.map(({ sessionId, token, personId, bodyId }) => ({
          id: sessionId,
          hash: createHash('sha256').update(token).digest('hex'),
          person_id: personId,
          body_id: bodyId,
        })),
      ),
    ],
  );
  return cast;
}

/** The person who plays a role in a body. */
export function personOf(cast: readonly CastActor[], body: CastBody | string, role: Role): CastActor {
  const id = typeof body === 'string' ? body : body.id;
  const found = cast.find((actor) => actor.bodyId === id && actor.roles.includes(role));
  if (!found) throw new Error(`nobody is cast as ${role}`);
  return found;
}

function actorOf(body: CastBody, role: Role): CastActor {
  const name = `${role}:${body.id}`;
  const personId = fixedId(`cast:${name}`);
  return {
    personId,
    displayName: `Besetzung ${personId.slice(0, 8)}`,
    email: `besetzung-${personId.slice(0, 8)}@matrix.example`,
    sessionId: fixedId(`cast-session:${name}`),
    membershipId: fixedId(`cast-membership:${name}`),
    token: `cast-${createHash('sha256').update(`token ${name}`).digest('base64url')}`,
    bodyId: body.id,
    bodyKind: body.kind,
    bodyName: body.name,
    roles: [role],
    assurance: 'substantial',
    label: `${role} of ${body.name}`,
  };
}
