import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#src/cli/root.ts';
import { useTestDatabase } from '#tests/support/database.ts';

/**
 * Prisma's schema and the migrations are written side by side. The migrations know more (checks, policies, indexes that
 * Prisma has no words for), so a difference in their favour is fine; what the schema promises has to be there.
 */
const PROMISED =
  /^(CREATE TABLE|CREATE TYPE|CREATE (UNIQUE )?INDEX|ALTER TYPE|.*\bADD (COLUMN|CONSTRAINT)\b|.*\bSET DATA TYPE\b|.*\b(SET|DROP) NOT NULL\b)/;

describe('the migrated database', () => {
  const database = useTestDatabase();

  it('has everything that the schema says', { timeout: 120_000 }, () => {
    const script = execFileSync(
      process.execPath,
      [
        'node_modules/prisma/build/index.js',
        'migrate',
        'diff',
        '--from-config-datasource',
        '--to-schema',
        'prisma/schema',
        '--script',
      ],
      {
        cwd: ROOT,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
          PRISMA_SCHEMA_ENGINE_BINARY: join(ROOT, 'src/cli/schema-engine.mjs'),
          DATABASE_MIGRATION_URL: database().ownerUrl,
        },
      },
    );
    const missing = script.split('\n').filter((line) => PROMISED.test(line) && !isRefined(line, script));
    expect(missing, 'write a migration: npm run db:new-migration -- verb_object').toEqual([]);
  });
});

/** An index that the migrations made with more than Prisma can say (INCLUDE, WHERE) comes out as dropped and created. */
function isRefined(line: string, script: string): boolean {
  const [, index] = /^CREATE (?:UNIQUE )?INDEX "([^"]+)"/.exec(line) ?? [];
  return index !== undefined && script.includes(`DROP INDEX "${index}"`);
}
