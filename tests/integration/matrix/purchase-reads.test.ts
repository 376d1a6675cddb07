import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastActor, castActors } from '#tests/support/actors.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { forEachCell } from '#tests/support/matrix-expectations.ts';
import { PURCHASE_READS, READ_STAGES } from '#tests/support/matrix-purchase-reads.ts';
import { plantDemandMarkers, purchaseLeaks } from '#tests/support/matrix-purchase-secrets.ts';
import {
  type PurchaseWorld,
  plantPurchases,
  purchaseRelation,
  takePurchaseBodies,
} from '#tests/support/matrix-purchases.ts';
import { plantPurchasing } from '#tests/support/matrix-purchasing-commands.ts';
import { PURCHASING_READS } from '#tests/support/matrix-purchasing-reads.ts';

describe('reads of purchases, contracts and the cooperative', { timeout: 120_000 }, () => {
  const database = useTestDatabase();
  let cast: CastActor[];
  let world: PurchaseWorld;
  let cells = 0;

  beforeAll(async () => {
    await asSuperuser(database(), async (client) => {
      const { parts, all } = await takePurchaseBodies(client);
      cast = await castActors(client, all);
      world = await plantPurchases(client, cast, parts, READ_STAGES);
      await plantPurchasing(client, world);
      await plantDemandMarkers(client);
    });
  }, 120_000);

  afterAll(() => console.info(`matrix: ${cells} cells of reads of purchases`));

  it.each(PURCHASE_READS.map((row) => [[row.read, row.about].filter(Boolean).join(': '), row] as const))(
    '%s: answers the entitled with what is theirs; for everybody else the purchase does not exist',
    async (_, row) => {
      const wrong: string[] = [];
      let answered = 0;
      /** What each of them is answered about a purchase that does not exist. */
      const absence = new Map<CastActor, string>();
      for (const subject of world.subjects.filter(({ key }) => row.subjects?.includes(key) ?? true)) {
        await forEachCell(cast, async (actor) => {
          const where = `${actor.label} (${purchaseRelation(actor.bodyId, subject)}) on ${subject.key}`;
          const answer = JSON.stringify(await row.run(actor, subject));
          const absent = absence.get(actor) ?? JSON.stringify(await row.run(actor, { id: randomUUID(), files: [] }));
          absence.set(actor, absent);
          cells++;
          if (answer !== absent) answered++;
          if ((answer !== absent) !== row.sees(actor, subject)) wrong.push(`${where}: ${answer?.slice(0, 80)}`);
          for (const leak of purchaseLeaks(answer ?? '', actor, subject)) wrong.push(`${where}: shows ${leak}`);
        });
      }
      expect(wrong).toEqual([]);
      expect(answered, 'a read that answers nobody proves nothing').toBeGreaterThan(0);
    },
  );

  it.each(PURCHASING_READS.map((row) => [[row.read, row.about].filter(Boolean).join(': '), row] as const))(
    '%s: holds what the reader may see, all of it and nothing else',
    async (_, row) => {
      const wrong: string[] = [];
      await forEachCell(cast, async (actor) => {
        const wanted = [...row.expected(actor, world)].sort();
        const got = [...(await row.run(actor, world))].sort();
        cells++;
        if (JSON.stringify(got) !== JSON.stringify(wanted))
          wrong.push(`${actor.label}: expected ${wanted.length} ${wanted}, got ${got.length} ${got}`.slice(0, 300));
      });
      expect(wrong).toEqual([]);
    },
  );
});
