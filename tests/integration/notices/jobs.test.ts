import { describe, expect, it } from 'vitest';
import { type RunningJobs, startJobs } from '#src/server/jobs.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { withClient } from '#tests/support/template-database.ts';

const database = useTestDatabase();

/** Resolves once `count` calls were made. */
function counter(count: number) {
  let calls = 0;
  let reached: () => void = () => {};
  const done = new Promise<void>((resolve) => {
    reached = resolve;
  });
  return {
    calls: () => calls,
    done,
    call: async () => {
      calls += 1;
      if (calls === count) reached();
    },
  };
}

describe('workers as the role that owns nothing', () => {
  it('run what is due, until nothing is', async () => {
    const work = counter(2);
    let waiting = 2;
    const jobs = await startJobs([
      {
        name: 'test-due',
        isDue: async () => waiting > 0,
        run: async () => {
          waiting -= 1;
          await work.call();
        },
      },
    ]);
    try {
      await work.done;
      expect(waiting).toBe(0);
    } finally {
      await jobs.stop();
    }
  });

  it('keep one schedule, however many servers start', async () => {
    const definition = { name: 'test-daily', cron: '0 6 * * *', run: async () => {} };
    const servers: RunningJobs[] = await Promise.all([startJobs([definition]), startJobs([definition])]);
    try {
      await asSuperuser(database(), async (client) => {
        const { rows } = await client.query(
          `SELECT name, cron, timezone FROM pgboss.schedule WHERE name = 'test-daily'`,
        );
        expect(rows).toEqual([{ name: 'test-daily', cron: '0 6 * * *', timezone: 'Europe/Berlin' }]);
      });
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
    }
  });

  it('run again after a failure', async () => {
    const work = counter(2);
    const jobs = await startJobs([
      {
        name: 'test-failing',
        isDue: async () => work.calls() < 2,
        run: async () => {
          await work.call();
          if (work.calls() === 1) throw new Error('first attempt fails');
        },
      },
    ]);
    try {
      await work.done;
    } finally {
      await jobs.stop();
    }
  });

  it.each([
    [
      'their connections were cut',
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'allmende jobs'`,
    ],
    [
      'a backup without their queues was restored',
      `DELETE FROM pgboss.job; DELETE FROM pgboss.schedule; DELETE FROM pgboss.queue`,
    ],
  ])('go on after %s', async (_title, statement) => {
    const before = counter(1);
    const after = counter(2);
    let waiting = true;
    const jobs = await startJobs([
      {
        name: 'test-lasting',
        isDue: async () => waiting,
        run: async () => {
          waiting = false;
          await before.call();
          await after.call();
        },
      },
    ]);
    try {
      await before.done;
      await asSuperuser(database(), (client) => client.query(statement));
      waiting = true;
      await after.done;
    } finally {
      await jobs.stop();
    }
  });

  it('can neither change nor drop the queue', async () => {
    await withClient(database().appUrl, async (client) => {
      await client.query('SET ROLE allmende_app');
      await expect(client.query('DROP TABLE pgboss.schedule')).rejects.toThrow(/must be owner/);
      await expect(client.query('CREATE TABLE pgboss.other (id int)')).rejects.toThrow(/permission denied/);
      await expect(client.query('TRUNCATE pgboss.job')).rejects.toThrow(/permission denied/);
    });
  });
});
