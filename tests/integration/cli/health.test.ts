import { describe, expect, it } from 'vitest';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';

describe('GET /api/health/ready', () => {
  const database = useTestDatabase();

  const ask = async () => {
    const { GET } = await import('#src/app/api/health/ready/route.ts');
    const response = await GET();
    return { status: response.status, body: await response.json() };
  };

  it('is ready with a migrated database', async () => {
    expect(await ask()).toEqual({
      status: 200,
      body: { status: 'ready', database: 'reachable', migrations: 'current' },
    });
  });

  it('is not ready while a migration is missing or broken', async () => {
    const mark = (value: string) =>
      asSuperuser(database(), (client) =>
        client.query(`UPDATE _prisma_migrations SET finished_at = ${value} WHERE migration_name LIKE '%create_portal'`),
      );
    await mark('NULL');
    expect(await ask()).toEqual({
      status: 503,
      body: { status: 'unavailable', database: 'reachable', migrations: 'pending' },
    });
    await mark('now()');
    expect((await ask()).status).toBe(200);
  });

  it('is not ready while the database does not answer', async () => {
    // Another session's lock stands for any reason why an answer does not come; ours is given while it is still held.
    await asSuperuser(database(), async (client) => {
      await client.query('BEGIN');
      await client.query('LOCK TABLE _prisma_migrations IN ACCESS EXCLUSIVE MODE');
      expect(await ask()).toEqual({
        status: 503,
        body: { status: 'unavailable', database: 'unreachable', migrations: 'unknown' },
      });
      await client.query('ROLLBACK');
    });
  });
});

describe('GET /api/health', () => {
  it('answers without asking anybody', async () => {
    const { GET } = await import('#src/app/api/health/route.ts');
    const response = GET();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
  });
});
