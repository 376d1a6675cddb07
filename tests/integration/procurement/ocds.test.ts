import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET as getRecord } from '#src/app/api/open-data/ocds/[ocid]/route.ts';
import { GET as getPackage } from '#src/app/api/open-data/ocds/route.ts';
import { publishRelease } from '#src/db/ocds-release.ts';
import { scopeOf } from '#src/db/scope.ts';
import { transactionInScope } from '#src/db/transaction.ts';
import { terminateContract } from '#src/modules/contracts/commands/terminate-contract.ts';
import { cancelProcurement } from '#src/modules/procurement/commands/cancel-procurement.ts';
import { parseProcurementListQuery } from '#src/modules/procurement/domain/list-query.ts';
import type { OcdsRelease } from '#src/modules/procurement/ocds/domain/ocds.ts';
import { parsePublicListQuery } from '#src/modules/procurement/ocds/domain/public-list-query.ts';
import {
  exportPublicProcurements,
  getPublicProcurement,
  listPublicProcurements,
} from '#src/modules/procurement/ocds/reads.ts';
import { type OcdsShape, shapeErrors } from '#src/modules/procurement/ocds/schema.ts';
import { listProcurements } from '#src/modules/procurement/reads/list.ts';
import { startTendering } from '#src/modules/procurement/tender/commands/start-tendering.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import {
  type AwardStage,
  agreed,
  contested,
  OFFERS,
  type Purchase,
  running,
  setAwardStage,
  shown,
} from '#tests/support/procurement-award.ts';

const database = useTestDatabase();
let stage: AwardStage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setAwardStage);
});

const asOwner = <T>(work: (client: pg.Client) => Promise<T>) => asSuperuser(database(), work);
const releasesOf = (id: string) =>
  asOwner(async (client) => {
    const { rows } = await client.query('SELECT content FROM ocds_release WHERE procurement_id = $1 ORDER BY id', [id]);
    return rows.map((row) => row.content as OcdsRelease);
  });
const publish = (actor: Actor, id: string, tag: 'planning' | 'tender') =>
  transactionInScope(scopeOf(actor), (tx, now) => publishRelease(tx, id, [tag], now));
const json = async (shape: OcdsShape, response: Response) => {
  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const body = await response.json();
  expect(shapeErrors(shape, body)).toEqual([]);
  return body;
};
const recordOf = (ocid: string) => getRecord(new Request('https://a.example'), { params: Promise.resolve({ ocid }) });
const packageAfter = (after: string) => getPackage(new Request(`https://a.example/api/open-data/ocds?nach=${after}`));

/** Agreed, with a complete tender whose period is still open. */
async function readyToTender(): Promise<Purchase> {
  return asOwner(async (client) => {
    const purchase = await agreed(client, stage);
    await client.query(
      `INSERT INTO tender (procurement_id, platform, notice_url, published_on, offers_due_at)
       VALUES ($1, 'Vergabeplattform Hessen', 'https://vergabe.example/17', current_date, now() + interval '40 days')`,
      [purchase.id],
    );
    return purchase;
  });
}

