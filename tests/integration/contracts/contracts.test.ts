import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { amendContract } from '#src/modules/contracts/amendments/commands/amend-contract.ts';
import { decideCallOff } from '#src/modules/contracts/call-offs/commands/decide-call-off.ts';
import { orderCallOff } from '#src/modules/contracts/call-offs/commands/order-call-off.ts';
import { requestCallOff } from '#src/modules/contracts/call-offs/commands/request-call-off.ts';
import { exportCallOffs, getCallOff, listCallOffs } from '#src/modules/contracts/call-offs/reads/call-offs.ts';
import { addContract } from '#src/modules/contracts/commands/add-contract.ts';
import { editContract } from '#src/modules/contracts/commands/edit-contract.ts';
import { terminateContract } from '#src/modules/contracts/commands/terminate-contract.ts';
import { parseCallOffListQuery, parseContractListQuery } from '#src/modules/contracts/domain/list-query.ts';
import { addMonths } from '#src/modules/contracts/domain/months.ts';
import { getContract } from '#src/modules/contracts/reads/contract.ts';
import { exportContracts, listContracts } from '#src/modules/contracts/reads/list.ts';
import { exportSavings, listProvenSavings, listSavings } from '#src/modules/contracts/savings/reads.ts';
import { writeContractReminders } from '#src/modules/contracts/store/remind.ts';
import { addDays, berlinDay } from '#src/modules/legal/domain/days.ts';
import { noticeText } from '#src/modules/notices/texts.ts';
import {
  addContractRow,
  addFramework,
  type ContractStage,
  callOffInput,
  setContractStage,
} from '#tests/support/contracts.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';

const database = useTestDatabase();
const running = new AbortController().signal;
const now = new Date();
const today = berlinDay(now);
let stage: ContractStage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setContractStage);
});

const framework = (fixture = {}) => asSuperuser(database(), (client) => addFramework(client, stage, fixture));
const ownContract = {
  title: 'Multifunktionsgeräte',
  supplierName: 'Beispiel AG',
  fieldKey: null,
  cpvCode: null,
  startsOn: '2025-01-01',
  endsOn: '2028-03-31',
  noticeMonths: 6,
  originalValueCents: 5_000_000,
  poolingVisible: false,
  note: 'intern',
};
const change = {
  kind: 'volume' as const,
  groundKey: 'minor_national' as const,
  effectiveOn: today,
  valueChangeCents: 0,
  newUnitPriceCents: null,
  moreQuantity: 20,
  newEndsOn: null,
  justification: 'Mehr Bedarf',
  answersForOpenPoints: false,
};
const pooled = (contractId: string) =>
  asSuperuser(database(), async (client) => {
    const { rows } = await client.query('SELECT * FROM pooling_offer WHERE contract_id = $1', [contractId]);
    return rows;
  });

