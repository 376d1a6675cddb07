import pg from 'pg';

/** Owner of the database: migrates and seeds, is no superuser. */
const OWNER = 'allmende_owner';
/** The application's login; the migrations grant it what it may do. */
const APPLICATION = 'allmende_app';

/** Passwords of the two logins. */
export interface Passwords {
  readonly owner: string;
  readonly application: string;
}

/** Addresses of a provisioned database. */
export interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/**
 * Makes sure, in a cluster of our own, that the two logins have these passwords and that the database exists. The same
 * separation as in a production installation: whoever migrates is no superuser, and the application owns nothing.
 * @param superuserUrl address of the database `postgres` for the cluster's superuser
 */
export async function provisionDatabase(
  superuserUrl: string,
  database: string,
  passwords: Passwords,
  template?: string,
): Promise<DatabaseUrls> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await provisionLogins(client, passwords);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await createDatabase(client, database, template);
  } finally {
    await client.end();
  }
  return databaseUrls(superuserUrl, database, passwords);
}

/**
 * The owner may hand out the application's role, as the migrations do. Two test runs may do this at the same time: the
 * statements are one transaction, and the lock ends with it; unlocked before, the other run would meet "tuple concurrently
 * updated".
 */
async function provisionLogins(client: pg.Client, passwords: Passwords): Promise<void> {
  await client.query(`
    SELECT pg_advisory_xact_lock(hashtext('allmende provision'));
    DO $$
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${OWNER}') THEN CREATE ROLE ${OWNER}; END IF;
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APPLICATION}') THEN CREATE ROLE ${APPLICATION}; END IF;
    END $$;
    ALTER ROLE ${OWNER} LOGIN CREATEDB NOSUPERUSER PASSWORD ${pg.escapeLiteral(passwords.owner)};
    ALTER ROLE ${APPLICATION} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD ${pg.escapeLiteral(passwords.application)};
    GRANT ${APPLICATION} TO ${OWNER} WITH ADMIN OPTION;
  `);
}

async function createDatabase(client: pg.Client, database: string, template?: string): Promise<void> {
  const source = template ? ` TEMPLATE ${pg.escapeIdentifier(template)}` : '';
  await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER ${OWNER}${source}`);
  await client.query(`REVOKE ALL ON DATABASE ${pg.escapeIdentifier(database)} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(database)} TO ${APPLICATION}`);
}

/** The two addresses of a database in the cluster of `superuserUrl`. */
export function databaseUrls(superuserUrl: string, database: string, passwords: Passwords): DatabaseUrls {
  const address = (login: string, password: string) => {
    const url = new URL(superuserUrl);
    url.username = login;
    url.password = password;
    url.pathname = `/${database}`;
    return url.href;
  };
  return { ownerUrl: address(OWNER, passwords.owner), appUrl: address(APPLICATION, passwords.application) };
}
