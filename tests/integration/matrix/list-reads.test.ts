import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastActor, castActors } from '#tests/support/actors.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { CASE_READS } from '#tests/support/matrix-case-reads.ts';
import { listReads } from '#tests/support/matrix-enumeration.ts';
import { forEachCell } from '#tests/support/matrix-expectations.ts';
import { type Answer, LIST_READS, type ListRead, type World } from '#tests/support/matrix-list-reads.ts';
import { plantStage } from '#tests/support/matrix-other-commands.ts';
import { PURCHASE_READS } from '#tests/support/matrix-purchase-reads.ts';
import { PURCHASING_READS } from '#tests/support/matrix-purchasing-reads.ts';
import { secretsOf } from '#tests/support/matrix-secrets.ts';
import { plantSubjects } from '#tests/support/matrix-subjects.ts';

async function answerOf(row: ListRead, actor: CastActor, world: World): Promise<{ answer: Answer; whole: string }> {
  try {
    const found = await row.run(actor, world);
    return found
      ? { answer: [...found.keys].sort(), whole: JSON.stringify(found.whole) }
      : { answer: 'null', whole: '' };
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    return { answer: typeof code === 'string' ? code : String(error), whole: String(error) };
  }
}

describe('reads of lists, people and settings', { timeout: 120_000 }, () => {
  const database = useTestDatabase('demo');
  let cast: CastActor[];
  let world: World;
  let cells = 0;

  beforeAll(async () => {
    await asSuperuser(database(), async (client) => {
      const { subjects, bodies } = await plantSubjects(client);
      cast = await castActors(client, bodies);
      const bodyId = subjects.find(({ key }) => key === 'submitted_approval')?.leadBodyId ?? '';
      const stage = await plantStage(client, cast, bodyId);
      const { rows: entries } = await client.query<World['entries'][number]>(
        `SELECT sequence::text, body_ids::text[] AS "bodyIds" FROM audit_entry`,
      );
      world = { stage, secrets: await secretsOf(client), entries };
    });
  });

  afterAll(() => console.info(`matrix: ${cells} cells of reads of lists, people and settings`));

  it.each(LIST_READS.map((row) => [[row.read, row.about].filter(Boolean).join(': '), row] as const))(
    '%s: holds what the reader may see, all of it and nothing else',
    async (_, row) => {
      const wrong: string[] = [];
      await forEachCell(cast, async (actor) => {
        const expected = row.expected(actor, world);
        const { answer, whole } = await answerOf(row, actor, world);
        cells++;
        const wanted = typeof expected === 'string' ? expected : [...expected].sort();
        const failed = wanted === 'anything' && typeof answer === 'string';
        if (failed || (wanted !== 'anything' && JSON.stringify(answer) !== JSON.stringify(wanted))) {
          wrong.push(`${actor.label}: expected ${String(wanted).slice(0, 120)}, got ${String(answer).slice(0, 120)}`);
        }
        for (const leak of world.secrets.in(whole, actor)) wrong.push(`${actor.label}: shows ${leak}`);
      });
      expect(wrong).toEqual([]);
    },
  );

  it('leaves no read out: a new one that takes an actor needs a row in one of the tables', () => {
    const rows = [...CASE_READS, ...LIST_READS, ...PURCHASE_READS, ...PURCHASING_READS];
    const tabled = new Set(rows.map(({ read }) => read));
    expect([...tabled].sort()).toEqual([...new Set(listReads().scoped)].sort());
  });

  it('knows every read that answers everybody alike: they hold nothing but the register, publications and the law', () => {
    // Finds for whom a token speaks: asked by whoever shows one, whose token decides all further.
    expect(listReads().open).toEqual([
      'api-access/readTokenActor',
      'bodies/exportBodies',
      'bodies/getBody',
      'bodies/getRegisterNumbers',
      'bodies/listBodies',
      'bodies/listDistrictChoices',
      'bodies/listDistricts',
      'contracts/listKnownCpvCodes',
      'cooperations/countPublicCooperations',
      'cooperations/exportPublicCooperations',
      'cooperations/getPublicCooperation',
      'cooperations/listFields',
      'cooperations/listPublicCooperations',
      'legal/listFields',
      'legal/listLegalParameters',
      'legal/listPreparedValues',
      'procurement/exportPublicProcurements',
      'procurement/getPublicProcurement',
      'procurement/listCpvSuggestions',
      'procurement/listPublicProcurements',
      'procurement/listReleases',
      'procurement/readCpvCodes',
      'procurement/readReleases',
      'procurement/searchCpvCodes',
    ]);
  });
});
