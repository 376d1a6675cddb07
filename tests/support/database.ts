import type pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Content, createDatabase, type TestDatabase, withClient } from './template-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser address of the cluster that the run's databases live in. */
    databaseAdminUrl: string;
  }
}

/** A database of one's own in the run's cluster; the caller drops it. Most tests want `useTestDatabase`. */
export function createTestDatabase(content: Content = 'reference'): Promise<TestDatabase> {
  return createDatabase(inject('databaseAdminUrl'), content);
}

/**
 * For a test file: one database for all its tests. `DATABASE_URL` points to it before the first test runs, so that the
 * application's own pool connects there; the pool is closed and the database dropped at the end.
 * @returns a getter, for use inside tests and hooks
 */
export function useTestDatabase(content: Content = 'reference'): () => TestDatabase {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createTestDatabase(content);
    process.env.DATABASE_URL = database.appUrl;
  });
  afterAll(async () => {
    const { disconnectClient } = await import('#src/db/client.ts');
    const { closePool } = await import('#src/db/pool.ts');
    await disconnectClient();
    await closePool();
    await database?.drop();
  });
  return () => {
    if (!database) throw new Error('the test database exists only inside tests and hooks');
    return database;
  };
}

/** Runs `work` on a connection that bypasses row-level security: for arranging and checking, never for the act. */
export async function asSuperuser<T>(database: TestDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(inject('databaseAdminUrl'));
  url.pathname = `/${database.name}`;
  return withClient(url.href, work);
}
