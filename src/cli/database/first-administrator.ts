import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { INSTITUTION_IDS } from '#prisma/seed/reference/institutions.ts';
import { normalizeEmail } from '#src/modules/identity/domain/email.ts';
import { randomToken, tokenHash } from '#src/server/random-token.ts';
import { Failure } from '../bootstrap/failure.mjs';

/** How long the link to set the first password is good, in hours. */
export const FIRST_LINK_HOURS = 24;

/**
 * Makes the first platform administrator of a new installation, a member of the ministry, and returns the one-time token
 * with which they set their password. From then on people are invited in the portal.
 *
 * @throws Failure when the address is unusable or the installation already has a platform administrator: whoever runs the
 *   machine may open the door once, not every day.
 */
export async function addFirstAdministrator(ownerUrl: string, address: string, name: string): Promise<string> {
  const email = normalizeEmail(address);
  if (!email) throw new Failure('Die Angabe --email ist keine gültige E-Mail-Adresse.');
  if (name.trim() === '' || name.length > 200)
    throw new Failure('Bitte geben Sie mit --name einen Namen an (höchstens 200 Zeichen).');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('allmende.scope', 'system', true)`);
    // Two operators at once: the second waits and then finds the first one's administrator.
    await client.query('LOCK TABLE membership IN SHARE ROW EXCLUSIVE MODE');
    const { rowCount } = await client.query(
      `SELECT FROM membership WHERE ended_at IS NULL AND 'platform_administrator' = ANY (roles)`,
    );
    if (rowCount) {
      throw new Failure('Es gibt schon eine Person, die die Plattform verwaltet. Weitere lädt sie im Portal ein.');
    }
    const token = await writeAdministrator(client, email, name.trim());
    await client.query('COMMIT');
    return token;
  } finally {
    await client.end();
  }
}

async function writeAdministrator(client: pg.Client, email: string, name: string): Promise<string> {
  const token = randomToken();
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO person (id, email, display_name) VALUES ($1, $2, $3)
     ON CONFLICT (email) DO UPDATE SET display_name = excluded.display_name RETURNING id`,
    [randomUUID(), email, name],
  );
  const personId = rows[0]?.id;
  await client.query(
    `INSERT INTO membership (id, person_id, body_id, roles) VALUES ($1, $2, $3, '{platform_administrator}')`,
    [randomUUID(), personId, INSTITUTION_IDS.ministry],
  );
  await client.query(
    `INSERT INTO one_time_token (token_hash, purpose, person_id, expires_at)
     VALUES ($1, 'password_reset', $2, now() + make_interval(hours => $3))`,
    [tokenHash(token), personId, FIRST_LINK_HOURS],
  );
  await client.query(
    `INSERT INTO audit_entry (occurred_at, action, subject_type, subject_id, body_ids)
     VALUES (now(), 'identity.first_administrator', 'person', $1, ARRAY[$2::uuid])`,
    [personId, INSTITUTION_IDS.ministry],
  );
  return token;
}
