import { readPublic } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { expectedMigrations } from './expected-migrations.ts';

/** Whether this process can do its work, for load balancers and operators. Holds nothing secret. */
export interface Readiness {
  readonly ready: boolean;
  readonly database: 'reachable' | 'unreachable';
  readonly migrations: 'current' | 'pending' | 'unknown';
}

/** Longest wait for the database's answer, in milliseconds: a frozen one counts as unreachable. */
const LIMIT_MS = 1_500;

/**
 * Asks the database whether it is there and holds at least our migrations. More than ours is fine: during an upgrade
 * the previous version goes on serving.
 */
export async function checkReadiness(): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database did not answer in time')), LIMIT_MS);
  });
  try {
    const rows = await Promise.race([
      readPublic<{ migration_name: string }>(
        sql`SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
      ),
      limit,
    ]);
    const applied = new Set(rows.map((row) => row.migration_name));
    const current = expectedMigrations().every((name) => applied.has(name));
    return { ready: current, database: 'reachable', migrations: current ? 'current' : 'pending' };
  } catch (error) {
    // No such table: a database nobody has migrated yet.
    if ((error as { code?: string }).code === '42P01') {
      return { ready: false, database: 'reachable', migrations: 'pending' };
    }
    return { ready: false, database: 'unreachable', migrations: 'unknown' };
  } finally {
    clearTimeout(timer);
  }
}
