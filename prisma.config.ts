import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Set here, so that `npx prisma ...` typed by hand downloads nothing either, and asks nobody for a newer version.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('src/cli/schema-engine.mjs', import.meta.url));
process.env.CHECKPOINT_DISABLE ??= '1';

/**
 * The database that migrations run against: the owner's address, else the application's. The password stays out of
 * it, because the Prisma CLI passes this text on as a command-line argument; src/cli/schema-engine.mjs puts it back
 * from the environment. Without any address only the commands that need no database work (generate, validate).
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