describe("a body's own contract", () => {
  it('is entered, corrected and shown to nobody else', async () => {
    const { id } = acceptedValue(await addContract.execute(stage.caller, ownContract));
    acceptedValue(
      await editContract.execute(stage.caller, { ...ownContract, contractId: id, version: 1, note: 'neu' }),
    );
    const view = await getContract(stage.caller, id);
    expect(view?.row).toMatchObject({ title: 'Multifunktionsgeräte', note: 'neu', version: 2, endsOn: '2028-03-31' });
    expect(view?.noticeBy).toBe('2027-09-30');
    for (const foreign of [stage.stranger, stage.owner, stage.coordinator]) {
      expect(await getContract(foreign, id)).toBeNull();
      await expect(editContract.execute(foreign, { ...ownContract, contractId: id, version: 2 })).rejects.toMatchObject(
        { code: 'not_found' },
      );
    }
    await expect(
      editContract.execute(stage.caller, { ...ownContract, contractId: id, version: 1 }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(addContract.execute(stage.callerReader, ownContract)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('shows to others what was promised and no more, for as long as it is visible', async () => {
    const { id } = acceptedValue(await addContract.execute(stage.caller, { ...ownContract, poolingVisible: true }));
    const [offer] = await pooled(id);
    expect(Object.keys(offer).sort()).toEqual(['body_id', 'contract_id', 'cpv_code', 'ends_on', 'field_key', 'title']);
    acceptedValue(await editContract.execute(stage.caller, { ...ownContract, contractId: id, version: 1 }));
    expect(await pooled(id)).toEqual([]);
  });

  it('is refused with an unknown field or code', async () => {
    expect(await addContract.execute(stage.caller, { ...ownContract, fieldKey: 'nothing' })).toMatchObject({
      reason: 'field_unknown',
    });
    expect(await addContract.execute(stage.caller, { ...ownContract, cpvCode: '99999999' })).toMatchObject({
      reason: 'cpv_unknown',
    });
  });
});

describe('the end of a contract', () => {
  it('is entered by a signatory of the owner with the reason, and tells the callers', async () => {
    const { contractId } = await framework();
    const end = { contractId, version: 1, endedOn: today, reason: 'Insolvenz' };
    await expect(terminateContract.execute(stage.owner, end)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await terminateContract.execute(stage.ownerSignatory, { ...end, endedOn: '2035-01-01' })).toMatchObject({
      reason: 'end_outside_term',
    });
    acceptedValue(await terminateContract.execute(stage.ownerSignatory, end));
    expect((await getContract(stage.caller, contractId))?.row).toMatchObject({
      status: 'terminated',
      endReason: 'Insolvenz',
    });
    expect(await requestCallOff.execute(stage.caller, callOffInput(contractId, 1))).toMatchObject({
      reason: 'contract_closed',
    });
    const told = await asSuperuser(database(), async (client) => {
      const { rows } = await client.query(
        "SELECT body_ids FROM outbox_message WHERE contract_id = $1 AND kind = 'contract_terminated'",
        [contractId],
      );
      return rows[0].body_ids.length;
    });
    expect(told).toBe(3);
  });

  it('reminds the owner once per stage, starts over when extended, and is silent once a successor is on its way', async () => {
    const add = (endsOn: string, title: string) =>
      asSuperuser(database(), (client) =>
        addContractRow(
          client,
          stage.stranger.bodyId,
          { procurementId: null, lotId: null },
          { endsOn, title, maxValueCents: null, maxQuantity: null, unitPriceCents: null },
        ),
      );
    const ids = [
      await add(addMonths(today, 17), 'siebzehn'),
      await add(addMonths(today, 11), 'elf'),
      await add(addMonths(today, 5), 'fünf'),
      await add(addMonths(today, 20), 'zwanzig'),
    ];
    const stages = () =>
      asSuperuser(database(), async (client) => {
        const { rows } = await client.query(
          "SELECT payload, body_ids, roles FROM outbox_message WHERE kind = 'contract_ending' AND contract_id = ANY($1::uuid[]) ORDER BY id",
          [ids],
        );
        return rows;
      });
    await Promise.all([writeContractReminders(running, now), writeContractReminders(running, now)]);
    expect((await stages()).map(({ payload }) => [payload.title, payload.months]).sort()).toEqual([
      ['elf', 12],
      ['fünf', 6],
      ['siebzehn', 18],
    ]);
    expect((await stages())[0]).toMatchObject({
      body_ids: [stage.stranger.bodyId],
      roles: ['procurement_manager', 'editor', 'signatory'],
    });
    await writeContractReminders(running, new Date(now.getTime() + 86_400_000));
    expect(await stages()).toHaveLength(3);
    await asSuperuser(database(), (client) =>
      client.query('UPDATE contract SET ends_on = $2 WHERE id = $1', [ids[2], addMonths(today, 4)]),
    );
    await writeContractReminders(running, now);
    expect(await stages()).toHaveLength(4);
    const text = noticeText('contract_ending', (await stages())[0].payload);
    expect(text.path).toMatch(/^\/vertraege\//);
    expect(text.title).toMatch(/^Vertrag endet innerhalb von (6|12|18) Monaten: /);
  });

  it('closes a contract whose last day is over, and says so in the log', async () => {
    const { contractId } = await framework({ endsOn: addDays(today, -1) });
    await writeContractReminders(running, now);
    expect((await getContract(stage.owner, contractId))?.row).toMatchObject({
      status: 'ended',
      endedOn: addDays(today, -1),
    });
    const audit = await asSuperuser(database(), async (client) => {
      const { rows } = await client.query('SELECT action FROM audit_entry WHERE subject_id = $1', [contractId]);
      return rows;
    });
    expect(audit).toEqual([{ action: 'contracts.expire' }]);
  });
});

describe('an amendment', () => {
  it('raises the maximum within the limit, keeps its check, and opens an exhausted agreement again', async () => {
    const { contractId, procurementId } = await framework({ maxQuantity: 100, maxValueCents: 1_000_000 });
    acceptedValue(await requestCallOff.execute(stage.caller, callOffInput(contractId, 100)));
    expect((await getContract(stage.caller, contractId))?.row.status).toBe('exhausted');
    const input = { ...change, contractId, version: 1 };
    await expect(amendContract.execute(stage.owner, input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(amendContract.execute(stage.strangerSignatory, input)).rejects.toMatchObject({ code: 'not_found' });
    acceptedValue(await amendContract.execute(stage.ownerSignatory, input));
    const view = await getContract(stage.caller, contractId);
    expect(view?.row).toMatchObject({ status: 'running', maxQuantity: 120, maxValueCents: 1_200_000 });
    expect(view?.amendments).toMatchObject([
      { number: 1, valueChangeCents: 200_000, check: { verdict: 'within', regime: 'national' } },
    ]);
    // 20 % are used up: one unit more needs a new procedure.
    expect(await amendContract.execute(stage.ownerSignatory, { ...input, version: 2, moreQuantity: 1 })).toMatchObject({
      reason: 'amendment_limit_exceeded',
    });
    const events = await asSuperuser(database(), async (client) => {
      const { rows } = await client.query(
        "SELECT verb, audience FROM procurement_event WHERE procurement_id = $1 AND verb = 'amend_contract'",
        [procurementId],
      );
      return rows;
    });
    expect(events).toEqual([{ verb: 'amend_contract', audience: 'participants' }]);
  });

  it('of two at the same moment one is decided', async () => {
    const { contractId } = await framework();
    const input = { ...change, contractId, version: 1, moreQuantity: 5 };
    const outcomes = await Promise.allSettled([
      amendContract.execute(stage.ownerSignatory, input),
      amendContract.execute(stage.ownerSignatory, input),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await getContract(stage.owner, contractId))?.row.maxQuantity).toBe(105);
  });
});

describe('lists and the ledger', () => {
  it('show each body its own, the lead buyer everything under its contracts, a stranger nothing', async () => {
    const { contractId, procurementId } = await framework({ title: 'Suchbegriff Alpha' });
    for (const caller of [stage.caller, stage.otherCaller]) {
      const { id } = acceptedValue(
        await requestCallOff.execute(caller, callOffInput(contractId, 5, { baselinePriceCents: 11_500 })),
      );
      const budget = caller === stage.caller ? stage.callerBudget : stage.otherCallerBudget;
      acceptedValue(
        await decideCallOff.execute(budget, { callOffId: id, version: 1, decision: 'approve', reason: '' }),
      );
      acceptedValue(await orderCallOff.execute(caller, { callOffId: id, version: 2 }));
    }
    const query = parseCallOffListQuery({ vertrag: contractId });
    const bodiesSeen = async (actor: typeof stage.caller) =>
      (await listCallOffs(actor, query)).items.map(({ bodyId }) => bodyId).sort();
    expect(await bodiesSeen(stage.caller)).toEqual([stage.caller.bodyId]);
    expect(await bodiesSeen(stage.owner)).toEqual([stage.caller.bodyId, stage.otherCaller.bodyId].sort());
    expect(await bodiesSeen(stage.coordinator)).toHaveLength(2);
    expect(await bodiesSeen(stage.stranger)).toEqual([]);
    const [own] = (await listCallOffs(stage.caller, query)).items;
    expect((await getCallOff(stage.callerBudget, own?.id ?? ''))?.verbs).toEqual(['deliver', 'cancel']);
    expect(await getCallOff(stage.otherCaller, own?.id ?? '')).toBeNull();
    expect(await getCallOff(stage.caller, 'x')).toBeNull();

    const search = parseContractListQuery({
      suche: 'suchbegriff ALPHA',
      art: 'gemeinsame',
      sortierung: 'abgerufen',
      richtung: 'ab',
    });
    expect((await listContracts(stage.caller, search)).items.map(({ id }) => id)).toEqual([contractId]);
    expect((await listContracts(stage.stranger, search)).total).toBe(0);
    expect((await listContracts(stage.caller, parseContractListQuery({ suche: '100%_\\' }))).total).toBe(0);
    const exported = [];
    for await (const batch of exportContracts(stage.caller, search)) exported.push(...batch);
    expect(exported).toHaveLength(1);
    const lines = [];
    for await (const batch of exportCallOffs(stage.owner, query)) lines.push(...batch);
    expect(lines).toHaveLength(2);

    const sums = async (actor: typeof stage.caller) =>
      (await listSavings(actor, 'all')).find((line) => line.procurementId === procurementId);
    expect(await sums(stage.caller)).toMatchObject({ bodies: 1, calledBaselineCents: 57_500, calledCents: 50_000 });
    expect(await sums(stage.owner)).toMatchObject({
      bodies: 2,
      calledBaselineCents: 115_000,
      calledCents: 100_000,
      title: 'Suchbegriff Alpha',
    });
    expect(await sums(stage.stranger)).toBeUndefined();
    const ledger = [];
    for await (const batch of exportSavings(stage.otherCaller, 'own')) ledger.push(...batch);
    expect(ledger.every(({ kind }) => kind === 'call_off')).toBe(true);
    const [year] = await listProvenSavings(stage.otherCaller, 'own');
    expect(year).toMatchObject({ bodyId: stage.otherCaller.bodyId, year: Number(today.slice(0, 4)) });
    expect((year?.baselineCents ?? 0) - (year?.actualCents ?? 0)).toBe(7_500);
  });

  it('the ledger is append-only, and an order can never stand in it twice', async () => {
    const { contractId } = await framework();
    const { id } = acceptedValue(await requestCallOff.execute(stage.caller, callOffInput(contractId, 1)));
    acceptedValue(
      await decideCallOff.execute(stage.callerBudget, { callOffId: id, version: 1, decision: 'approve', reason: '' }),
    );
    acceptedValue(await orderCallOff.execute(stage.caller, { callOffId: id, version: 2 }));
    const client = new pg.Client({ connectionString: database().appUrl });
    await client.connect();
    try {
      const attempt = async (statement: string) => {
        await client.query('BEGIN');
        await client.query(
          "SELECT set_config('allmende.body', $1, true), set_config('allmende.scope', 'member', true)",
          [stage.caller.bodyId],
        );
        const failed = await client.query(statement).then(
          ({ rowCount }) => (rowCount === 0 ? 'nothing' : 'done'),
          (error: { code: string }) => error.code,
        );
        await client.query('ROLLBACK');
        return failed;
      };
      expect(
        await attempt(`INSERT INTO savings_entry (contract_id, call_off_id, body_id, kind, quantity, baseline_cents, method)
        VALUES ('${contractId}', '${id}', '${stage.caller.bodyId}', 'call_off', 1, 1, 'x')`),
      ).toBe('23505');
      expect(await attempt(`UPDATE savings_entry SET baseline_cents = 9 WHERE call_off_id = '${id}'`)).toBe('42501');
      expect(await attempt(`DELETE FROM savings_entry WHERE call_off_id = '${id}'`)).toBe('42501');
    } finally {
      await client.end();
    }
  });
});
