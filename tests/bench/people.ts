import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { INSTITUTION_IDS } from '#prisma/seed/reference/institutions.ts';
import { SCALE_PURCHASES } from '#prisma/seed/scale-procurement.ts';

/** The Cookie headers of people who are signed in. */
export interface SignedIn {
  readonly editor: string;
  readonly decider: string;
  readonly coordinator: string;
  /** Manages purchases for the cooperative. */
  readonly buyer: string;
  /** May call off for the body below. */
  readonly caller: string;
  readonly callerBodyId: string;
}

async function signIn(client: pg.Client, bodyId: string, roles: readonly string[]): Promise<string> {
  const personId = randomUUID();
  const token = randomBytes(32).toString('base64url');
  await client.query('INSERT INTO person (id, email, display_name) VALUES ($1, $2, $3)', [
    personId,
    `messung-${personId}@example.org`,
    'Messung',
  ]);
  await client.query('INSERT INTO membership (person_id, body_id, roles) VALUES ($1, $2, $3)', [
    personId,
    bodyId,
    roles,
  ]);
  await client.query(
    `INSERT INTO session (token_hash, person_id, acting_body_id, idle_expires_at, expires_at)
     VALUES ($1, $2, $3, now() + interval '11 hours', now() + interval '11 hours')`,
    [createHash('sha256').update(token).digest(), personId, bodyId],
  );
  return `allmende.session=${token}`;
}

/**
 * Signs in an editor of the Gemeinde with the most cooperations, a decider in Darmstadt, the Land's coordinator,
 * the cooperative's buyer, and somebody who may call off.
 */
export async function signInPeople(client: pg.Client): Promise<SignedIn> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT body_id AS id FROM cooperation_partner GROUP BY body_id ORDER BY count(*) DESC, body_id LIMIT 1',
  );
  const callers = await client.query<{ id: string }>(
    `SELECT k.body_id AS id FROM contract_caller k JOIN contract c ON c.id = k.contract_id WHERE c.procurement_id = $1
     ORDER BY k.body_id LIMIT 1`,
    [SCALE_PURCHASES.running],
  );
  const callerBodyId = callers.rows[0]?.id ?? '';
  return {
    editor: await signIn(client, rows[0]?.id ?? '', ['editor']),
    decider: await signIn(client, INSTITUTION_IDS.regionalCouncilDarmstadt, ['authority_decider']),
    coordinator: await signIn(client, INSTITUTION_IDS.ministry, ['land_coordinator']),
    buyer: await signIn(client, INSTITUTION_IDS.kopit, ['procurement_manager']),
    caller: await signIn(client, callerBodyId, ['procurement_manager']),
    callerBodyId,
  };
}
