import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { getCooperationSection } from '#src/modules/cooperations/reads/section.ts';
import { sectionBase } from '#src/modules/cooperations/reads/section-base.ts';
import { type CastActor, castActors } from '#tests/support/actors.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { type Arrangement, COOPERATION_COMMANDS } from '#tests/support/matrix-cooperation-commands.ts';
import { auditHead, fingerprint, outcomeOf, rehearse } from '#tests/support/matrix-database.ts';
import { type AnyCommand, listCommands } from '#tests/support/matrix-enumeration.ts';
import { audienceOf, expectedOutcome, forEachCell, type Outcome } from '#tests/support/matrix-expectations.ts';
import { plantSubjects, relationOf, type Subject } from '#tests/support/matrix-subjects.ts';

vi.mock('#src/db/transaction.ts', async (original) => {
  const { withRehearsals } = await import('#tests/support/matrix-database.ts');
  return withRehearsals(await original());
});

describe('commands on a cooperation', { timeout: 120_000 }, () => {
  const database = useTestDatabase('demo');
  let commands: Map<string, AnyCommand>;
  let cast: CastActor[];
  let subjects: Subject[];
  const arrangements = new Map<string, Arrangement>();
  let cells = 0;

  beforeAll(async () => {
    commands = await listCommands();
    await asSuperuser(database(), async (client) => {
      const planted = await plantSubjects(client);
      subjects = planted.subjects;
      cast = await castActors(client, planted.bodies);
    });
    const uninvolved = cast.find((actor) => subjects.every((subject) => relationOf(actor.bodyId, subject) === 'none'));
    for (const subject of subjects) {
      const lead = cast.find((actor) => actor.bodyId === subject.leadBodyId && actor.roles.includes('editor'));
      const view = lead ? await getCooperationSection(lead, subject.id, 'basics') : null;
      if (!view || !uninvolved) throw new Error(`the lead of ${subject.key} does not see its own case`);
      arrangements.set(subject.key, { base: sectionBase(view.content, 'basics'), outsiderName: uninvolved.bodyName });
    }
  });

  afterAll(() => console.info(`matrix: ${cells} cells of commands on cooperations`));

  it.each(COOPERATION_COMMANDS.map((row) => [`${row.command} on a case that is ${row.subject}`, row] as const))(
    '%s: done by the entitled alone, and nobody else changes anything',
    async (_, row) => {
      const command = commands.get(row.command);
      const subject = subjects.find(({ key }) => key === row.subject);
      const arrangement = arrangements.get(row.subject);
      if (!command || !subject || !arrangement) throw new Error('the table names what does not exist');
      const wrong: string[] = [];
      const seen = new Set<Outcome>();
      await asSuperuser(database(), async (client) => {
        const before = await fingerprint(client);
        const head = await auditHead(client);
        await forEachCell(audienceOf(subject, cast), async (actor) => {
          const expected = expectedOutcome(actor, subject, row.may);
          const fields = { cooperationId: subject.id, ...row.fields?.(subject, arrangement, actor) };
          const input = command.schema.parse(fields);
          const act = () => outcomeOf(() => command.execute(actor, input, randomUUID()));
          // The entitled rehearse; everybody else acts for real, so that what they should not be able to do would stay.
          const outcome = expected === 'done' ? await rehearse(act) : await act();
          cells++;
          seen.add(expected);
          const where = `${actor.label} (${relationOf(actor.bodyId, subject)})`;
          if (outcome !== expected) wrong.push(`${where}: expected ${expected}, got ${outcome}`);
        });
        expect(await auditHead(client), 'entries of the audit log').toBe(head);
        expect(await fingerprint(client), 'rows of tables').toEqual(before);
      });
      expect(wrong).toEqual([]);
      expect([...seen], 'a table without a positive cell proves nothing').toEqual(
        expect.arrayContaining(['done', 'forbidden', 'not_found']),
      );
    },
  );
});
