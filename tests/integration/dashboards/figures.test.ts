import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { computeClock } from '#src/modules/cooperations/domain/clock.ts';
import { parseCooperationListQuery } from '#src/modules/cooperations/domain/list-query.ts';
import type { CooperationStatus } from '#src/modules/cooperations/domain/status.ts';
import { listCooperations } from '#src/modules/cooperations/reads/list.ts';
import { listPublicCooperations } from '#src/modules/cooperations/reads/public.ts';
import { AGE_BUCKETS, type ProceedingsQuery } from '#src/modules/dashboards/domain/proceedings.ts';
import { getHome } from '#src/modules/dashboards/reads/home.ts';
import { listProceedings } from '#src/modules/dashboards/reads/proceedings.ts';
import { listOrganisations } from '#src/modules/identity/reads/organisations.ts';
import { listPeople } from '#src/modules/identity/reads/people.ts';
import type { Actor } from '#src/policy/actor.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { addCooperation, addMember, takeBodies } from '#tests/support/portal-fixtures.ts';

const database = useTestDatabase();
const DAY = 86_400_000;
const now = new Date();
const ago = (days: number) => new Date(now.getTime() - days * DAY);
const isoDay = (date: Date) => date.toISOString().slice(0, 10);

let town: Actor;
let authority: Actor;
let otherAuthority: Actor;
let land: Actor;
let auditor: Actor;
let provider: Actor;
let cert: Actor;
let officer: Actor;
let administrator: Actor;

/** An authority's case with its events, decided or not. */
async function addCase(
  client: pg.Client,
  leadBodyId: string,
  authorityBodyId: string,
  status: CooperationStatus,
  fixture: {
    submitted: number;
    decided?: number;
    pausedFrom?: number;
    pausedTo?: number;
    partner?: string;
    field?: string;
  },
): Promise<string> {
  const id = await addCooperation(client, {
    leadBodyId,
    status,
    authorityBodyId,
    procedure: 'approval',
    fieldKey: fixture.field ?? 'it_operation',
    submittedAt: ago(fixture.submitted),
    ...(fixture.decided === undefined ? {} : { decidedAt: ago(fixture.decided) }),
    ...(status === 'submitted' ? { decisionDueOn: isoDay(ago(fixture.submitted - 60)) } : {}),
    partners: fixture.partner ? [{ bodyId: fixture.partner, status: 'accepted' }] : [],
  });
  const event = (verb: string, from: string, to: string, holder: string, days: number) =>
    client.query(
      `INSERT INTO cooperation_event (cooperation_id, verb, from_status, to_status, holder, occurred_at) VALUES ($1,$2,$3,$4,$5,$6)`,
      [id, verb, from, to, holder, ago(days)],
    );
  await event('create_draft', 'draft', 'draft', 'partners', fixture.submitted + 20);
  await event('submit', 'collecting_consent', 'submitted', 'authority', fixture.submitted);
  if (fixture.pausedFrom !== undefined && fixture.pausedTo !== undefined) {
    await event('ask_back', 'submitted', 'submitted', 'partners', fixture.pausedFrom);
    await event('answer_inquiry', 'submitted', 'submitted', 'authority', fixture.pausedTo);
  }
  if (fixture.decided !== undefined) {
    await event('approve', 'submitted', 'approved', 'none', fixture.decided);
    await client.query(
      `INSERT INTO decision (cooperation_id, kind, content_version, authority_body_id, rule_snapshot) VALUES ($1,'approved',1,$2,'{}')`,
      [id, authorityBodyId],
    );
  }
  return id;
}

