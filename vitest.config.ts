import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** A secret that no installation uses; it satisfies the rules of src/server/env.ts. */
const AUTH_SECRET = 'dGVzdHMtb25seS1ub3QtYS1yZWFsLXZhbHVlLTAxMjM0NTY3';

const shared = {
  environment: 'node',
  env: { AUTH_SECRET, NODE_ENV: 'test' },
  // The order of tests must not matter; the seed of a failing order is printed.
  sequence: { shuffle: true },
  alias: { 'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)) },
} as const;

export default defineConfig({
  test: {
    // Two workers on two cores; more only wait for each other and for PostgreSQL.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          // Property tests on a busy machine; none of them is about time.
          testTimeout: 30_000,
          include: ['src/**/*.test.{ts,tsx}', 'prisma/**/*.test.ts'],
        },
      },
      { test: { ...shared, name: 'architecture', include: ['tests/architecture/**/*.test.ts'] } },
      {
        test: {
          ...shared,
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/database-setup.ts'],
          pool: 'forks',
          // It imports `next/headers` without an extension, which Vite resolves and Node does not.
          server: { deps: { inline: ['next-auth'] } },
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { shuffle: true, groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          // A served portal asked as everybody, with everything: nothing is killed and nothing timed, so two files at once.
          name: 'http',
          include: ['tests/http/**/*.test.ts'],
          globalSetup: ['tests/support/build-setup.ts'],
          pool: 'forks',
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { shuffle: true, groupOrder: 2 },
        },
      },
      {
        test: {
          ...shared,
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/support/build-setup.ts'],
          pool: 'forks',
          // They kill and freeze servers and measure how long answers take: one file at a time.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { shuffle: true, groupOrder: 3 },
        },
      },
    ],
  },
});
