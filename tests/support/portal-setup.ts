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
    // The limit of 3 s has tests of its own (tests/faults). Here two browsers share two cores with the server, and a
    // slow answer must not look like a broken journey.
    portal = await startPortal({ databaseUrl: database.appUrl, env: { HTTP_ANSWER_DEADLINE_MS: '20000' } });
    process.env.PORTAL_URL = portal.url;
    process.env.TEST_DATABASE_ADMIN_URL = cluster.adminUrl;
    process.env.TEST_DATABASE_NAME = database.name;
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}
