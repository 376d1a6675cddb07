import { createHash, randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { loadDemo, loadReference } from '#src/cli/database/content.ts';
import { migrateDatabase } from '#src/cli/database/prisma.ts';
import { type DatabaseUrls, databaseUrls, provisionDatabase } from '#src/cli/database/provision.ts';
import { ROOT } from '#src/cli/root.ts';

/** What a test database holds: the reference data every installation has, or the demo stories on top. */
export type Content = 'reference' | 'demo';

/** A database of a test's own; dropped after it. */
export interface TestDatabase extends DatabaseUrls {
  readonly name: string;
  drop(): Promise<void>;
}

const PASSWORDS = { owner: 'owner-of-test-databases', application: 'application-of-test-databases' };

/** Creates a database from the template with the wanted content, in milliseconds. */
export async function createDatabase(adminUrl: string, content: Content): Promise<TestDatabase> {
  const template = await ensureTemplate(adminUrl, content);
  const name = `allmende_test_${randomUUID().replaceAll('-', '')}`;
  const urls = await provisionDatabase(adminUrl, name, PASSWORDS, template);
  return { name, ...urls, drop: () => dropDatabase(adminUrl, name) };
}

/** Builds the templates, so that no test file pays for it. */
export async function ensureTemplate(adminUrl: string, content: Content): Promise<string> {
  const template = `allmende_template_${content}_${fingerprint()}`;
  await withClient(adminUrl, async (client) => {
    // Two files, or two developers on one cluster, may ask at once; the first builds, the others wait.
    await client.query("SELECT pg_advisory_lock(hashtext('allmende test template'))");
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount === 0) await buildTemplate(client, adminUrl, template, content);
  });
  return template;
}

async function buildTemplate(client: pg.Client, adminUrl: string, template: string, content: Content): Promise<void> {
  const unfinished = `${template}_unfinished`;
  await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(unfinished)} WITH (FORCE)`);
  await provisionDatabase(adminUrl, unfinished, PASSWORDS);
  const { ownerUrl } = databaseUrls(adminUrl, unfinished, PASSWORDS);
  await migrateDatabase(ownerUrl);
  await loadReference(ownerUrl);
  if (content === 'demo') await loadDemo(ownerUrl);
  await client.query(`ALTER DATABASE ${pg.escapeIdentifier(unfinished)} RENAME TO ${pg.escapeIdentifier(template)}`);
}

/** Changes with the migrations and everything that is loaded, so that a template on a lasting cluster is never stale. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const files = globSync(['prisma/migrations/**/*.sql', 'prisma/seed/**/*', 'src/modules/**/domain/**/*.ts'], {
    cwd: ROOT,
    withFileTypes: true,
  }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort())
    hash.update(path).update(readFileSync(path));
  return hash.digest('hex').slice(0, 12);
}

async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

/** Connects, works, disconnects. */
export async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
