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

  /** How many connections of the portal wait for a table, whoever holds it. */
  const waiting = () =>
    world.asSuperuser(async (observer) => {
      const { rows } = await observer.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'allmende' AND wait_event_type = 'Lock'`,
      );
      return rows[0]?.n ?? 0;
    });

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
      await expect.poll(waiting, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
      await meanwhile(() => answered);
      await client.query('ROLLBACK');
      return Promise.all(exports);
    });
  }

  it('hold three connections at most: whoever signs in meanwhile is in at once', async () => {
    await signIn();
    const answers = await exportLockedTable(async (answered) => {
      const signIns: { readonly leadsTo: string | null; readonly milliseconds: number }[] = [];
      let most = 0;
      // One after the other as long as all exports wait: the first may come before the last export does.
      while (answered() === 0) {
        signIns.push(await signIn());
        most = Math.max(most, await waiting());
      }
      expect(signIns.length).toBeGreaterThan(1);
      expect(
        signIns.filter(({ leadsTo, milliseconds }) => leadsTo !== '/start' || milliseconds > SIGN_IN_LIMIT),
      ).toEqual([]);
      expect(most).toBeLessThanOrEqual(3);
    });
    expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
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
