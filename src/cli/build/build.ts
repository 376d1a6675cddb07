import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainOutput, Failure } from '../bootstrap/failure.mjs';
import { runPrisma } from '../database/prisma.ts';
import { runCommand } from '../processes/child.ts';
import { ROOT } from '../root.ts';
import { fingerprintOf, isStamped } from './fingerprint.ts';

const NEXT = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
const BUILD_STAMP = join(ROOT, '.next', 'built-from');
const CLIENT_STAMP = join(ROOT, 'src', 'db', 'generated', 'generated-from');

/** Everything the build reads. Tests, commands and migrations are not part of it. */
const BUILD_SOURCES = ['src/**', 'prisma/schema/**', 'prisma/seed/**', 'public/**', '*.{json,ts,mjs}'];
const NOT_BUILT = [
  'src/cli/**',
  'src/**/*.test.{ts,tsx}',
  'src/db/generated/**',
  'next-env.d.ts',
  '*.tsbuildinfo',
  'vitest.config.ts',
  'playwright.config.ts',
];

/** Generates the Prisma client when the schema has changed since. */
export async function ensurePrismaClient(): Promise<void> {
  const fingerprint = fingerprintOf(['prisma/schema/**', 'package-lock.json']);
  if (isStamped(CLIENT_STAMP, fingerprint)) return;
  await runPrisma(['generate']);
  writeFileSync(CLIENT_STAMP, fingerprint);
}

/**
 * Builds the application when its sources have changed since the last build.
 * The build gets no database: what it needs at build time would be frozen into pages.
 * @returns whether it had to build
 * @throws Failure with the end of the build's output
 */
export async function ensureBuild(
  options: { readonly signal?: AbortSignal; readonly announce?: () => void } = {},
): Promise<boolean> {
  await ensurePrismaClient();
  const fingerprint = fingerprintOf(BUILD_SOURCES, NOT_BUILT);
  if (isStamped(BUILD_STAMP, fingerprint)) return false;
  options.announce?.();
  // A build that breaks off leaves a mixture behind, which must not pass for the last one.
  rmSync(BUILD_STAMP, { force: true });
  const { code, output } = await runCommand({
    command: process.execPath,
    arguments: [NEXT, 'build'],
    env: {
      NODE_ENV: 'production',
      NO_COLOR: '1',
      NEXT_TELEMETRY_DISABLED: '1',
      // Empty rather than absent: Next would fill a gap from .env.
      DATABASE_URL: '',
      DATABASE_MIGRATION_URL: '',
    },
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (code !== 0) {
    const cause = explainOutput(output);
    const tail = output.trim().split('\n').slice(-40).join('\n');
    throw new Failure(`${cause ?? 'Der Aufbau der Anwendung ist fehlgeschlagen.'}\n\nMeldung von Next.js:\n${tail}`);
  }
  writeFileSync(BUILD_STAMP, fingerprint);
  return true;
}
