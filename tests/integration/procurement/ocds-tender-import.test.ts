import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, berlinDay } from '#src/modules/legal/domain/days.ts';
import { exampleReleaseFacts } from '#src/modules/procurement/ocds/domain/example-release-facts.ts';
import type { OcdsRelease } from '#src/modules/procurement/ocds/domain/ocds.ts';
import { releaseOf } from '#src/modules/procurement/ocds/domain/release.ts';
import { tenderPreview } from '#src/modules/procurement/ocds/preview-texts.ts';
import { importReleaseSchema } from '#src/modules/procurement/ocds/schema.ts';
import { prepareTender } from '#src/modules/procurement/tender/commands/prepare-tender.ts';
import { getTenderRoom } from '#src/modules/procurement/tender/reads/tender-room.ts';
import { prepareTenderSchema } from '#src/modules/procurement/tender/schema.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { type AwardStage, agreed, setAwardStage, shown } from '#tests/support/procurement-award.ts';

const database = useTestDatabase();
let stage: AwardStage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setAwardStage);
});

const today = berlinDay(new Date());
const purchase = async () => (await asSuperuser(database(), (client) => agreed(client, stage))).id;
const rows = (text: string, id: string) =>
  asSuperuser(database(), async (client) => (await client.query(text, [id])).rows);

/** What a tender platform publishes of a purchase: its own reference, dates and address, and lots of its own. */
function platformRelease(days: number, change: object = {}): OcdsRelease {
  const facts = exampleReleaseFacts({ status: 'tendering', concluded: false });
  const release = releaseOf(facts, { number: 1, date: `${today}T08:00:00Z`, tags: ['tender'] });
  return {
    ...release,
    tender: {
      ...release.tender,
      id: 'HAD-4711',
      submissionMethodDetails: 'Vergabeplattform Hessen',
      tenderPeriod: { startDate: `${today}T00:00:00+01:00`, endDate: `${addDays(today, days)}T10:00:00Z` },
      documents: [{ id: '1', documentType: 'tenderNotice', url: 'https://vergabe.example/4711' }],
      ...change,
    },
  };
}

/** The way of the page: the file is checked and shown, then the fields it carries are sent to the command of the form. */
async function fieldsOf(actor: Actor, id: string, release: OcdsRelease) {
  const { text: proposal } = importReleaseSchema.parse({ text: JSON.stringify(release) });
  const room = await getTenderRoom(actor, id);
  if (!room) throw new Error('the actor sees the tender');
  return { ...tenderPreview(proposal, room.tender), shown: await shown(actor, id) };
}

async function takeOver(actor: Actor, id: string, release: OcdsRelease) {
  const { fields, shown: version } = await fieldsOf(actor, id, release);
  return prepareTender.execute(actor, prepareTenderSchema.parse({ ...fields, ...version }));
}

describe('a release of the tender platform', () => {
  it('fills the preparation of a tender, and neither lots nor titles', async () => {
    const id = await purchase();
    const before = await rows('SELECT title, number FROM lot WHERE procurement_id = $1', id);
    acceptedValue(await takeOver(stage.manager, id, platformRelease(45)));
    const room = await getTenderRoom(stage.manager, id);
    expect(room?.tender).toMatchObject({
      platform: 'Vergabeplattform Hessen',
      platformReference: 'HAD-4711',
      noticeUrl: 'https://vergabe.example/4711',
      publishedOn: today,
    });
    expect(new Date(room?.tender?.offersDueAt ?? 0).toISOString()).toBe(`${addDays(today, 45)}T10:00:00.000Z`);
    expect(await rows('SELECT title, number FROM lot WHERE procurement_id = $1', id)).toEqual(before);
    expect(await rows('SELECT 1 FROM ocds_release WHERE procurement_id = $1', id)).toEqual([]);
    const events = await rows('SELECT verb FROM procurement_event WHERE procurement_id = $1 ORDER BY id', id);
    expect(events.at(-1)).toEqual({ verb: 'prepare_tender' });
  });

  it('shows what it would replace, and keeps what it says nothing of', async () => {
    const id = await purchase();
    acceptedValue(await takeOver(stage.manager, id, platformRelease(45)));
    const later = platformRelease(60, { id: 'HAD-4712', submissionMethodDetails: undefined, documents: undefined });
    const { preview } = await fieldsOf(stage.manager, id, later);
    expect(preview.rows.map(({ before, after }) => before === after)).toEqual([true, false, true, true, false]);
    acceptedValue(await takeOver(stage.manager, id, later));
    expect((await getTenderRoom(stage.manager, id))?.tender).toMatchObject({
      platform: 'Vergabeplattform Hessen',
      platformReference: 'HAD-4712',
      noticeUrl: 'https://vergabe.example/4711',
    });
  });

  it('with a period shorter than the law’s is refused like the form, and changes nothing', async () => {
    const id = await purchase();
    expect(await takeOver(stage.manager, id, platformRelease(10))).toMatchObject({
      ok: false,
      reason: 'period_too_short',
    });
    expect((await getTenderRoom(stage.manager, id))?.tender).toBeNull();
  });

  it('that nobody else prepares is taken over by nobody else, and not over a newer state', async () => {
    const id = await purchase();
    const { fields, shown: version } = await fieldsOf(stage.manager, id, platformRelease(45));
    const input = prepareTenderSchema.parse({ ...fields, ...version });
    await expect(prepareTender.execute(stage.partner, input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(prepareTender.execute(stage.stranger, input)).rejects.toMatchObject({ code: 'not_found' });
    acceptedValue(await prepareTender.execute(stage.manager, input));
    await expect(prepareTender.execute(stage.manager, input)).rejects.toMatchObject({ code: 'conflict' });
  });
});
