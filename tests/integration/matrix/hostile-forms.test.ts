import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseFields } from '#src/server/form-action.ts';
import { readFields } from '#src/server/form-data.ts';
import { type CastActor, castActors } from '#tests/support/actors.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { fieldNamesOf, formOf, HOSTILE_KINDS, HOSTILE_TEXTS } from '#tests/support/hostile-values.ts';
import { COOPERATION_COMMANDS } from '#tests/support/matrix-cooperation-commands.ts';
import { fingerprint, outcomeOf, rehearse } from '#tests/support/matrix-database.ts';
import { type AnyCommand, listCommands } from '#tests/support/matrix-enumeration.ts';
import { expectedOutcome, forEachCell } from '#tests/support/matrix-expectations.ts';
import { OTHER_COMMANDS, plantStage, type Stage } from '#tests/support/matrix-other-commands.ts';
import { PURCHASE_COMMANDS, purchaseOutcome } from '#tests/support/matrix-purchase-commands.ts';
import { type PurchaseWorld, plantPurchases, takePurchaseBodies } from '#tests/support/matrix-purchases.ts';
import { PURCHASING_COMMANDS, plantPurchasing } from '#tests/support/matrix-purchasing-commands.ts';
import { plantSubjects, type Subject } from '#tests/support/matrix-subjects.ts';

vi.mock('#src/db/transaction.ts', async (original) => {
  const { withRehearsals } = await import('#tests/support/matrix-database.ts');
  return withRehearsals(await original());
});

