import { type StdioOptions, spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { Failure } from '../bootstrap/failure.mjs';
import { ensureExecutable } from '../processes/executable.ts';
import { ROOT } from '../root.ts';

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
  throw new Failure(`"prisma ${prismaArguments.join(' ')}" ist fehlgeschlagen.\n${output.trim()}`.trim());
}

/**
 * Brings a database's schema up to date. Several starts at once are safe: the engine holds an advisory lock.
 * @param migrationUrl address for the database's owner
 * @throws Failure when a migration fails
 */
export async function migrateDatabase(migrationUrl: string): Promise<void> {
  await runPrisma(['migrate', 'deploy'], { migrationUrl });
}
