import { beforeAll, describe, expect, it } from 'vitest';
import { importRelease } from '#src/modules/procurement/ocds/commands/import-release.ts';
import { exampleReleaseFacts } from '#src/modules/procurement/ocds/domain/example-release-facts.ts';
import { releaseOf } from '#src/modules/procurement/ocds/domain/release.ts';
import { importReleaseSchema } from '#src/modules/procurement/ocds/schema.ts';
import { getProcurement } from '#src/modules/procurement/reads/procurement.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { type ProcurementStage, setProcurementStage } from '#tests/support/procurement-survey.ts';

const database = useTestDatabase();
let stage: ProcurementStage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setProcurementStage);
});

const release = releaseOf(exampleReleaseFacts(), { number: 1, date: '2026-11-23T10:00:00.000Z', tags: ['tender'] });
const input = (change: object = {}) => importReleaseSchema.parse({ text: JSON.stringify({ ...release, ...change }) });
const rows = (text: string, id: string) =>
  asSuperuser(database(), async (client) => (await client.query(text, [id])).rows);

describe('a release that is taken over', () => {
  it('becomes an idea with its lots, its record and its audit entry, and nobody is told', async () => {
    const { id } = acceptedValue(await importRelease.execute(stage.lead, input()));
    const procurement = await getProcurement(stage.lead, id);
    expect(procurement?.row).toMatchObject({
      status: 'idea',
      title: 'Notebooks für Schulen',
      contractNature: 'supplies',
      arrangement: 'framework',
      cpvCodes: ['30213100'],
      estimatedValueCents: null,
    });
    expect(
      await rows(
        'SELECT number, title, max_value_cents::int, max_quantity FROM lot WHERE procurement_id = $1 ORDER BY number',
        id,
      ),
    ).toEqual([
      { number: 1, title: 'Geräte', max_value_cents: 90_000_000, max_quantity: 900 },
      { number: 2, title: 'Zubehör', max_value_cents: 5_000_050, max_quantity: null },
    ]);
    const events = await rows('SELECT verb, details FROM procurement_event WHERE procurement_id = $1 ORDER BY id', id);
    expect(events).toMatchObject([
      { verb: 'create_idea' },
      { verb: 'import_release', details: { ocid: release.ocid, lots: 2 } },
    ]);
    expect(await rows('SELECT action FROM audit_entry WHERE subject_id = $1', id)).toEqual([
      { action: 'procurement.import_release' },
    ]);
    expect(JSON.stringify(await rows('SELECT * FROM procurement WHERE id = $1', id))).not.toContain('Rechenwerk');
    expect(await rows('SELECT 1 FROM ocds_release WHERE procurement_id = $1', id)).toEqual([]);
  });

  it('loses codes the vocabulary does not know', async () => {
    const classification = { scheme: 'CPV', id: '00000001' };
    const tender = { ...release.tender, items: [{ id: '1', relatedLot: '1', classification }] };
    const { id } = acceptedValue(await importRelease.execute(stage.lead, input({ tender })));
    expect((await getProcurement(stage.lead, id))?.row.cpvCodes).toEqual([]);
    const [lot] = await rows('SELECT cpv_code FROM lot WHERE procurement_id = $1 ORDER BY number', id);
    expect(lot.cpv_code).toBeNull();
  });

  it('with the same key is one idea', async () => {
    const key = crypto.randomUUID();
    const [first, second] = await Promise.all([1, 2].map(() => importRelease.execute(stage.lead, input(), key)));
    expect(first && acceptedValue(first).id).toBe(second && acceptedValue(second).id);
  });

  it('belongs to those who may start a purchase, and is seen by nobody else', async () => {
    await expect(importRelease.execute(stage.leadReader, input())).rejects.toMatchObject({ code: 'forbidden' });
    const { id } = acceptedValue(await importRelease.execute(stage.lead, input()));
    for (const actor of [stage.town, stage.stranger, stage.coordinator])
      expect(await getProcurement(actor, id)).toBeNull();
  });
});
