import pg from 'pg';

/**
 * Loads what every installation has: bodies, legal parameters, fields. Safe to repeat.
 * @param ownerUrl address for the database's owner
 */
export async function loadReference(ownerUrl: string): Promise<void> {
  const { loadReferenceData } = await import('#prisma/seed/reference.ts');
  await withClient(ownerUrl, loadReferenceData);
}

/**
 * Loads the demo stories with their accounts. Safe to repeat. Never part of a start with one's own database.
 * @param ownerUrl address for the database's owner
 */
export async function loadDemo(ownerUrl: string): Promise<void> {
  const { loadDemoScenarios } = await import('#prisma/seed/demo.ts');
  await withClient(ownerUrl, loadDemoScenarios);
}

/** Noted on the database itself, so that it goes wherever the data go. */
const DEMO_NOTE = 'Demo-Szenarien mit Beschaffungen geladen';

/**
 * Loads the demo stories into the built-in database unless that has been done: what somebody changed in them stays.
 * @returns whether they were loaded now
 */
export async function ensureDemo(ownerUrl: string): Promise<boolean> {
  let loaded = false;
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string; note: string | null }>(
      `SELECT datname AS name, shobj_description(oid, 'pg_database') AS note FROM pg_database WHERE datname = current_database()`,
    );
    if (rows[0]?.note === DEMO_NOTE) return;
    await loadDemo(ownerUrl);
    const name = pg.escapeIdentifier(rows[0]?.name ?? '');
    await client.query(`COMMENT ON DATABASE ${name} IS ${pg.escapeLiteral(DEMO_NOTE)}`);
    loaded = true;
  });
  return loaded;
}

async function withClient(connectionString: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'allmende-seed' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