describe('a purchase on its way', () => {
  it('becomes public with the tender, and only what the notice says', async () => {
    const purchase = await readyToTender();
    expect(await getPublicProcurement(purchase.id)).toBeNull();
    acceptedValue(await startTendering.execute(stage.manager, await shown(stage.manager, purchase.id)));
    const [release, ...rest] = await releasesOf(purchase.id);
    expect(rest).toEqual([]);
    expect(shapeErrors('release', release)).toEqual([]);
    expect(release).toMatchObject({
      tag: ['tender'],
      tender: { status: 'active', lots: [{ title: 'Geräte 1' }], submissionMethodDetails: 'Vergabeplattform Hessen' },
    });
    // Who was only asked, and what a single buyer needs (100 and 50 pieces), is not in it.
    expect(JSON.stringify(release)).not.toContain(stage.asked.bodyId);
    expect(release?.tender.items?.[0]?.quantity).toBe(500);
    expect(await getPublicProcurement(purchase.id)).toMatchObject({
      state: 'tendering',
      history: [{ tags: ['tender'] }],
    });
    const [{ day }] = await asOwner(async (client) => {
      const text = `SELECT to_char(offers_due_at AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS day FROM tender WHERE procurement_id = $1`;
      return (await client.query(text, [purchase.id])).rows;
    });
    const { items } = await listProcurements(stage.partner, parseProcurementListQuery({}));
    expect(items.find(({ id }) => id === purchase.id)?.dueOn).toBe(day);
  });

  it('says nothing of offers, bidders and prices until contracts are concluded, then who won', async () => {
    const purchase = await asOwner((client) => contested(client, stage));
    await publish(stage.manager, purchase.id, 'tender');
    const before = JSON.stringify(await releasesOf(purchase.id));
    for (const { bidderName, priceCents } of OFFERS) {
      expect(before).not.toContain(bidderName);
      expect(before).not.toContain(String(priceCents / 100));
    }
    const done = await asOwner((client) => running(client, stage));
    const release = (await releasesOf(done.id)).at(-1);
    expect(shapeErrors('release', release)).toEqual([]);
    expect(release).toMatchObject({
      tag: ['award', 'contract'],
      tender: { status: 'complete', numberOfTenderers: OFFERS.length },
      awards: [{ status: 'active', value: { currency: 'EUR' } }],
      contracts: [{ status: 'active' }],
    });
    // Only the winner is named; losers stay the affair of the purchase.
    const named = OFFERS.filter(({ bidderName }) => JSON.stringify(release).includes(bidderName));
    expect(named).toHaveLength(1);
  });

  it('leaves nothing public where a step is refused', async () => {
    const purchase = await asOwner((client) => agreed(client, stage));
    expect((await startTendering.execute(stage.manager, await shown(stage.manager, purchase.id))).ok).toBe(false);
    expect(await releasesOf(purchase.id)).toEqual([]);
  });

  it('that is given up says so where something was public, without the reason, and nothing where nothing was', async () => {
    const [announced, silent] = await asOwner(async (client) => [
      await agreed(client, stage),
      await agreed(client, stage),
    ]);
    if (!announced || !silent) throw new Error('unreachable');
    await publish(stage.manager, announced.id, 'planning');
    for (const { id } of [announced, silent]) {
      const input = { ...(await shown(stage.manager, id)), reason: 'Haushaltssperre bei Partner X' };
      acceptedValue(await cancelProcurement.execute(stage.manager, input));
    }
    const releases = await releasesOf(announced.id);
    expect(releases.map(({ tag }) => tag)).toEqual([['planning'], ['tenderCancellation']]);
    expect(releases[1]?.tender.status).toBe('cancelled');
    expect(JSON.stringify(releases)).not.toContain('Haushaltssperre');
    expect(await releasesOf(silent.id)).toEqual([]);
  });

  it('numbers releases without a double when two contracts change at the same moment', async () => {
    const purchase = await asOwner((client) => running(client, stage, { lotCount: 2 }));
    const contracts = await asOwner(async (client) => {
      const text = 'SELECT id, version FROM contract WHERE procurement_id = $1';
      return (await client.query(text, [purchase.id])).rows as { id: string; version: number }[];
    });
    const outcomes = await Promise.all(
      contracts.map(({ id, version }) => {
        const input = { contractId: id, version, endedOn: '2027-06-30', reason: 'Kündigung' };
        return terminateContract.execute(stage.decider, input);
      }),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    const releases = await releasesOf(purchase.id);
    expect(releases.map(({ id }) => id.slice(-3))).toEqual(['001', '002', '003']);
    // Both run until their last day, which the last release knows of either.
    const ends = releases.at(-1)?.contracts?.map(({ period }) => period?.endDate?.slice(0, 10));
    expect(ends).toEqual(['2027-06-30', '2027-06-30']);
  });
});

describe('open data', () => {
  it('gives a record that validates, with all releases and what they add up to', async () => {
    const purchase = await asOwner((client) => running(client, stage));
    const [release] = await releasesOf(purchase.id);
    const record = await json('record-package', await recordOf(release?.ocid ?? ''));
    expect(record.records[0].compiledRelease).toMatchObject({ tag: ['compiled'], ocid: release?.ocid });
    expect(record.records[0].releases).toHaveLength(1);
  });

  it('pages through every release once, in packages that validate', async () => {
    const purchase = await asOwner((client) => agreed(client, stage));
    await publish(stage.manager, purchase.id, 'planning');
    await asOwner((client) =>
      client.query(
        `INSERT INTO ocds_release (procurement_id, ocid, release_id, tags, content)
         SELECT procurement_id, ocid, ocid || '-x' || n, tags, jsonb_set(content, '{id}', to_jsonb(ocid || '-x' || n))
         FROM ocds_release, generate_series(1, 120) AS n WHERE procurement_id = $1`,
        [purchase.id],
      ),
    );
    const seen: string[] = [];
    let address: string | undefined = 'https://a.example/api/open-data/ocds';
    while (address) {
      const page = await json('release-package', await getPackage(new Request(address)));
      seen.push(...page.releases.map(({ id }: OcdsRelease) => id));
      address = page.links?.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => id.includes('-x'))).toHaveLength(120);
  });

  it.each(['9999999999', '99999999999999999999999', "1' OR 1=1", '-1', 'abc'])(
    'takes the position %s',
    async (after) => {
      expect([200, 404]).toContain((await packageAfter(encodeURIComponent(after))).status);
    },
  );

  it('behind the last release and of an unknown process says that there is nothing', async () => {
    expect((await packageAfter('999999999999')).status).toBe(404);
    for (const ocid of ['ocds-allmnd-BES-1999-0001', "x' OR 1=1", '..', 'x'.repeat(2_000)])
      expect((await recordOf(ocid)).status).toBe(404);
  });
});

