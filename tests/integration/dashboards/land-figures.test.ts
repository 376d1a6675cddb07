import { beforeAll, describe, expect, it } from 'vitest';
import { parseCooperationListQuery } from '#src/modules/cooperations/domain/list-query.ts';
import { listPublicCooperations } from '#src/modules/cooperations/reads/public.ts';
import { getHome } from '#src/modules/dashboards/reads/home.ts';
import { listOrganisations } from '#src/modules/identity/reads/organisations.ts';
import { listPeople } from '#src/modules/identity/reads/people.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { cases, type FigureCast, listed, plantFigures } from './figure-cast.ts';

const database = useTestDatabase();
let cast: FigureCast;
beforeAll(async () => {
  cast = await asSuperuser(database(), plantFigures);
});

describe('the Land', () => {
  it('counts everything ever submitted, each number equal to its list', async () => {
    const { family, review, land: figures } = await getHome(cast.land);
    expect(family).toBe('land');
    expect(review).toMatchObject({ waiting: 4, withPartners: 1 });
    expect(await cases(cast.land, {})).toHaveLength(4);
    for (const { key, count } of figures?.waitingByAuthority ?? []) {
      expect(await cases(cast.land, { authorityBodyId: key })).toHaveLength(count);
    }
    for (const { key, count } of figures?.runningByField ?? []) {
      expect(await listed(cast.land, { bereich: 'land', status: 'laufend', feld: key })).toBe(count);
    }
    for (const { key, count } of figures?.runningByRegion ?? []) {
      expect(await listed(cast.land, { bereich: 'land', status: 'laufend', bezirk: key })).toBe(count);
    }
    expect(figures?.runningByField.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(review?.decided.count).toBe(3);
  });

  it('a case whose partner changes counts in the regions of those who are left', async () => {
    await asSuperuser(database(), async (client) => {
      const { rows } = await client.query<{ id: string; regions: string[] }>(
        `SELECT cooperation_id AS id, regions FROM cooperation_figure WHERE status = 'returned'`,
      );
      const [kassel] = (
        await client.query<{ id: string }>(
          `SELECT id FROM body WHERE kind = 'municipality' AND region = 'kassel' LIMIT 1`,
        )
      ).rows;
      const before = rows[0]?.regions ?? [];
      await client.query(
        `INSERT INTO cooperation_partner (cooperation_id, body_id, status) VALUES ($1, $2, 'accepted')`,
        [rows[0]?.id, kassel?.id],
      );
      const regions = async () =>
        (await client.query('SELECT regions FROM cooperation_figure WHERE cooperation_id = $1', [rows[0]?.id])).rows[0]
          .regions;
      expect(await regions()).toEqual([...new Set([...before, 'kassel'])].sort());
      await client.query(
        `UPDATE cooperation_partner SET status = 'withdrawn' WHERE cooperation_id = $1 AND body_id = $2`,
        [rows[0]?.id, kassel?.id],
      );
      expect(await regions()).toEqual(before);
    });
  });
});

describe('the other families', () => {
  it('the auditor reads the latest decisions, the durations and the state of the log', async () => {
    const home = await getHome(cast.auditor);
    expect(home.family).toBe('auditor');
    expect(home.decisions).toHaveLength(4);
    expect(home.decisions?.[0]).toMatchObject({ kind: 'approved', totalDays: 30 });
    expect(home.review?.decided.count).toBe(3);
    expect(home.chain === null || /^[0-9a-f]{64}$/.test(home.chain.hash)).toBe(true);
    expect(home.tasks.tasks).toEqual([]);
  });

  it('the provider sees what it takes part in, by field', async () => {
    const home = await getHome(cast.provider);
    expect(home.family).toBe('it_provider');
    expect(home.own?.counts).toEqual({ submitted: 1, active: 1 });
    expect(home.ownByField).toEqual([{ key: 'it_operation', label: 'IT-Betrieb', count: 1 }]);
    expect(await listed(cast.provider, { bereich: 'eigene', status: 'laufend', feld: 'it_operation' })).toBe(1);
  });

  it.each([
    ['security', () => cast.officer, 1],
    ['cert', () => cast.cert, 0],
  ] as const)('%s: information security of the own body and of the public', async (family, who, own) => {
    const home = await getHome(who());
    expect(home.family).toBe(family);
    expect(home.security).toMatchObject({ own, public: 1 });
    const query = parseCooperationListQuery({
      bereich: 'oeffentlich',
      status: 'laufend',
      feld: 'information_security',
    });
    expect((await listPublicCooperations(query)).total).toBe(1);
    expect((await listPublicCooperations({ ...query, region: 'kassel' })).total).toBe(
      home.security?.publicByRegion[0]?.count,
    );
  });

  it('the platform administrator sees people, mail and workers, and no content at all', async () => {
    const home = await getHome(cast.administrator);
    expect(home.family).toBe('administrator');
    expect(home.platform).toMatchObject({ memberships: 9, invitations: 0, withoutAdministrator: 6 });
    expect((await listOrganisations(cast.administrator, { nur: 'ohne-verwaltung' })).rows).toHaveLength(6);
    expect((await listPeople(cast.administrator, {})).rows).toHaveLength(9);
    expect([home.own, home.review, home.land, home.decisions, home.chain]).toEqual([null, null, null, null, null]);
    expect(home.tasks.tasks).toEqual([]);
  });
});
