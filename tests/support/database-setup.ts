import type { TestProject } from 'vitest/node';
import { startTestCluster } from './cluster.ts';
import { ensureTemplate } from './template-database.ts';

/**
 * Once per run: a throwaway PostgreSQL, or the one named by TEST_DATABASE_ADMIN_URL (superuser, database `postgres`),
 * which makes repeated runs faster because its templates stay.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_ADMIN_URL;
  const cluster = given ? { adminUrl: given, stop: async () => {} } : await startTestCluster();
  project.provide('databaseAdminUrl', cluster.adminUrl);
  try {
    await ensureTemplate(cluster.adminUrl, 'reference');
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return () => cluster.stop();
}