describe('the public list', () => {
  it('finds a purchase by title, code and state, and shows its latest state once', async () => {
    const purchase = await asOwner((client) => running(client, stage));
    await publish(stage.manager, purchase.id, 'tender');
    const [{ reference }] = await asOwner(async (client) => {
      const text = "UPDATE procurement SET title = 'Möblierung Rathäuser' WHERE id = $1 RETURNING reference";
      return (await client.query(text, [purchase.id])).rows;
    });
    await publish(stage.manager, purchase.id, 'tender');
    const found = async (parameters: Record<string, string>) =>
      (await listPublicProcurements(parsePublicListQuery(parameters))).items.filter(({ id }) => id === purchase.id);
    for (const suche of ['möblierung', 'moeblierung rathaeuser', reference, 'Rathauser'])
      expect(await found({ suche }), suche).toMatchObject([{ state: 'awarded', title: 'Möblierung Rathäuser' }]);
    expect(await found({ stand: 'vergeben' })).toHaveLength(1);
    const exported = async (parameters: Record<string, string>) => {
      const lines = [];
      for await (const batch of exportPublicProcurements(parsePublicListQuery(parameters))) lines.push(...batch);
      return lines;
    };
    const everything = parsePublicListQuery({});
    expect(await exported({})).toEqual((await listPublicProcurements(everything)).items);
    expect(await exported({ suche: reference })).toMatchObject([{ id: purchase.id, state: 'awarded' }]);
    expect(await exported({ stand: 'geplant' })).toEqual(
      (await listPublicProcurements({ ...everything, state: 'planned' })).items,
    );
    expect(await found({ stand: 'geplant' })).toEqual([]);
    expect(await found({ suche: '%' })).toEqual([]);
    expect(await listPublicProcurements(parsePublicListQuery({ seite: '39' }))).toMatchObject({ page: 1 });
  });

  it('knows nothing of a purchase that is not published', async () => {
    const purchase = await asOwner((client) => agreed(client, stage));
    expect(await getPublicProcurement(purchase.id)).toBeNull();
    expect(await getPublicProcurement(randomUUID())).toBeNull();
    expect(await getPublicProcurement("x' OR 1=1")).toBeNull();
  });
});

describe('row-level security', () => {
  it('lets nobody but the lead buyer publish, and nobody change what is public', async () => {
    const purchase = await asOwner((client) => running(client, stage));
    const insert = (actor: Actor) =>
      transactionInScope(scopeOf(actor), (tx) =>
        tx.ocdsRelease.createMany({
          data: [{ procurementId: purchase.id, ocid: 'x', releaseId: randomUUID(), tags: ['award'], content: {} }],
        }),
      );
    for (const actor of [stage.stranger, stage.asked, stage.partner])
      await expect(insert(actor)).rejects.toThrow(/row-level security/);
    await expect(
      asOwner((client) =>
        client.query('UPDATE ocds_release SET ocid = $2 WHERE procurement_id = $1', [purchase.id, 'y']),
      ),
    ).rejects.toThrow();
  });
});
