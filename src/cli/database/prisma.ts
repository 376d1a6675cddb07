import { type StdioOptions, spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import pg from 'pg';
import { expectedMigrations } from '#src/server/expected-migrations.ts';
import { explainOutput, Failure } from '../bootstrap/failure.mjs';
import { ensureExecutable } from '../processes/executable.ts';
import { ROOT } from '../root.ts';

/** PostgreSQL's "no such table": nobody has migrated here yet. */
const UNDEFINED_TABLE = '42P01';

const ENGINE = join(ROOT, 'src', 'cli', 'schema-engine.mjs');
const CLI = join(ROOT, 'node_modules', 'prisma', 'build', 'index.js');

/** Settings of a Prisma run; without an address only commands that need no database work. */
export interface PrismaRun {
  readonly migrationUrl?: string;
  /** Prints what Prisma prints instead of keeping it for the failure message. */
  readonly loud?: boolean;
}

/**
 * Runs the Prisma CLI. It starts the engine as an executable, which needs `node` on the path, and must neither look
 * for newer versions of itself nor send anything anywhere.
 * @throws Failure with Prisma's own message when it fails
 */
export async function runPrisma(prismaArguments: readonly string[], run: PrismaRun = {}): Promise<void> {
  ensureExecutable(ENGINE);
  const stdio: StdioOptions = run.loud ? 'inherit' : ['ignore', 'pipe', 'pipe'];
  const child = spawn(process.execPath, [CLI, ...prismaArguments], {
    cwd: ROOT,
    stdio,
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
      PRISMA_SCHEMA_ENGINE_BINARY: ENGINE,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
      NO_COLOR: '1',
      ...(run.migrationUrl ? { DATABASE_MIGRATION_URL: run.migrationUrl } : {}),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === 0) return;
  const cause = explainOutput(output) ?? `"prisma ${prismaArguments.join(' ')}" ist fehlgeschlagen.`;
  throw new Failure(`${cause}\n\n${output.trim()}`.trim());
}

/**
 * Brings a database's schema up to date. Several starts at once are safe: the engine holds an advisory lock.
 * @param migrationUrl address for the database's owner
 * @throws Failure when a migration fails
 */
export async function migrateDatabase(migrationUrl: string): Promise<void> {
  // Asked first, because Prisma's own look takes two seconds of every start.
  if (await isCurrent(migrationUrl)) return;
  await runPrisma(['migrate', 'deploy'], { migrationUrl });
}

/** Whether every migration has been applied, none is broken off, and none is one that this version does not know. */
async function isCurrent(migrationUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: migrationUrl, application_name: 'allmende-start' });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; done: boolean }>(
      'SELECT migration_name AS name, finished_at IS NOT NULL AS done FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    const applied = rows.map((row) => row.name).sort();
    return rows.every((row) => row.done) && applied.join() === [...expectedMigrations()].sort().join();
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return false;
    throw error;
  } finally {
    await client.end();
  }
}
