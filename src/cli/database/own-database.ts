import pg from 'pg';
import { Failure } from '../bootstrap/failure.mjs';
import type { DatabaseUrls } from './provision.ts';

/** Oldest PostgreSQL that the schema and its role settings need. */
const OLDEST_MAJOR = 16;

const ROLE = 'allmende_app';

/** Error codes of a connection that did not come about, and what to say. */
const CONNECTION_CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Dort antwortet keine Datenbank',
  ENOTFOUND: 'Der Rechnername ist unbekannt',
  EAI_AGAIN: 'Der Rechnername lässt sich gerade nicht auflösen',
  ETIMEDOUT: 'Die Datenbank antwortet nicht',
  '28P01': 'Die Datenbank lehnt Benutzername oder Kennwort ab',
  '28000': 'Die Datenbank lässt diese Anmeldung nicht zu',
  '3D000': 'Die genannte Datenbank gibt es nicht; bitte zuerst anlegen',
};

/**
 * Checks one's own PostgreSQL before anything is changed in it.
 * @throws Failure naming the variable, never its value
 */
export async function checkOwnDatabase(urls: DatabaseUrls): Promise<void> {
  await withOwnDatabase('DATABASE_URL', urls.appUrl, async (client) => {
    const { rows } = await client.query<{ number: string }>(`SELECT current_setting('server_version_num') AS number`);
    const major = Math.floor(Number(rows[0]?.number) / 10_000);
    if (major < OLDEST_MAJOR) {
      throw new Failure(
        `DATABASE_URL führt zu PostgreSQL ${major}; Allmende braucht mindestens PostgreSQL ${OLDEST_MAJOR}.`,
      );
    }
  });
  if (urls.ownerUrl !== urls.appUrl) {
    await withOwnDatabase('DATABASE_MIGRATION_URL', urls.ownerUrl, async () => undefined);
  }
}

/**
 * Makes sure that the application's login may become the role it works as. The migrations have granted that to the
 * owner; a login of its own is granted here, if the owner may do so.
 * @throws Failure with the statement an administrator has to run
 */
export async function ensureAppRole(urls: DatabaseUrls): Promise<void> {
  const login = await withOwnDatabase('DATABASE_URL', urls.appUrl, async (client) => {
    const { rows } = await client.query<{ login: string; member: boolean }>(
      'SELECT session_user AS login, pg_has_role(session_user, $1, $2) AS member',
      [ROLE, 'SET'],
    );
    return rows[0]?.member ? null : rows[0]?.login;
  });
  if (!login) return;
  const grant = `GRANT ${ROLE} TO ${pg.escapeIdentifier(login)}`;
  await withOwnDatabase('DATABASE_MIGRATION_URL', urls.ownerUrl, (client) => client.query(grant)).catch((error) => {
    throw new Failure(
      `Der Datenbankbenutzer aus DATABASE_URL darf die Rolle ${ROLE} nicht annehmen. Bitte als Administrator der Datenbank ausführen:\n  ${grant};`,
      { cause: error },
    );
  });
}

async function withOwnDatabase<T>(variable: string, url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'allmende-start',
  });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    // A connection that failed half-way would keep this process alive.
    await client.end().catch(() => {});
    throw new Failure(`Die Datenbank aus ${variable} ist nicht erreichbar. ${connectionCause(error)}.`, {
      cause: error,
    });
  }
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function connectionCause(error: unknown): string {
  const candidates = error instanceof AggregateError ? error.errors : [error];
  for (const { code, message } of candidates as { code?: string; message: string }[]) {
    const known = code === undefined ? undefined : CONNECTION_CAUSES[code];
    if (known) return known;
    if (/timeout/i.test(message)) return 'Die Datenbank antwortet nicht';
  }
  return `Meldung: ${(error as Error).message}`;
}
