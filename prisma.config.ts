import { defineConfig } from 'prisma/config';

/**
 * The database that migrations run against: the owner's address, else the application's. The password stays out of
 * it, because the Prisma CLI passes this text on as a command-line argument; src/cli/schema-engine.mjs puts it back
 * from the environment. Without any address only the commands that need no database work (generate, validate, diff).
 */
function migrationUrl(): string | undefined {
  const owner = process.env.DATABASE_MIGRATION_URL || process.env.DATABASE_URL;
  if (!owner) return undefined;
  const url = new URL(owner);
  url.password = '';
  return url.href;
}

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: migrationUrl() },
});
