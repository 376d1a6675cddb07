import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { getCooperationSection } from '#src/modules/cooperations/reads/section.ts';
import { sectionBase } from '#src/modules/cooperations/reads/section-base.ts';
import { type CastActor, castActors } from '#tests/support/actors.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { COOPERATION_COMMANDS } from '#tests/support/matrix-cooperation-commands.ts';
import { keepRows, restoreRows } from '#tests/support/matrix-database.ts';
import { type AnyCommand, listCommands } from '#tests/support/matrix-enumeration.ts';
import { expectedOutcome } from '#tests/support/matrix-expectations.ts';
import { OTHER_COMMANDS, plantStage, type Stage } from '#tests/support/matrix-other-commands.ts';
import { isPurchaseCase, PURCHASE_COMMANDS, purchaseOutcome } from '#tests/support/matrix-purchase-commands.ts';
import { type PurchaseWorld, plantPurchases, takePurchaseBodies } from '#tests/support/matrix-purchases.ts';
import { PURCHASING_COMMANDS, plantPurchasing } from '#tests/support/matrix-purchasing-commands.ts';
import { plantSubjects, relationOf, type Subject } from '#tests/support/matrix-subjects.ts';

/** How many people's patience is imitated: from a double click to a key held down. */
const FEWEST = 2;
const MOST = 20;

/** Somebody entitled, and what their form sends. */
interface Submission {
  readonly actor: CastActor;
  readonly fields: Readonly<Record<string, unknown>>;
}

const CASES = [
  ...COOPERATION_COMMANDS.map((row) => ({ title: `${row.command} on a case that is ${row.subject}`, row })),
  ...OTHER_COMMANDS.map((row) => ({ title: [row.command, row.about].filter(Boolean).join(': '), row })),
  ...PURCHASE_COMMANDS.map((row) => ({ title: `${row.command} on a purchase that is ${row.subject}`, row })),
  ...PURCHASING_COMMANDS.map((row) => ({ title: row.command, row: { ...row, purchasing: true } as const })),
].map((one, place) => ({ ...one, times: FEWEST + ((place * 7) % (MOST - FEWEST + 1)) }));

describe('a form sent several times at once with one key', { timeout: 120_000 }, () => {
  const database = useTestDatabase('demo');
  let commands: Map<string, AnyCommand>;
  let cast: CastActor[];
  let subjects: Subject[];
  let stage: Stage;
  let world: PurchaseWorld;

  beforeAll(async () => {
    commands = await listCommands();
    await asSuperuser(database(), async (client) => {
      const planted = await plantSubjects(client);
      subjects = planted.subjects;
      const purchase = await takePurchaseBodies(client);
      const everyBody = new Map([...planted.bodies, ...purchase.all].map((body) => [body.id, body]));
      cast = await castActors(client, [...everyBody.values()]);
      const lead = subjects.find(({ key }) => key === 'submitted_approval')?.leadBodyId ?? '';
      stage = await plantStage(client, cast, lead);
      world = await plantPurchases(client, cast, purchase.parts);
      await plantPurchasing(client, world);
      await keepRows(client);
    });
  }, 120_000);
  afterEach(() => asSuperuser(database(), restoreRows));

  async function submissionOf({ row }: (typeof CASES)[number]): Promise<Submission> {
    if ('purchasing' in row) {
      const actor = cast.find((candidate) => row.expected(candidate, world) === 'done');
      if (!actor) throw new Error('nobody is entitled');
      return { actor, fields: row.fields(world, actor) };
    }
    if (isPurchaseCase(row)) {
      const subject = world.subjects.find(({ key }) => key === row.subject);
      const actor = subject && cast.find((candidate) => purchaseOutcome(candidate, subject, row) === 'done');
      if (!actor) throw new Error('nobody is entitled');
      return { actor, fields: { procurementId: subject.id, ...row.fields?.(subject, world, actor) } };
    }
    if (!('subject' in row)) {
      const actor = cast.find((candidate) => row.expected(candidate, stage) === 'done');
      if (!actor) throw new Error('nobody is entitled');
      return { actor, fields: { ...row.fields?.(stage, actor) } };
    }
    const subject = subjects.find(({ key }) => key === row.subject);
    const actor = subject && cast.find((candidate) => expectedOutcome(candidate, subject, row.may) === 'done');
    const lead = subject && cast.find(({ bodyId, roles }) => bodyId === subject.leadBodyId && roles.includes('editor'));
    const view = lead && (await getCooperationSection(lead, subject.id, 'basics'));
    const outsider = cast.find(({ bodyId }) => subjects.every((one) => relationOf(bodyId, one) === 'none'));
    if (!actor || !view || !outsider) throw new Error('nobody is entitled');
    const arrangement = { base: sectionBase(view.content, 'basics'), outsiderName: outsider.bodyName };
    return { actor, fields: { cooperationId: subject.id, ...row.fields?.(subject, arrangement, actor) } };
  }

  it.each(CASES.map((one) => [one.title, one.times, one] as const))(
    '%s, %i times: has the effect of one, and one answer for all',
    async (_, times, one) => {
      const command = commands.get(one.row.command);
      if (!command) throw new Error('the table names what does not exist');
      const { actor, fields } = await submissionOf(one);
      const submit = (key: string) => command.execute(actor, command.schema.parse(fields), key);
      await asSuperuser(database(), async (client) => {
        const before = await extentOf(client);
        expect((await submit(randomUUID())).ok).toBe(true);
        const once = difference(before, await extentOf(client));
        expect(once['audit_entry rows'], 'a command that leaves no trace proves nothing').toBeGreaterThan(0);
        await restoreRows(client);

        const key = randomUUID();
        const answers = await Promise.allSettled(Array.from({ length: times }, () => submit(key)));
        // And once more when all is long over: the back button.
        answers.push(...(await Promise.allSettled([submit(key)])));
        const [first] = answers;
        expect(first).toMatchObject({ status: 'fulfilled', value: { ok: true } });
        expect(answers).toEqual(answers.map(() => first));
        expect(difference(before, await extentOf(client))).toEqual(once);
      });
    },
  );

  it('leaves no command out: a new one needs a row in one of the tables', () => {
    expect([...new Set(CASES.map(({ row }) => row.command))].sort()).toEqual([...commands.keys()].sort());
  });
});

/** How many rows each table has, how often its rows were changed where they count that, and what the log says was done. */
async function extentOf(client: pg.Client): Promise<Readonly<Record<string, number>>> {
  const { rows: tables } = await client.query<{ name: string; counted: boolean }>(
    `SELECT c.relname AS name, EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'version'
       AND a.atttypid = 'int4'::regtype) AS counted
     FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
  );
  const parts = tables.flatMap(({ name, counted }) => [
    `SELECT '${name} rows' AS what, count(*)::int AS n FROM "${name}"`,
    ...(counted ? [`SELECT '${name} versions', coalesce(sum(version), 0)::int FROM "${name}"`] : []),
  ]);
  const { rows } = await client.query<{ what: string; n: number }>(
    `${parts.join(' UNION ALL ')} UNION ALL SELECT 'entries ' || action, count(*)::int FROM audit_entry GROUP BY action
     UNION ALL SELECT 'messages ' || kind, count(*)::int FROM outbox_message GROUP BY kind`,
  );
  return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
}

function difference(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(after).flatMap(([what, n]) => (n === (before[what] ?? 0) ? [] : [[what, n - (before[what] ?? 0)]])),
  );
}
