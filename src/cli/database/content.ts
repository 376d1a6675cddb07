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

async function withClient(connectionString: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'allmende-seed' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
