import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import type { Actor, Role } from '#src/policy/actor.ts';

/** Small rows for tests of notices, audit and dashboards; written as superuser, read by the code under test. */

/** An active person with one membership, as the actor they are when they sign in. */
export async function addMember(
  client: pg.Client,
  body: { readonly id: string; readonly kind: BodyKind; readonly name: string },
  roles: readonly Role[],
  options: { readonly personId?: string; readonly email?: string } = {},
): Promise<Actor & { readonly email: string }> {
  const personId = options.personId ?? randomUUID();
  const email = options.email ?? `person-${personId}@example.org`;
  await client.query('INSERT INTO person (id, email, display_name) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING', [
    personId,
    email,
    `Person ${personId.slice(0, 4)}`,
  ]);
  await client.query('INSERT INTO membership (person_id, body_id, roles) VALUES ($1, $2, $3)', [
    personId,
    body.id,
    roles,
  ]);
  return {
    personId,
    displayName: '',
    sessionId: randomUUID(),
    bodyId: body.id,
    bodyKind: body.kind,
    bodyName: body.name,
    roles,
    assurance: 'normal',
    email,
  };
}

/** Bodies of a kind from the register, in the register's order. */
export async function takeBodies(client: pg.Client, kind: BodyKind, count: number) {
  const { rows } = await client.query<{ id: string; kind: BodyKind; name: string }>(
    'SELECT id, kind, short_name AS name FROM body WHERE kind = $1 AND valid_to IS NULL ORDER BY sort_name, id LIMIT $2',
    [kind, count],
  );
  return rows;
}

interface CooperationFixture {
  readonly leadBodyId: string;
  readonly status?: string;
  readonly title?: string;
  readonly fieldKey?: string;
  readonly authorityBodyId?: string;
  readonly submittedAt?: Date;
  readonly decidedAt?: Date;
  readonly decisionDueOn?: string;
  readonly consentDueOn?: string;
  readonly startsOn?: string;
  readonly procedure?: string;
  readonly partners?: readonly { readonly bodyId: string; readonly status: string; readonly invitedAt?: Date }[];
}

/** A cooperation in any status, with its lead partner and the given others. Returns its id. */
export async function addCooperation(client: pg.Client, fixture: CooperationFixture): Promise<string> {
  const id = randomUUID();
  const { rows } = await client.query<{ reference: string }>(
    `SELECT 'IKZ-2026-' || lpad(nextval('cooperation_reference_seq')::text, 4, '0') AS reference`,
  );
  await client.query(
    `INSERT INTO cooperation (id, reference, status, title, field_key, legal_form, lead_body_id, authority_body_id, procedure,
       first_submitted_at, submitted_at, decided_at, decision_due_on, consent_due_on, starts_on, content_version)
     VALUES ($1, $2, $3, $4, $5, 'agreement_mandate', $6, $7, $8, $9, $9, $10, $11, $12, $13, 1)`,
    [
      id,
      rows[0]?.reference,
      fixture.status ?? 'draft',
      fixture.title ?? 'Gemeinsames Rechenzentrum',
      fixture.fieldKey ?? null,
      fixture.leadBodyId,
      fixture.authorityBodyId ?? null,
      fixture.procedure ?? null,
      fixture.submittedAt ?? null,
      fixture.decidedAt ?? null,
      fixture.decisionDueOn ?? null,
      fixture.consentDueOn ?? null,
      fixture.startsOn ?? null,
    ],
  );
  await client.query(
    `INSERT INTO cooperation_partner (cooperation_id, body_id, is_lead, status) VALUES ($1, $2, true, 'accepted')`,
    [id, fixture.leadBodyId],
  );
  for (const partner of fixture.partners ?? []) {
    await client.query(
      'INSERT INTO cooperation_partner (cooperation_id, body_id, status, invited_at) VALUES ($1, $2, $3, coalesce($4, now()))',
      [id, partner.bodyId, partner.status, partner.invitedAt ?? null],
    );
  }
  return id;
}

interface MessageFixture {
  readonly kind: string;
  readonly cooperationId?: string;
  readonly bodyIds?: readonly string[];
  readonly roles?: readonly string[];
  readonly recipient?: string;
  readonly actorPersonId?: string;
  readonly payload?: object;
}

/** An outbox row as a command leaves it. Returns its id. */
export async function addMessage(client: pg.Client, message: MessageFixture): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO outbox_message (kind, cooperation_id, body_ids, roles, recipient, actor_person_id, payload)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [
      message.kind,
      message.cooperationId ?? null,
      message.bodyIds ?? [],
      message.roles ?? [],
      message.recipient ?? null,
      message.actorPersonId ?? null,
      message.payload ?? {},
    ],
  );
  return rows[0]?.id ?? '';
}
