import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET as absent } from '#src/app/api/v1/[...path]/route.ts';
import { GET as getCallOff, POST as postToCallOff } from '#src/app/api/v1/call-offs/[id]/route.ts';
import { GET as listCallOffs, POST as requestCallOff } from '#src/app/api/v1/call-offs/route.ts';
import { GET as getContract } from '#src/app/api/v1/contracts/[id]/route.ts';
import { GET as listContracts } from '#src/app/api/v1/contracts/route.ts';
import { POST as answerDemand } from '#src/app/api/v1/demand/[id]/answers/route.ts';
import { GET as getDemand } from '#src/app/api/v1/demand/[id]/route.ts';
import { GET as listDemand } from '#src/app/api/v1/demand/route.ts';
import { API_SCOPES } from '#src/modules/api-access/domain/scope.ts';
import {
  callOffListShape,
  callOffShape,
  contractListShape,
  demandShape,
  problemShape,
} from '#src/modules/api-access/exchange/schema.ts';
import type { Actor } from '#src/policy/actor.ts';
import { call, tokenOf } from '#tests/support/api.ts';
import { addContractRow, addFramework, type ContractStage, setContractStage } from '#tests/support/contracts.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { addMember } from '#tests/support/portal-fixtures.ts';
import { type ProcurementStage, setProcurementStage, surveying, surveyOf } from '#tests/support/procurement-survey.ts';

const database = useTestDatabase();
let stage: ContractStage;
let buyers: ProcurementStage;
/** Tokens with every right, of the caller, another caller, a stranger, and the town that is asked. */
let tokens: Record<'caller' | 'otherCaller' | 'stranger' | 'town' | 'neighbour', string>;
beforeAll(async () => {
  stage = await asSuperuser(database(), setContractStage);
  buyers = await asSuperuser(database(), setProcurementStage);
  const full = async (actor: Actor) => {
    const { bodyId: id, bodyKind: kind, bodyName: name } = actor;
    const manager = await asSuperuser(database(), (client) =>
      addMember(client, { id, kind, name }, ['procurement_manager']),
    );
    return (await tokenOf(manager, [...API_SCOPES])).token;
  };
  tokens = {
    caller: await full(stage.caller),
    otherCaller: await full(stage.otherCaller),
    stranger: await full(stage.stranger),
    town: await full(buyers.town),
    neighbour: await full(buyers.neighbour),
  };
});

const framework = (fixture = {}) => asSuperuser(database(), (client) => addFramework(client, stage, fixture));
const count = (table: 'call_off' | 'survey_answer', column: string, id: string) =>
  asSuperuser(database(), async (client) => {
    const { rows } = await client.query(`SELECT count(*)::int AS n FROM ${table} WHERE ${column} = $1`, [id]);
    return rows[0].n as number;
  });
const order = (contractId: string, quantity = 3) => ({ contractId, quantity, budgetLine: '1.11.02/4711' });

describe('contracts', () => {
  it('come with what is left, to callers and in the described shape', async () => {
    const { contractId } = await framework();
    await call(requestCallOff, { token: tokens.caller, body: order(contractId, 30) });
    const { body } = await call(getContract, { token: tokens.otherCaller, params: { id: contractId } });
    expect(body).toMatchObject({
      id: contractId,
      called: { quantity: 30, valueCents: 300_000 },
      remaining: { quantity: 70, valueCents: 700_000, callable: 70 },
      mayCall: true,
    });
  });

  it('of others do not exist', async () => {
    const { contractId } = await framework();
    const own = await asSuperuser(database(), (client) =>
      addContractRow(client, stage.otherCaller.bodyId, { procurementId: null, lotId: null }),
    );
    for (const [token, id] of [
      [tokens.stranger, contractId],
      [tokens.caller, own],
      [tokens.caller, randomUUID()],
      [tokens.caller, "x' OR 1=1"],
    ] as const) {
      const answer = await call(getContract, { token, params: { id } });
      expect(answer).toMatchObject({ status: 404, body: { title: 'Nicht gefunden' } });
    }
    const { body } = await call(listContracts, { token: tokens.stranger });
    expect(body).toEqual({ contracts: [], links: {} });
  });

  it('are paged without gap or double, in the described shape', async () => {
    const made = new Set<string>();
    for (let n = 0; n < 3; n += 1) made.add((await framework()).contractId);
    const seen: string[] = [];
    let query = '?limit=2';
    for (;;) {
      const { status, body } = await call(listContracts, { token: tokens.otherCaller, query });
      expect(status).toBe(200);
      const page = contractListShape.parse(body);
      seen.push(...page.contracts.map(({ id }) => id));
      if (!page.links.next) break;
      query = new URL(page.links.next).search;
    }
    expect(new Set(seen).size).toBe(seen.length);
    for (const id of made) expect(seen).toContain(id);
  });

  it.each([
    '?limit=0',
    '?limit=101',
    '?limit=ten',
    '?cursor=x',
    `?cursor=${Buffer.from("'; DROP").toString('base64url')}`,
  ])('refuse %s', async (query) => {
    expect((await call(listContracts, { token: tokens.caller, query })).status).toBe(400);
  });
});

