import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CastActor } from '#tests/support/actors.ts';
import { builtActions, sendAction } from '#tests/support/fault-actions.ts';
import { ask, type FaultPortal, startFaultPortal } from '#tests/support/fault-portal.ts';
import { formOf, HOSTILE_TEXTS } from '#tests/support/hostile-values.ts';
import { COOPERATION_COMMANDS } from '#tests/support/matrix-cooperation-commands.ts';
import { fingerprint } from '#tests/support/matrix-database.ts';
import { filesWithInlineActions, listActions } from '#tests/support/matrix-enumeration.ts';
import { OTHER_COMMANDS } from '#tests/support/matrix-other-commands.ts';
import { PURCHASE_COMMANDS } from '#tests/support/matrix-purchase-commands.ts';
import { PURCHASING_COMMANDS } from '#tests/support/matrix-purchasing-commands.ts';
import { relationOf } from '#tests/support/matrix-subjects.ts';

const ACTIONS = listActions();

/** What an action may change for whoever sends it: their own account and the traces of having been there. */
const OWN = [
  'audit_check',
  'person',
  'session',
  'recovery_code',
  'one_time_token',
  'idempotency_key',
  'outbox_message',
  'audit_entry',
  'audit_head',
  'mail',
  'notice',
];

describe('server actions, each a public address of its own', () => {
  let world: FaultPortal;
  let requests = 0;

  beforeAll(async () => {
    world = await startFaultPortal({}, { purchases: true });
  });
  afterAll(async () => {
    console.info(`actions: ${requests} requests`);
    await world?.stop();
  });

  /** A reader of a body that has to do with no case: may change nothing but their own account. */
  const stranger = (): CastActor => {
    const found = world.cast.find(
      (actor) =>
        actor.roles.includes('reader') &&
        actor.bodyId !== world.stage.bodyId &&
        Object.values(world.purchases?.bodies ?? {}).every(({ id }) => id !== actor.bodyId) &&
        world.subjects.every((subject) => relationOf(actor.bodyId, subject) === 'none'),
    );
    if (!found) throw new Error('everybody has to do with something');
    return found;
  };

  /** Everything any form of the portal asks for, filled in for somebody else's case and organisation. */
  const aimed = (): Record<string, string> => {
    const subject = world.subjects.find(({ key }) => key === 'submitted_approval');
    if (!subject) throw new Error('the demo has lost a story');
    const cases = COOPERATION_COMMANDS.map(({ fields }) =>
      fields?.(subject, { base: '0', outsiderName: 'x' }, stranger()),
    );
    const others = OTHER_COMMANDS.filter(({ about }) => about !== 'their own').map(({ fields }) =>
      fields?.(world.stage, stranger()),
    );
    const purchases = world.purchases;
    const purchase = purchases?.subjects.find(({ key }) => key === 'answered');
    if (!purchases || !purchase) throw new Error('no purchases were planted');
    const purchasing = [
      ...PURCHASE_COMMANDS.map(({ fields }) => fields?.(purchase, purchases, stranger())),
      ...PURCHASING_COMMANDS.map(({ fields }) => fields(purchases, stranger())),
    ];
    const all = Object.assign({ cooperationId: subject.id }, ...purchasing, ...cases, ...others, {
      procurementId: purchase.id,
      cooperationId: subject.id,
      documentId: subject.documents[0]?.id,
    });
    return Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) =>
        typeof value === 'object' || value === undefined ? [] : [[name, String(value)]],
      ),
    );
  };

  const builtAs = (name: string) => {
    const action = builtActions().find((candidate) => candidate.name === name);
    if (!action) throw new Error('the build does not know it');
    const page = action.pages.find((address) => !address.includes('[')) ?? '/anmelden';
    return { id: action.id, page };
  };

  const statesNow = () =>
    world.asSuperuser(async (client) =>
      Object.entries(await fingerprint(client)).filter(([table]) => !OWN.includes(table)),
    );
  /** How one test left the rows is how the next finds them; unknown after a test that changes or does not look. */
  let left: Awaited<ReturnType<typeof statesNow>> | null = null;

  /** What of the log and the outbox speaks of others than the sender. */
  const foreignEntries = (sender: CastActor | null) =>
    world.asSuperuser(async (client) => {
      const { rows } = await client.query(
        `SELECT count(*)::int AS n FROM audit_entry WHERE actor_person_id <> $1::uuid OR ($1::uuid IS NULL AND actor_person_id IS NOT NULL) OR
           (actor_person_id = $1::uuid AND subject_id NOT IN ($1::uuid::text, $2) AND action NOT LIKE 'notices.%')`,
        [sender?.personId ?? null, sender?.sessionId ?? ''],
      );
      return rows[0]?.n;
    });

  /** Rows that are nobody's own, and the foreign entries. */
  async function found(sender: CastActor | null) {
    const states = left ?? (await statesNow());
    left = null;
    return { states, foreign: await foreignEntries(sender) };
  }
  async function now(sender: CastActor | null) {
    left = await statesNow();
    return { states: left, foreign: await foreignEntries(sender) };
  }

  async function expectNoEffect(name: string, sender: CastActor | null): Promise<void> {
    const { id, page } = builtAs(name);
    const before = await found(sender);
    const sound = aimed();
    const hostile = Object.fromEntries(
      Object.keys(sound).map((field, index) => [
        field,
        Object.values(HOSTILE_TEXTS)[index % 40]?.slice(0, 5_000) ?? '',
      ]),
    );
    const byScript = [sound, {}, hostile].map((fields) => () => sendAction(world.portal, page, id, sender, fields));
    const plain = (fields: Record<string, string>) => () =>
      ask(world.portal, page, sender, { method: 'POST', body: formOf({ [`$ACTION_ID_${id}`]: '', ...fields }) });
    const raw = ['[]', '[null]', '[1,"x",{}]', '[{"__proto__":{"a":1}},"$K1"]'].map(
      (body) => () =>
        ask(world.portal, page, sender, {
          method: 'POST',
          headers: { 'Next-Action': id, 'Content-Type': 'text/plain;charset=UTF-8' },
          body,
        }),
    );
    const wrong: string[] = [];
    for (const [index, send] of [...byScript, plain(sound), plain({}), ...raw].entries()) {
      // Signing out is the stranger's right, but here everybody stays for the next request.
      await world.asSuperuser((client) => client.query('UPDATE session SET ended_at = NULL'));
      const { status, text } = await send();
      requests++;
      if (status >= 500)
        wrong.push(`request ${index}: ${status} ${text.replaceAll(/<[^>]+>|\s+/g, ' ').slice(0, 200)}`);
      for (const leak of world.secrets.in(text, sender)) wrong.push(`request ${index}: shows ${leak}`);
    }
    expect(wrong).toEqual([]);
    expect(await now(sender)).toEqual(before);
  }

  it('do what they are for when the entitled send them the same way, else the rest would prove nothing', async () => {
    const { id, page } = builtAs('cooperations/createDraftAction');
    const editor = world.cast.find(({ roles }) => roles.includes('editor')) ?? null;
    left = null;
    const answer = await sendAction(world.portal, page, id, editor, { title: 'Gemeinsames Archiv', fieldKey: '' });
    expect(answer.leadsTo).toMatch(/^\/kooperationen\/[0-9a-f-]{36}\//);
    const refused = await sendAction(world.portal, page, id, stranger(), { title: 'Gemeinsames Archiv', fieldKey: '' });
    expect([refused.status, refused.leadsTo]).toEqual([403, null]);
  });

  it('are declared in actions files only, and the build has no other', () => {
    expect(filesWithInlineActions()).toEqual([]);
    const unknown = builtActions()
      .map(({ name }) => name)
      .filter((name) => !ACTIONS.includes(name));
    expect(unknown).toEqual([]);
  });

  it.each(ACTIONS)('%s has no effect for a visitor', async (name) => {
    await expectNoEffect(name, null);
  });

  it.each(ACTIONS)('%s has no effect on anybody else for a stranger', async (name) => {
    await expectNoEffect(name, stranger());
  });

  it.each(ACTIONS)('%s does nothing with what is no call at all', async (name) => {
    const { id, page } = builtAs(name);
    const before = await found(null);
    for (const body of ['["$F1","$Q1","$@0"]', 'x', '{', '["$K1"]'.repeat(1_000), '\u0000']) {
      const { status, text } = await ask(world.portal, page, null, {
        method: 'POST',
        headers: { 'Next-Action': id, 'Content-Type': 'text/plain;charset=UTF-8' },
        body,
      });
      requests++;
      // React reads the call before the action is asked. What it cannot read ends as a failure that tells nothing.
      if (status >= 500) expect(text).not.toMatch(/\bat .+:\d+|Error:|node_modules/);
      expect(world.secrets.in(text, null)).toEqual([]);
    }
    expect(await now(null)).toEqual(before);
  });

  it('are not taken from another site, whoever is signed in', async () => {
    const { id, page } = builtAs('cooperations/createDraftAction');
    const editor = world.cast.find(({ roles }) => roles.includes('editor')) ?? null;
    const claims: Record<string, string>[] = [
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
    ];
    for (const headers of claims) {
      const answer = await sendAction(world.portal, page, id, editor, { title: 'Fremd', fieldKey: '' }, { headers });
      expect(answer.status).toBe(403);
    }
    const { rows } = await world.asSuperuser((client) => client.query(`SELECT FROM cooperation WHERE title = 'Fremd'`));
    expect(rows).toEqual([]);
  });
});