beforeAll(async () => {
  await asSuperuser(database(), async (client) => {
    const towns = await takeBodies(client, 'municipality', 6);
    const [rp, otherRp] = await takeBodies(client, 'regional_council', 2);
    const [ministry] = await takeBodies(client, 'state_ministry', 1);
    const [ekom] = await takeBodies(client, 'it_provider', 1);
    const [stateCert] = await takeBodies(client, 'state_cert', 1);
    const [first, second, third, fourth] = towns;
    if (!first || !second || !third || !fourth || !rp || !otherRp || !ministry || !ekom || !stateCert)
      throw new Error('the register is incomplete');
    town = await addMember(client, first, ['editor', 'signatory']);
    officer = await addMember(client, first, ['security_officer']);
    authority = await addMember(client, rp, ['authority_decider']);
    otherAuthority = await addMember(client, otherRp, ['authority_decider']);
    land = await addMember(client, ministry, ['land_coordinator']);
    auditor = await addMember(client, ministry, ['auditor']);
    administrator = await addMember(client, ekom, ['platform_administrator']);
    provider = await addMember(client, ekom, ['editor']);
    cert = await addMember(client, stateCert, ['cert_analyst']);

    // The town: drafts of its own, an invitation, an active and an ended one; and what it must never count.
    await addCooperation(client, { leadBodyId: first.id });
    await addCooperation(client, { leadBodyId: first.id, status: 'collecting_consent' });
    await addCooperation(client, { leadBodyId: second.id, partners: [{ bodyId: first.id, status: 'invited' }] });
    await addCooperation(client, { leadBodyId: second.id, partners: [{ bodyId: first.id, status: 'declined' }] });
    await addCooperation(client, { leadBodyId: third.id });
    await addCooperation(client, { leadBodyId: first.id, status: 'ended' });
    await addCooperation(client, { leadBodyId: first.id, status: 'active', fieldKey: 'information_security' });

    // Before two authorities.
    await addCase(client, first.id, rp.id, 'submitted', { submitted: 5, partner: ekom.id });
    await addCase(client, second.id, rp.id, 'submitted', { submitted: 45 });
    await addCase(client, third.id, rp.id, 'submitted', { submitted: 100 });
    await addCase(client, fourth.id, otherRp.id, 'submitted', { submitted: 70 });
    await addCase(client, third.id, rp.id, 'returned', { submitted: 40 });
    await addCase(client, second.id, rp.id, 'approved', { submitted: 60, decided: 30 });
    await addCase(client, third.id, rp.id, 'active', {
      submitted: 150,
      decided: 100,
      pausedFrom: 140,
      pausedTo: 120,
      partner: ekom.id,
    });
    await addCase(client, fourth.id, otherRp.id, 'active', { submitted: 90, decided: 80, field: 'geodata' });
    await addCase(client, fourth.id, otherRp.id, 'ended', { submitted: 900, decided: 800 });

    await client.query(
      `INSERT INTO cooperation_publication (cooperation_id, reference, title, field_key, partners, body_ids, status, regions, search_text)
       SELECT id, reference, title, field_key, '[]', '{}', status, '{kassel}', 'x' FROM cooperation WHERE field_key = 'information_security'`,
    );
  });
});

const listed = async (actor: Actor, parameters: Record<string, string>) =>
  (await listCooperations(actor, parseCooperationListQuery(parameters))).total;
const cases = async (actor: Actor, query: Partial<ProceedingsQuery>) =>
  (await listProceedings(actor, { state: 'waiting', age: null, authorityBodyId: null, page: 1, ...query })).items;

const SLUGS: Partial<Record<CooperationStatus, string>> = {
  draft: 'entwurf',
  collecting_consent: 'zustimmung',
  submitted: 'eingereicht',
  active: 'laufend',
};