describe('call-offs', () => {
  it('are asked for by the portal’s own rules and answered with their address', async () => {
    const { contractId } = await framework();
    const created = await call(requestCallOff, { token: tokens.caller, body: order(contractId) });
    expect(created.status).toBe(201);
    const callOff = callOffShape.parse(created.body);
    expect(callOff).toMatchObject({ quantity: 3, amountCents: 30_000, status: 'requested' });
    expect(created.headers.get('location')).toMatch(new RegExp(`/api/v1/call-offs/${callOff.id}$`));
    const read = await call(getCallOff, { token: tokens.caller, params: { id: callOff.id } });
    expect(read.body).toEqual(created.body);
    const list = callOffListShape.parse((await call(listCallOffs, { token: tokens.caller, query: '?limit=100' })).body);
    expect(list.callOffs).toContainEqual(callOff);
  });

  it('with the same key are one, however often and at the same moment they are sent', async () => {
    const { contractId } = await framework();
    const sent = { token: tokens.caller, body: order(contractId), key: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => call(requestCallOff, sent)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => callOffShape.parse(body).id)).size).toBe(1);
    expect(await count('call_off', 'contract_id', contractId)).toBe(1);
  });

  it('under the key of another request are refused, whatever the other one was', async () => {
    const { contractId } = await framework();
    const key = randomUUID();
    const first = await call(requestCallOff, { token: tokens.caller, body: order(contractId), key });
    expect(first.status).toBe(201);
    const other = await call(requestCallOff, { token: tokens.caller, body: order(contractId, 4), key });
    expect(other.status).toBe(422);
    expect(problemShape.parse(other.body).detail).toContain('Nichts wurde ausgeführt');
    expect(await count('call_off', 'contract_id', contractId)).toBe(1);
    const answers = { version: 1, send: true, answers: [] };
    const elsewhere = await call(answerDemand, {
      token: tokens.caller,
      params: { id: randomUUID() },
      body: answers,
      key,
    });
    expect(elsewhere.status).toBe(422);
    const again = await call(requestCallOff, { token: tokens.caller, body: order(contractId), key });
    expect(again).toMatchObject({ status: 201, body: first.body });
  });

  it('beyond the maximum are refused with what is left, and nothing is reserved', async () => {
    const { contractId } = await framework({ maxQuantity: 8 });
    const refused = await call(requestCallOff, { token: tokens.caller, body: order(contractId, 9) });
    expect(refused).toMatchObject({ status: 422, body: { source: 'EuGH C-23/20' } });
    expect(problemShape.parse(refused.body).detail).toContain('Noch abrufbar: 8');
    expect(await count('call_off', 'contract_id', contractId)).toBe(0);
  });

  it('of others do not exist, and from their contracts nothing is called', async () => {
    const { contractId } = await framework();
    const created = await call(requestCallOff, { token: tokens.caller, body: order(contractId) });
    const { id } = callOffShape.parse(created.body);
    for (const token of [tokens.otherCaller, tokens.stranger]) {
      expect((await call(getCallOff, { token, params: { id } })).status).toBe(404);
      const { body } = await call(listCallOffs, { token });
      expect(JSON.stringify(body)).not.toContain(id);
    }
    expect((await call(requestCallOff, { token: tokens.stranger, body: order(contractId) })).status).toBe(404);
  });

  it.each([
    ['no key', { key: '' }, 400],
    ['a key that is none', { key: 'again' }, 400],
    ['a form', { contentType: 'application/x-www-form-urlencoded', body: 'a=b' }, 415],
    ['no JSON', { body: '{' }, 400],
    ['a list', { body: [] }, 422],
    ['null', { body: 'null' }, 422],
    ['a prototype', { body: '{"__proto__": {"quantity": 1}}' }, 400],
    ['more than 256 KB', { body: `"${'x'.repeat(300_000)}"` }, 413],
    ['a depth without end', { body: `${'['.repeat(50_000)}${']'.repeat(50_000)}` }, 400],
    ['a zero character', { body: '{"purpose": "\\u0000"}' }, 400],
    ['fields it does not know', { body: { ...order(randomUUID()), status: 'approved' } }, 422],
    ['half a piece', { body: { ...order(randomUUID()), quantity: 1.5 } }, 422],
    ['more than there can be', { body: { ...order(randomUUID()), quantity: 1e15 } }, 422],
    ['text for a number', { body: { ...order(randomUUID()), quantity: '3' } }, 422],
    ['a contract that is none', { body: order('7') }, 422],
  ])('made of %s are refused', async (_what, sent, status) => {
    const answer = await call(requestCallOff, { token: tokens.caller, body: order(randomUUID()), ...sent });
    expect(answer.status).toBe(status);
    expect(problemShape.parse(answer.body).status).toBe(status);
  });

  it('name the fields that do not fit', async () => {
    const { contractId } = await framework();
    const body = { contractId, quantity: 0, budgetLine: '' };
    const answer = await call(requestCallOff, { token: tokens.caller, body });
    expect(Object.keys(problemShape.parse(answer.body).errors ?? {}).sort()).toEqual(['budgetLine', 'quantity']);
  });
});

