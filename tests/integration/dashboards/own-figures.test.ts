import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { computeClock } from '#src/modules/cooperations/domain/clock.ts';
import type { CooperationStatus } from '#src/modules/cooperations/domain/status.ts';
import { AGE_BUCKETS } from '#src/modules/dashboards/domain/proceedings.ts';
import { getHome } from '#src/modules/dashboards/reads/home.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { takeBodies } from '#tests/support/portal-fixtures.ts';
import { cases, type FigureCast, listed, now, plantFigures } from './figure-cast.ts';

const database = useTestDatabase();
let cast: FigureCast;
beforeAll(async () => {
  cast = await asSuperuser(database(), plantFigures);
});

const SLUGS: Partial<Record<CooperationStatus, string>> = {
  draft: 'entwurf',
  collecting_consent: 'zustimmung',
  submitted: 'eingereicht',
  active: 'laufend',
};

describe('a municipality', () => {
  it('counts what its list shows, and nothing of others', async () => {
    const { family, own } = await getHome(cast.town);
    expect(family).toBe('municipality');
    expect(own?.counts).toEqual({ draft: 2, collecting_consent: 1, submitted: 1, active: 1 });
    for (const [status, count] of Object.entries(own?.counts ?? {})) {
      expect(await listed(cast.town, { bereich: 'eigene', status: SLUGS[status as CooperationStatus] ?? '' })).toBe(
        count,
      );
    }
    expect(own?.recent).toHaveLength(5);
  });

  it('sees tasks of its own body only, by deadline', async () => {
    const { tasks } = await getHome(cast.town);
    expect(tasks.tasks.map(({ kind }) => kind).sort()).toEqual(['accept_invitation', 'prepare_consent'].sort());
    const [second] = await asSuperuser(database(), (client) => takeBodies(client, 'municipality', 2)).then((rows) =>
      rows.slice(1),
    );
    const neighbour = { ...cast.town, personId: randomUUID(), bodyId: second?.id ?? '' };
    expect((await getHome(neighbour)).tasks.tasks.map(({ casePath }) => casePath)).not.toEqual(
      tasks.tasks.map(({ casePath }) => casePath),
    );
  });

  it('sees no figures of authorities, the Land or the platform', async () => {
    const home = await getHome(cast.town);
    expect([home.review, home.land, home.decisions, home.platform, home.chain]).toEqual([null, null, null, null, null]);
    await expect(cases(cast.town, {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('an authority', () => {
  it('counts its own cases, each number equal to its list', async () => {
    const { family, review } = await getHome(cast.authority);
    expect(family).toBe('authority');
    expect(review).toMatchObject({ waiting: 3, withPartners: 1, overdue: 1 });
    expect(await cases(cast.authority, {})).toHaveLength(3);
    expect(await cases(cast.authority, { state: 'overdue' })).toHaveLength(1);
    expect(await cases(cast.authority, { state: 'with_partners' })).toHaveLength(1);
    for (const { key } of AGE_BUCKETS)
      expect(await cases(cast.authority, { age: key })).toHaveLength(review?.ages[key] ?? -1);
    expect(review?.ages).toEqual({ 'bis-30': 1, '31-60': 1, '61-90': 0, 'ueber-90': 1 });
  });

  it('cannot look into another authority, even by its id', async () => {
    const own = await cases(cast.authority, {});
    expect(await cases(cast.authority, { authorityBodyId: cast.otherAuthority.bodyId })).toEqual(own);
    expect((await getHome(cast.otherAuthority)).review?.waiting).toBe(1);
  });

  it('measures the time to a decision, pauses apart, as the clock of the domain does', async () => {
    const { review } = await getHome(cast.authority);
    expect(review?.decided).toEqual({ count: 2, totalMedian: 30, totalP90: 50, authorityMedian: 30, authorityP90: 30 });
    const decided = await cases(cast.authority, { state: 'decided' });
    expect(decided.map(({ totalDays }) => totalDays)).toEqual([30, 50]);
    for (const item of decided) {
      const clock = await asSuperuser(database(), async (client) => {
        const { rows } = await client.query(
          'SELECT verb, to_status AS "toStatus", occurred_at AS "occurredAt" FROM cooperation_event WHERE cooperation_id = $1 ORDER BY id',
          [item.id],
        );
        return computeClock(rows, 60, now);
      });
      expect(item.authorityDays).toBe(clock.authorityDays);
      expect(item.totalDays).toBe(clock.authorityDays + clock.pausedDays);
    }
  });

  it('has the decision as its task, the oldest deadline first', async () => {
    const { tasks } = await getHome(cast.authority);
    expect(tasks.tasks.map(({ kind }) => kind)).toEqual(['approve', 'approve', 'approve']);
    expect(tasks.tasks.map(({ dueOn }) => dueOn)).toEqual(tasks.tasks.map(({ dueOn }) => dueOn).sort());
  });
});
