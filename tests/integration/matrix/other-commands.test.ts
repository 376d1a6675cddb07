import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CastActor, castActors } from '#tests/support/actors.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { COOPERATION_COMMANDS } from '#tests/support/matrix-cooperation-commands.ts';
import { auditHead, fingerprint, outcomeOf, rehearse } from '#tests/support/matrix-database.ts';
import { type AnyCommand, listCommands } from '#tests/support/matrix-enumeration.ts';
import { audienceOf, forEachCell } from '#tests/support/matrix-expectations.ts';
import { OTHER_COMMANDS, plantStage, type Stage } from '#tests/support/matrix-other-commands.ts';
import { PURCHASE_COMMANDS } from '#tests/support/matrix-purchase-commands.ts';
import { PURCHASING_COMMANDS } from '#tests/support/matrix-purchasing-commands.ts';
import { plantSubjects } from '#tests/support/matrix-subjects.ts';

vi.mock('#src/db/transaction.ts', async (original) => {
  const { withRehearsals } = await import('#tests/support/matrix-database.ts');
  return withRehearsals(await original());
});

describe('commands outside cooperations', { timeout: 120_000 }, () => {
  const database = useTestDatabase('demo');
  let commands: Map<string, AnyCommand>;
  let cast: CastActor[];
  let stage: Stage;
  let cells = 0;

  beforeAll(async () => {
    commands = await listCommands();
    await asSuperuser(database(), async (client) => {
      const { subjects, bodies } = await plantSubjects(client);
      const subject = subjects.find(({ key }) => key === 'submitted_approval');
      if (!subject) throw new Error('the demo has lost a story');
      const everyone = await castActors(client, bodies);
      cast = audienceOf(subject, everyone);
      stage = await plantStage(client, everyone, subject.leadBodyId);
    });
  });

  afterAll(() => console.info(`matrix: ${cells} cells of commands outside cooperations`));

  it.each(OTHER_COMMANDS.map((row) => [[row.command, row.about].filter(Boolean).join(': '), row] as const))(
    '%s: done by the entitled alone, and nobody else changes anything',
    async (_, row) => {
      const command = commands.get(row.command);
      if (!command) throw new Error('the table names what does not exist');
      const wrong: string[] = [];
      const seen = new Set<string>();
      await asSuperuser(database(), async (client) => {
        const before = await fingerprint(client);
        const head = await auditHead(client);
        await forEachCell(cast, async (actor) => {
          const expected = row.expected(actor, stage);
          const input = command.schema.parse({ ...row.fields?.(stage, actor) });
          const act = () => outcomeOf(() => command.execute(actor, input, randomUUID()));
          const outcome = expected === 'done' ? await rehearse(act) : await act();
          cells++;
          seen.add(expected);
          if (outcome !== expected) wrong.push(`${actor.label}: expected ${expected}, got ${outcome}`);
        });
        expect(await auditHead(client), 'entries of the audit log').toBe(head);
        expect(await fingerprint(client), 'rows of tables').toEqual(before);
      });
      expect(wrong).toEqual([]);
      expect([...seen], 'a table without a positive cell proves nothing').toContain('done');
    },
  );

  it('leaves no command out: a new one needs a row in one of the tables', () => {
    const rows = [...COOPERATION_COMMANDS, ...PURCHASE_COMMANDS, ...PURCHASING_COMMANDS, ...OTHER_COMMANDS];
    const tabled = new Set(rows.map(({ command }) => command));
    expect([...tabled].sort()).toEqual([...commands.keys()].sort());
  });
});