/** A sound form of a command and the person entitled to send it. */
interface SoundForm {
  readonly actor: CastActor;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The tables are proven complete where the commands are proven (other-commands.test.ts). */
const COMMANDS = [
  ...new Set(
    [...COOPERATION_COMMANDS, ...OTHER_COMMANDS, ...PURCHASE_COMMANDS, ...PURCHASING_COMMANDS].map(
      ({ command }) => command,
    ),
  ),
];

const CALM = ['done', 'refused', 'forbidden', 'not_found', 'conflict'];

describe('hostile input', { timeout: 120_000 }, () => {
  const database = useTestDatabase('demo');
  let commands: Map<string, AnyCommand>;
  let cast: CastActor[];
  let subjects: Subject[];
  let stage: Stage;
  let world: PurchaseWorld;
  let cells = 0;

  beforeAll(async () => {
    commands = await listCommands();
    await asSuperuser(database(), async (client) => {
      const planted = await plantSubjects(client);
      subjects = planted.subjects;
      const purchase = await takePurchaseBodies(client);
      const everyBody = new Map([...planted.bodies, ...purchase.all].map((body) => [body.id, body]));
      cast = await castActors(client, [...everyBody.values()]);
      world = await plantPurchases(client, cast, purchase.parts);
      await plantPurchasing(client, world);
      stage = await plantStage(
        client,
        cast,
        subjects.find(({ key }) => key === 'submitted_approval')?.leadBodyId ?? '',
      );
    });
  }, 120_000);

  afterAll(() => console.info(`hostile input: ${cells} forms sent`));

  function soundFormOf(name: string): SoundForm {
    const row = COOPERATION_COMMANDS.find(({ command }) => command === name);
    const subject = subjects.find(({ key }) => key === row?.subject);
    if (row && subject) {
      const actor = cast.find((candidate) => expectedOutcome(candidate, subject, row.may) === 'done');
      if (!actor) throw new Error(`nobody may do ${name}`);
      const arrangement = { base: '0', outsiderName: 'Weißenborn' };
      return { actor, fields: { cooperationId: subject.id, ...row.fields?.(subject, arrangement, actor) } };
    }
    const purchaseRow = PURCHASE_COMMANDS.find(({ command }) => command === name);
    const purchase = world.subjects.find(({ key }) => key === purchaseRow?.subject);
    if (purchaseRow && purchase) {
      const actor = cast.find((candidate) => purchaseOutcome(candidate, purchase, purchaseRow) === 'done');
      if (!actor) throw new Error(`nobody may do ${name}`);
      return { actor, fields: { procurementId: purchase.id, ...purchaseRow.fields?.(purchase, world, actor) } };
    }
    const purchasing = PURCHASING_COMMANDS.find(({ command }) => command === name);
    if (purchasing) {
      const actor = cast.find((candidate) => purchasing.expected(candidate, world) === 'done');
      if (!actor) throw new Error(`nobody may do ${name}`);
      return { actor, fields: purchasing.fields(world, actor) };
    }
    const other = OTHER_COMMANDS.find(({ command }) => command === name);
    const actor = cast.find((candidate) => other?.expected(candidate, stage) === 'done');
    if (!other || !actor) throw new Error(`nobody may do ${name}`);
    return { actor, fields: { ...other.fields?.(stage, actor) } };
  }

  /** As a form's action does it: parse, then run; a message at a field, a refusal or one of our four errors is right. */
  async function send(command: AnyCommand, { actor, fields }: SoundForm): Promise<string> {
    cells++;
    const file = fields.file;
    try {
      const parsed = parseFields(command.schema, {
        ...readFields(formOf(fields)),
        ...(file ? { file: file as File } : {}),
      });
      if (!parsed.ok)
        return Object.values(parsed.fieldErrors).flat().every(Boolean) ? 'done' : 'a message without words';
      return await rehearse(() => outcomeOf(() => command.execute(actor, parsed.input)));
    } catch (error) {
      return String(error);
    }
  }

  it.each(COMMANDS)('in any field of %s meets a message at the field, a rule or one of four errors', async (name) => {
    const command = commands.get(name);
    if (!command) throw new Error('the table names what does not exist');
    const wrong: string[] = [];
    const sound = soundFormOf(name);
    const fields = [...new Set([...fieldNamesOf(command.schema), ...Object.keys(sound.fields)])];
    // Cooperations and people get the whole list; purchases are made of the same parts of input and get one value of a kind.
    const kinds = [...PURCHASE_COMMANDS, ...PURCHASING_COMMANDS].some(({ command: own }) => own === name)
      ? [...HOSTILE_KINDS, 'NUL']
      : Object.keys(HOSTILE_TEXTS);
    const values = kinds.map((what) => [what, HOSTILE_TEXTS[what]] as const);
    const variants = fields.flatMap((field) => [
      ...values.map(([what, value]) => ({ field, what, value: value as unknown })),
      { field, what: 'several values', value: ['a', 'b', ...Object.values(HOSTILE_TEXTS).slice(0, 2)] },
      { field, what: 'absent', value: undefined },
    ]);
    const before = await asSuperuser(database(), fingerprint);
    await forEachCell(variants, async ({ field, what, value }) => {
      const outcome = await send(command, { ...sound, fields: { ...sound.fields, [field]: value } });
      if (!CALM.includes(outcome)) wrong.push(`${field} = ${what}: ${outcome.slice(0, 200)}`);
    });
    expect(wrong).toEqual([]);
    expect(await asSuperuser(database(), fingerprint)).toEqual(before);
  });

  it('cannot name who acts, for whom, when, or what row-level security is told', async () => {
    const wrong: string[] = [];
    const smuggled = {
      actor: stage.target.personId,
      actorId: stage.target.personId,
      personId: stage.target.personId,
      bodyId: stage.bodyId,
      roles: 'platform_administrator',
      role: 'auditor',
      scope: 'system',
      'allmende.scope': 'system',
      now: '2000-01-01',
      status: 'approved',
      leadBodyId: stage.bodyId,
      __proto__: 'x',
      'constructor.prototype.admin': 'true',
    };
    for (const [name, command] of commands) {
      const { fields } = soundFormOf(name);
      const known = fieldNamesOf(command.schema);
      const extra = Object.fromEntries(Object.entries(smuggled).filter(([field]) => !known.includes(field)));
      const parsed = command.schema.safeParse({ ...fields, ...extra });
      const plain = command.schema.safeParse(fields);
      if (JSON.stringify(parsed.data) !== JSON.stringify(plain.data))
        wrong.push(`${name} reads ${Object.keys(extra).join()}`);
    }
    expect(wrong).toEqual([]);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  it('with ids of other organisations reaches nothing of theirs', async () => {
    const foreign = subjects.flatMap(({ id, inquiryId, documents, leadBodyId }) => [
      id,
      ...(inquiryId ? [inquiryId] : []),
      ...documents.map((document) => document.id),
      leadBodyId,
    ]);
    const ids = [
      ...new Set([
        ...foreign,
        ...world.subjects.map(({ id }) => id),
        ...world.ownContracts,
        ...Object.values(world.callOffs).map(({ id }) => id),
        stage.target.membershipId,
        stage.target.personId,
        stage.target.sessionId,
        stage.invitationId,
        stage.noticeId,
        stage.mailId,
      ]),
    ];
    const wrong: string[] = [];
    for (const [name, command] of commands) {
      const { fields } = soundFormOf(name);
      const idFields = Object.keys(fields).filter((field) => /Id$|^id$/.test(field));
      // Somebody of a body that has nothing to do with any of them, with the most useful role there is.
      const stranger = cast.find(
        (actor) =>
          actor.roles.includes('editor') &&
          actor.bodyId !== stage.bodyId &&
          Object.values(world.bodies).every(({ id }) => id !== actor.bodyId) &&
          subjects.every(
            ({ partners, authorityBodyId }) =>
              authorityBodyId !== actor.bodyId && partners.every(({ bodyId }) => bodyId !== actor.bodyId),
          ),
      );
      if (!stranger) throw new Error('everybody has to do with something');
      await forEachCell(
        idFields.flatMap((field) => ids.map((id) => ({ field, id }))),
        async ({ field, id }) => {
          const outcome = await send(command, { actor: stranger, fields: { ...fields, [field]: id } });
          const parsedOwn = name === 'identity.end_session' && id === stranger.sessionId;
          if (!['forbidden', 'not_found'].includes(outcome) && !parsedOwn)
            wrong.push(`${name}.${field} = ${id}: ${outcome}`);
        },
      );
    }
    expect(wrong).toEqual([]);
  });
});
