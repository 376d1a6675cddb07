import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#prisma/seed/demo/people.ts';
import { builtActions, sendAction } from '#tests/support/fault-actions.ts';
import { type Answer, ask, type FaultPortal, startFaultPortal } from '#tests/support/fault-portal.ts';

const EXPORTS = 50;
/** What the portal promises whoever signs in meanwhile. Milliseconds. */
const SIGN_IN_LIMIT = 1_000;

describe('fifty slow exports', () => {
  let world: FaultPortal;

  beforeAll(async () => {
    world = await startFaultPortal();
  });
  afterAll(() => world?.stop());

  const signIn = () =>
    sendAction(
      world.portal,
      '/anmelden',
      builtActions().find(({ name }) => name === 'identity/signInAction')?.id ?? '',
      null,
      { email: 'bearbeitung.buedingen@demo.example', password: DEMO_PASSWORD },
    );

  /** Asks for exports of a table nobody can read while `meanwhile` runs; returns what came of the exports. */
  async function exportLockedTable(meanwhile: (answered: () => number) => Promise<void>): Promise<Answer[]> {
    return world.asSuperuser(async (client) => {
      await client.query('BEGIN; LOCK TABLE cooperation_publication IN ACCESS EXCLUSIVE MODE');
      let answered = 0;
      const exports = Array.from({ length: EXPORTS }, async () => {
        const answer = await ask(world.portal, '/kooperationen/export.csv', null);
        answered += 1;
        return answer;
      });
      await world.asSuperuser((observer) =>
        expect
          .poll(
            async () => {
              const { rows } = await observer.query<{ n: number }>(
                `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'allmende' AND wait_event_type = 'Lock'`,
              );
              return rows[0]?.n;
            },
            { timeout: 10_000, interval: 20 },
          )
          .toBeGreaterThan(0),
      );
      await meanwhile(() => answered);
      await client.query('ROLLBACK');
      return Promise.all(exports);
    });
  }

  it('hold three connections at most: who signs in meanwhile is in at once', async () => {
    await signIn();
    const answers = await exportLockedTable(async (answered) => {
      const { leadsTo, milliseconds } = await signIn();
      expect(answered(), 'exports that were over before the sign-in was').toBe(0);
      expect(leadsTo).toBe('/start');
      expect(milliseconds).toBeLessThan(SIGN_IN_LIMIT);
    });
    expect([...new Set(answers.map(({ status }) => status))].filter((status) => ![200, 503].includes(status))).toEqual(
      [],
    );
  });

  it('are refused in clear words after the usual wait, and are there again when the table is', async () => {
    const answers = await exportLockedTable(async (answered) => {
      await expect.poll(answered, { timeout: 20_000 }).toBe(EXPORTS);
    });
    for (const { status, text } of answers) {
      expect(status).toBe(503);
      expect(text).toContain('Bitte versuchen Sie es in');
      expect(text).not.toMatch(/ReportsBusy|postgres|\bError\b/i);
    }
    expect((await ask(world.portal, '/kooperationen/export.csv', null)).status).toBe(200);
  });
});