describe('a municipality', () => {
  it('counts what its list shows, and nothing of others', async () => {
    const { family, own } = await getHome(town);
    expect(family).toBe('municipality');
    expect(own?.counts).toEqual({ draft: 2, collecting_consent: 1, submitted: 1, active: 1 });
    for (const [status, count] of Object.entries(own?.counts ?? {})) {
      expect(await listed(town, { bereich: 'eigene', status: SLUGS[status as CooperationStatus] ?? '' })).toBe(count);
    }
    expect(own?.recent).toHaveLength(5);
  });

  it('sees tasks of its own body only, by deadline', async () => {
    const { tasks } = await getHome(town);
    expect(tasks.tasks.map(({ verb }) => verb).sort()).toEqual(['accept_invitation', 'prepare_consent'].sort());
    const [second] = await asSuperuser(database(), (client) => takeBodies(client, 'municipality', 2)).then((rows) =>
      rows.slice(1),
    );
    const neighbour = { ...town, personId: randomUUID(), bodyId: second?.id ?? '' };
    expect((await getHome(neighbour)).tasks.tasks.map(({ cooperationId }) => cooperationId)).not.toEqual(
      tasks.tasks.map(({ cooperationId }) => cooperationId),
    );
  });

  it('sees no figures of authorities, the Land or the platform', async () => {
    const home = await getHome(town);
    expect([home.review, home.land, home.decisions, home.platform, home.chain]).toEqual([null, null, null, null, null]);
    await expect(cases(town, {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('an authority', () => {
  it('counts its own cases, each number equal to its list', async () => {
    const { family, review } = await getHome(authority);
    expect(family).toBe('authority');
    expect(review).toMatchObject({ waiting: 3, withPartners: 1, overdue: 1 });
    expect(await cases(authority, {})).toHaveLength(3);
    expect(await cases(authority, { state: 'overdue' })).toHaveLength(1);
    expect(await cases(authority, { state: 'with_partners' })).toHaveLength(1);
    for (const { key } of AGE_BUCKETS)
      expect(await cases(authority, { age: key })).toHaveLength(review?.ages[key] ?? -1);
    expect(review?.ages).toEqual({ 'bis-30': 1, '31-60': 1, '61-90': 0, 'ueber-90': 1 });
  });

  it('cannot look into another authority, even by its id', async () => {
    const own = await cases(authority, {});
    expect(await cases(authority, { authorityBodyId: otherAuthority.bodyId })).toEqual(own);
    expect((await getHome(otherAuthority)).review?.waiting).toBe(1);
  });

  it('measures the time to a decision, pauses apart, as the clock of the domain does', async () => {
    const { review } = await getHome(authority);
    expect(review?.decided).toEqual({ count: 2, totalMedian: 30, totalP90: 50, authorityMedian: 30, authorityP90: 30 });
    const decided = await cases(authority, { state: 'decided' });
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
    const { tasks } = await getHome(authority);
    expect(tasks.tasks.map(({ verb }) => verb)).toEqual(['approve', 'approve', 'approve']);
    expect(tasks.tasks.map(({ dueOn }) => dueOn)).toEqual(tasks.tasks.map(({ dueOn }) => dueOn).sort());
  });
});

describe('the Land', () => {
  it('counts everything ever submitted, each number equal to its list', async () => {
    const { family, review, land: figures } = await getHome(land);
    expect(family).toBe('land');
    expect(review).toMatchObject({ waiting: 4, withPartners: 1 });
    expect(await cases(land, {})).toHaveLength(4);
    for (const { key, count } of figures?.waitingByAuthority ?? []) {
      expect(await cases(land, { authorityBodyId: key })).toHaveLength(count);
    }
    for (const { key, count } of figures?.runningByField ?? []) {
      expect(await listed(land, { bereich: 'land', status: 'laufend', feld: key })).toBe(count);
    }
    for (const { key, count } of figures?.runningByRegion ?? []) {
      expect(await listed(land, { bereich: 'land', status: 'laufend', bezirk: key })).toBe(count);
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
    const home = await getHome(auditor);
    expect(home.family).toBe('auditor');
    expect(home.decisions).toHaveLength(4);
    expect(home.decisions?.[0]).toMatchObject({ kind: 'approved', totalDays: 30 });
    expect(home.review?.decided.count).toBe(3);
    expect(home.chain === null || /^[0-9a-f]{64}$/.test(home.chain.hash)).toBe(true);
    expect(home.tasks.tasks).toEqual([]);
  });

  it('the provider sees what it takes part in, by field', async () => {
    const home = await getHome(provider);
    expect(home.family).toBe('it_provider');
    expect(home.own?.counts).toEqual({ submitted: 1, active: 1 });
    expect(home.ownByField).toEqual([{ key: 'it_operation', label: 'IT-Betrieb', count: 1 }]);
    expect(await listed(provider, { bereich: 'eigene', status: 'laufend', feld: 'it_operation' })).toBe(1);
  });

  it.each([
    ['security', () => officer, 1],
    ['cert', () => cert, 0],
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
    const home = await getHome(administrator);
    expect(home.family).toBe('administrator');
    expect(home.platform).toMatchObject({ memberships: 9, invitations: 0, withoutAdministrator: 6 });
    expect((await listOrganisations(administrator, { nur: 'ohne-verwaltung' })).rows).toHaveLength(6);
    expect((await listPeople(administrator, {})).rows).toHaveLength(9);
    expect([home.own, home.review, home.land, home.decisions, home.chain]).toEqual([null, null, null, null, null]);
    expect(home.tasks.tasks).toEqual([]);
  });
});
