import { startTestCluster, type TestCluster } from './cluster.ts';
import { type Portal, startPortal } from './portal.ts';
import { createDatabase } from './template-database.ts';

/**
 * Once per browser run: a throwaway PostgreSQL, a database with the demo stories, the built portal on a free port.
 * Its address reaches the tests as `baseURL` (playwright.config.ts reads PORTAL_URL).
 */
export default async function setUp(): Promise<() => Promise<void>> {
  let cluster: TestCluster | undefined;
  let portal: Portal | undefined;
  const tearDown = async () => {
    await portal?.stop();
    await cluster?.stop();
  };
  try {
    cluster = await startTestCluster();
    const database = await createDatabase(cluster.adminUrl, 'demo');
    portal = await startPortal({ databaseUrl: database.appUrl });
    process.env.PORTAL_URL = portal.url;
    process.env.TEST_DATABASE_ADMIN_URL = cluster.adminUrl;
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}
