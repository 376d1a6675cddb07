import { readdirSync } from 'node:fs';
import { join } from 'node:path';

let names: readonly string[] | undefined;

/**
 * Names of the migrations that this version of the application was written for; they do not change while it runs.
 * Commands ask before the Prisma client is generated, so nothing of src/db may be imported here.
 */
export function expectedMigrations(): readonly string[] {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations');
  names ??= readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return names;
}