describe('demand', () => {
  it('is answered once with the same key, corrected with the present version, and seen by nobody else', async () => {
    const id = await surveying(buyers);
    const asked = demandShape.parse((await call(getDemand, { token: tokens.town, params: { id } })).body);
    expect(asked).toMatchObject({
      status: 'asked',
      items: [{ title: 'Notebook', mandatory: true, answer: null }, {}, {}, {}],
    });
    const [notebook] = asked.items;
    const body = {
      version: asked.version,
      send: true,
      answers: [{ itemId: notebook?.id, quantity: 25, variant: '14 Zoll', currentPriceCents: 89_950 }],
    };
    const sent = { token: tokens.town, params: { id }, body, key: randomUUID() };
    for (const answer of [await call(answerDemand, sent), await call(answerDemand, sent)]) {
      expect(answer.status).toBe(200);
      expect(demandShape.parse(answer.body)).toMatchObject({
        status: 'answered',
        version: asked.version + 1,
        items: [{ answer: { quantity: 25, variant: '14 Zoll', currentPriceCents: 89_950 } }, {}, {}, {}],
      });
    }
    const late = await call(answerDemand, { ...sent, key: randomUUID() });
    expect(late.status).toBe(409);
    const { own } = await surveyOf(buyers.town, id);
    expect(own?.answers[0]?.quantity).toBe(25);
    const neighbour = await call(getDemand, { token: tokens.neighbour, params: { id } });
    expect(demandShape.parse(neighbour.body).items.every(({ answer }) => answer === null)).toBe(true);
  });

  it('of surveys one is not asked in does not exist', async () => {
    const id = await surveying(buyers);
    expect((await call(getDemand, { token: tokens.stranger, params: { id } })).status).toBe(404);
    const body = { version: 1, send: true, answers: [] };
    expect((await call(answerDemand, { token: tokens.stranger, params: { id }, body })).status).toBe(404);
    expect(JSON.stringify((await call(listDemand, { token: tokens.stranger })).body)).not.toContain(id);
    expect(JSON.stringify((await call(listDemand, { token: tokens.town })).body)).toContain(id);
  });

  it('with an answer to somebody else’s question or without a mandatory one changes nothing', async () => {
    const id = await surveying(buyers);
    const { version } = demandShape.parse((await call(getDemand, { token: tokens.town, params: { id } })).body);
    for (const answers of [[], [{ itemId: randomUUID(), quantity: 1 }]]) {
      const body = { version, send: true, answers };
      expect((await call(answerDemand, { token: tokens.town, params: { id }, body })).status).toBe(422);
    }
    expect((await surveyOf(buyers.town, id)).own?.status).toBe('asked');
  });

  it('says which answer does not fit', async () => {
    const id = await surveying(buyers);
    const { version, items } = demandShape.parse((await call(getDemand, { token: tokens.town, params: { id } })).body);
    const body = { version, send: true, answers: [{ itemId: items[0]?.id, quantity: -1 }] };
    const answer = await call(answerDemand, { token: tokens.town, params: { id }, body });
    expect(answer.status).toBe(422);
    expect(Object.keys(problemShape.parse(answer.body).errors ?? {})).toEqual(['answers.0.quantity']);
  });
});

describe('addresses and methods that are not there', () => {
  it('answer with problem documents', async () => {
    expect(await call(absent, {})).toMatchObject({ status: 404, body: { type: 'about:blank' } });
    const refused = await call(postToCallOff, { token: tokens.caller, body: {} });
    expect(refused.status).toBe(405);
    expect(refused.headers.get('allow')).toBe('GET, HEAD');
  });
});
