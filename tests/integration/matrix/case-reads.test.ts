import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastActor, castActors } from '#tests/support/actors.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { CASE_READS } from '#tests/support/matrix-case-reads.ts';
import { audienceOf, forEachCell } from '#tests/support/matrix-expectations.ts';
import { type Secrets, secretsOf } from '#tests/support/matrix-secrets.ts';
import { plantSubjects, relationOf, type Subject } from '#tests/support/matrix-subjects.ts';

describe('reads of one case', { timeout: 120_000 }, () => {
  const database = useTestDatabase('demo');
  let cast: CastActor[];
  let subjects: Subject[];
  let secrets: Secrets;
  let cells = 0;

  beforeAll(async () => {
    await asSuperuser(database(), async (client) => {
      const planted = await plantSubjects(client);
      subjects = planted.subjects;
      cast = await castActors(client, planted.bodies);
      secrets = await secretsOf(client);
    });
  });

  afterAll(() => console.info(`matrix: ${cells} cells of reads of one case`));

  it.each(CASE_READS.map((row) => [[row.read, row.about].filter(Boolean).join(': '), row] as const))(
    '%s: answers the entitled; for everybody else the case does not exist',
    async (_, row) => {
      const wrong: string[] = [];
      const absent = new Map<CastActor, string>();
      for (const subject of subjects.filter(({ key }) => row.subjects?.includes(key) ?? true)) {
        await forEachCell(audienceOf(subject, cast), async (actor) => {
          const where = `${actor.label} (${relationOf(actor.bodyId, subject)}) on ${subject.key}`;
          const answer = JSON.stringify(await row.run(actor, subject));
          if (!absent.has(actor))
            absent.set(actor, JSON.stringify(await row.run(actor, { id: randomUUID(), documents: [] })));
          cells++;
          if ((answer !== absent.get(actor)) !== row.sees(actor, subject))
            wrong.push(`${where}: ${answer.slice(0, 80)}`);
          for (const leak of secrets.in(answer, actor)) wrong.push(`${where}: shows ${leak}`);
        });
      }
      expect(wrong).toEqual([]);
    },
  );
});
