import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CastActor, castActors } from '#tests/support/actors.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { auditHead, fingerprint, outcomeOf, rehearse } from '#tests/support/matrix-database.ts';
import { type AnyCommand, listCommands } from '#tests/support/matrix-enumeration.ts';
import { forEachCell, type Outcome } from '#tests/support/matrix-expectations.ts';
import { PURCHASE_COMMANDS, purchaseOutcome } from '#tests/support/matrix-purchase-commands.ts';
import { type PurchaseWorld, plantPurchases, takePurchaseBodies } from '#tests/support/matrix-purchases.ts';
import { PURCHASING_COMMANDS, plantPurchasing } from '#tests/support/matrix-purchasing-commands.ts';

vi.mock('#src/db/transaction.ts', async (original) => {
  const { withRehearsals } = await import('#tests/support/matrix-database.ts');
  return withRehearsals(await original());
});

describe('commands on a purchase', { timeout: 120_000 }, () => {
  const database = useTestDatabase();
  let commands: Map<string, AnyCommand>;
  let cast: CastActor[];
  let world: PurchaseWorld;
  let cells = 0;

  beforeAll(async () => {
    commands = await listCommands();
    await asSuperuser(database(), async (client) => {
      const { parts, all } = await takePurchaseBodies(client);
      cast = await castActors(client, all);
      world = await plantPurchases(client, cast, parts);
      await plantPurchasing(client, world);
    });
  }, 120_000);

  afterAll(() => console.info(`matrix: ${cells} cells of commands on purchases`));

  it.each(PURCHASE_COMMANDS.map((row) => [`${row.command} on a purchase that is ${row.subject}`, row] as const))(
    '%s: done by the entitled alone, and nobody else changes anything',
    async (_, row) => {
      const command = commands.get(row.command);
      const subject = world.subjects.find(({ key }) => key === row.subject);
      if (!command || !subject) throw new Error('the table names what does not exist');
      const cases = cast.map((actor) => ({
        actor,
        expected: purchaseOutcome(actor, subject, row),
        fields: { procurementId: subject.id, ...row.fields?.(subject, world, actor) },
      }));
      await tryEverybody(command, cases);
    },
  );

  it.each(PURCHASING_COMMANDS.map((row) => [row.command, row] as const))(
    '%s: done by the entitled alone, and nobody else changes anything',
    async (_, row) => {
      const command = commands.get(row.command);
      if (!command) throw new Error('the table names what does not exist');
      const cases = cast.map((actor) => ({
        actor,
        expected: row.expected(actor, world),
        fields: row.fields(world, actor),
      }));
      await tryEverybody(command, cases);
    },
  );

  async function tryEverybody(
    command: AnyCommand,
    cases: readonly { readonly actor: CastActor; readonly expected: Outcome; readonly fields: object }[],
  ): Promise<void> {
    const wrong: string[] = [];
    await asSuperuser(database(), async (client) => {
      const before = await fingerprint(client);
      const head = await auditHead(client);
      await forEachCell(cases, async ({ actor, expected, fields }) => {
        const input = command.schema.parse(fields);
        const act = () => outcomeOf(() => command.execute(actor, input, randomUUID()));
        // The entitled rehearse; everybody else acts for real, so that what they should not be able to do would stay.
        const outcome = expected === 'done' ? await rehearse(act) : await act();
        cells++;
        if (outcome !== expected) wrong.push(`${actor.label}: expected ${expected}, got ${outcome}`);
      });
      expect(await auditHead(client), 'entries of the audit log').toBe(head);
      expect(await fingerprint(client), 'rows of tables').toEqual(before);
    });
    expect(wrong).toEqual([]);
    const expected = new Set(cases.map((cell) => cell.expected));
    expect([...expected], 'a table without both kinds of cells proves nothing').toEqual(
      expect.arrayContaining(['done', 'forbidden']),
    );
  }
});
