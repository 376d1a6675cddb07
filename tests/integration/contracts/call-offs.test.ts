import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { cancelCallOff } from '#src/modules/contracts/call-offs/commands/cancel-call-off.ts';
import { decideCallOff } from '#src/modules/contracts/call-offs/commands/decide-call-off.ts';
import { orderCallOff } from '#src/modules/contracts/call-offs/commands/order-call-off.ts';
import { recordDelivery } from '#src/modules/contracts/call-offs/commands/record-delivery.ts';
import { requestCallOff } from '#src/modules/contracts/call-offs/commands/request-call-off.ts';
import { CONTRACT_REFUSALS } from '#src/modules/contracts/refusal-texts.ts';
import { refusalMessage } from '#src/server/outcome.ts';
import { addFramework, type ContractStage, callOffInput, setContractStage } from '#tests/support/contracts.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';

const database = useTestDatabase();
let stage: ContractStage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setContractStage);
});

const framework = (fixture = {}) => asSuperuser(database(), (client) => addFramework(client, stage, fixture));

const contractRow = (id: string) =>
  asSuperuser(database(), async (client) => {
    const { rows } = await client.query(
      `SELECT status, called_value_cents::int AS value, called_quantity AS quantity,
         (SELECT coalesce(sum(amount_cents), 0)::int FROM call_off o WHERE o.contract_id = c.id AND o.status NOT IN ('rejected', 'cancelled')) AS sum
       FROM contract c WHERE id = $1`,
      [id],
    );
    return rows[0];
  });

const savings = (callOffId: string) =>
  asSuperuser(database(), async (client) => {
    const { rows } = await client.query(
      `SELECT kind, quantity, baseline_cents::int AS baseline, actual_cents::int AS actual, method FROM savings_entry
       WHERE call_off_id = $1 ORDER BY id`,
      [callOffId],
    );
    return rows;
  });

async function requested(
  contractId: string,
  quantity = 2,
  rest: { baselinePriceCents?: number } = {},
): Promise<string> {
  return acceptedValue(await requestCallOff.execute(stage.caller, callOffInput(contractId, quantity, rest))).id;
}

async function ordered(contractId: string, quantity = 2, rest: { baselinePriceCents?: number } = {}): Promise<string> {
  const callOffId = await requested(contractId, quantity, rest);
  const approval = { callOffId, version: 1, decision: 'approve' as const, reason: '' };
  acceptedValue(await decideCallOff.execute(stage.callerBudget, approval));
  acceptedValue(await orderCallOff.execute(stage.caller, { callOffId, version: 2 }));
  return callOffId;
}

describe('the way of a call-off', () => {
  it('is requested, approved by a second person, ordered and delivered, and leaves its traces', async () => {
    const { contractId, procurementId } = await framework();
    const callOffId = await ordered(contractId, 10, { baselinePriceCents: 12_000 });
    const delivery = {
      callOffId,
      version: 3,
      deliveredOn: '2026-06-01',
      quantity: 4,
      invoiceReference: 'R-1',
      invoiceAmountCents: 40_000,
      rating: 4,
      qualityNote: '',
    };
    acceptedValue(await recordDelivery.execute(stage.caller, delivery));
    acceptedValue(await recordDelivery.execute(stage.caller, { ...delivery, version: 4, quantity: 6 }));
    expect(await contractRow(contractId)).toMatchObject({ status: 'running', value: 100_000, quantity: 10 });
    expect(await savings(callOffId)).toEqual([
      { kind: 'call_off', quantity: 10, baseline: 120_000, actual: 100_000, method: 'own_price' },
    ]);
    await asSuperuser(database(), async (client) => {
      const callOff = await client.query('SELECT status, version FROM call_off WHERE id = $1', [callOffId]);
      expect(callOff.rows).toEqual([{ status: 'delivered', version: 5 }]);
      const events = await client.query(
        "SELECT verb, audience, details->>'step' AS step FROM procurement_event WHERE procurement_id = $1 ORDER BY id",
        [procurementId],
      );
      expect(events.rows.map(({ step }) => step)).toEqual([
        'requested',
        'approved',
        'ordered',
        'delivered',
        'delivered',
      ]);
      expect(events.rows.every(({ verb, audience }) => verb === 'call_off' && audience === 'lead')).toBe(true);
      const audit = await client.query(
        'SELECT action, body_ids FROM audit_entry WHERE subject_id = $1 ORDER BY sequence',
        [callOffId],
      );
      expect(audit.rows.map(({ action }) => action)).toEqual([
        'contracts.request_call_off',
        'contracts.approve_call_off',
        'contracts.order_call_off',
        'contracts.record_delivery',
        'contracts.record_delivery',
      ]);
      expect(audit.rows[0].body_ids.sort()).toEqual([stage.caller.bodyId, stage.owner.bodyId].sort());
      const outbox = await client.query(
        'SELECT kind, body_ids, roles FROM outbox_message WHERE contract_id = $1 ORDER BY id',
        [contractId],
      );
      expect(outbox.rows).toEqual([
        { kind: 'call_off_requested', body_ids: [stage.caller.bodyId], roles: ['budget_approver'] },
        { kind: 'call_off_decided', body_ids: [stage.caller.bodyId], roles: ['procurement_manager', 'editor'] },
      ]);
    });
  });

  it('is not approved by who asked for it', async () => {
    const { contractId } = await framework();
    const { id } = acceptedValue(await requestCallOff.execute(stage.callerBudget, callOffInput(contractId, 1)));
    const input = { callOffId: id, version: 1, decision: 'approve' as const, reason: '' };
    expect(await decideCallOff.execute(stage.callerBudget, input)).toMatchObject({ reason: 'second_person_needed' });
  });

  it('frees its volume when refused or cancelled, and takes its saving back', async () => {
    const { contractId } = await framework({ maxQuantity: 4 });
    const refusedId = await requested(contractId, 4);
    expect((await contractRow(contractId)).status).toBe('exhausted');
    const refusal = { callOffId: refusedId, version: 1, decision: 'reject' as const, reason: 'Keine Mittel' };
    acceptedValue(await decideCallOff.execute(stage.callerBudget, refusal));
    expect(await contractRow(contractId)).toMatchObject({ status: 'running', value: 0, quantity: 0 });
    const orderedId = await ordered(contractId, 4, { baselinePriceCents: 11_000 });
    acceptedValue(
      await cancelCallOff.execute(stage.caller, { callOffId: orderedId, version: 3, reason: 'Lieferant fällt aus' }),
    );
    expect(await contractRow(contractId)).toMatchObject({ status: 'running', value: 0, quantity: 0 });
    expect((await savings(orderedId)).map(({ kind, baseline, actual }) => [kind, baseline, actual])).toEqual([
      ['call_off', 44_000, 40_000],
      ['correction', -44_000, -40_000],
    ]);
  });

  it('compares with the frozen baseline where the caller names no price', async () => {
    const { contractId, procurementId, lotId } = await framework();
    await asSuperuser(database(), (client) =>
      client.query(
        `INSERT INTO savings_entry (procurement_id, lot_id, body_id, kind, quantity, baseline_cents, method)
         VALUES ($1, $2, $3, 'award', 40, 600000, 'award')`,
        [procurementId, lotId, stage.caller.bodyId],
      ),
    );
    expect(await savings(await ordered(contractId, 2))).toMatchObject([
      { baseline: 30_000, actual: 20_000, method: 'frozen_baseline' },
    ]);
  });

  it('changes nothing when a form is sent twice', async () => {
    const { contractId } = await framework();
    const key = randomUUID();
    const input = callOffInput(contractId, 3);
    const [first, second] = await Promise.all([
      requestCallOff.execute(stage.caller, input, key),
      requestCallOff.execute(stage.caller, input, key),
    ]);
    expect(acceptedValue(first)).toEqual(acceptedValue(second));
    expect(await contractRow(contractId)).toMatchObject({ quantity: 3 });
    const callOffId = await ordered(contractId);
    await expect(orderCallOff.execute(stage.caller, { callOffId, version: 2 })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await savings(callOffId)).toHaveLength(1);
  });
});

describe('the maximum', () => {
  it('is refused beyond, in German and with what is left, and closes the agreement when reached', async () => {
    const { contractId } = await framework({ maxQuantity: 10, maxValueCents: 100_000 });
    await requested(contractId, 8);
    const beyond = await requestCallOff.execute(stage.otherCaller, callOffInput(contractId, 3));
    expect(beyond).toMatchObject({ ok: false, reason: 'maximum_exceeded', facts: { callable: 2, valueCents: 20_000 } });
    if (!beyond.ok) {
      const message = refusalMessage(CONTRACT_REFUSALS.maximum_exceeded, beyond.facts);
      expect(message).toContain('überschreitet die Höchstmenge');
      expect(message).toContain('Noch abrufbar: 2 Stück, 200,00');
    }
    acceptedValue(await requestCallOff.execute(stage.otherCaller, callOffInput(contractId, 2)));
    expect(await contractRow(contractId)).toMatchObject({ status: 'exhausted', quantity: 10, value: 100_000 });
    expect(await requestCallOff.execute(stage.caller, callOffInput(contractId, 1))).toMatchObject({
      reason: 'maximum_exceeded',
    });
    const kinds = await asSuperuser(database(), async (client) => {
      const { rows } = await client.query('SELECT kind FROM outbox_message WHERE contract_id = $1 ORDER BY id', [
        contractId,
      ]);
      return rows.map(({ kind }) => kind);
    });
    expect(kinds).toEqual([
      'call_off_requested',
      'contract_nearly_exhausted',
      'call_off_requested',
      'contract_exhausted',
    ]);
  });

  it('holds under fifty call-offs at once, and the accepted ones sum to what is counted', async () => {
    const { contractId } = await framework({ maxQuantity: 100, maxValueCents: 830_000 });
    const wanted = Array.from({ length: 50 }, (_, index) => (index % 7) + 1);
    const outcomes = await Promise.allSettled(
      wanted.map((quantity, index) =>
        requestCallOff.execute(index % 2 ? stage.caller : stage.otherCaller, callOffInput(contractId, quantity)),
      ),
    );
    const accepted = outcomes.flatMap((one, index) =>
      one.status === 'fulfilled' && one.value.ok ? [wanted[index] ?? 0] : [],
    );
    const sum = accepted.reduce((total, quantity) => total + quantity, 0);
    const row = await contractRow(contractId);
    expect(row).toMatchObject({ quantity: sum, value: sum * 10_000, sum: sum * 10_000 });
    expect(sum).toBeLessThanOrEqual(83);
    // Whoever was turned away could not have been served with what was left, or lost the wait for a connection.
    expect(accepted.length).toBeGreaterThan(0);
  });

  it('holds under fifty connections that write past the portal, because the database itself counts', async () => {
    const { contractId } = await framework({ maxQuantity: 23, maxValueCents: null });
    const attempt = async (index: number) => {
      const client = new pg.Client({ connectionString: database().appUrl });
      await client.connect();
      try {
        const body = index % 2 ? stage.caller.bodyId : stage.otherCaller.bodyId;
        await client.query('BEGIN');
        await client.query(
          "SELECT set_config('allmende.body', $1, true), set_config('allmende.scope', 'member', true)",
          [body],
        );
        await client.query(
          `INSERT INTO call_off (reference, contract_id, body_id, quantity, unit_price_cents, amount_cents, budget_line)
           VALUES ($1, $2, $3, 2, 10000, 20000, 'x')`,
          [`ABR-R-${randomUUID()}`, contractId, body],
        );
        await client.query('COMMIT');
        return true;
      } catch {
        return false;
      } finally {
        await client.end();
      }
    };
    const done = await Promise.all(Array.from({ length: 50 }, (_, index) => attempt(index)));
    expect(done.filter(Boolean)).toHaveLength(11);
    expect(await contractRow(contractId)).toMatchObject({ quantity: 22, value: 220_000, sum: 220_000 });
  });
});

describe('the wall between organisations', () => {
  it('a stranger gets not_found for every step, a caller without the role is forbidden', async () => {
    const { contractId } = await framework();
    const callOffId = await requested(contractId);
    await expect(requestCallOff.execute(stage.stranger, callOffInput(contractId, 1))).rejects.toMatchObject({
      code: 'not_found',
    });
    const decision = { callOffId, version: 1, decision: 'approve' as const, reason: '' };
    for (const foreign of [stage.stranger, stage.otherCallerBudget])
      await expect(decideCallOff.execute(foreign, decision)).rejects.toMatchObject({ code: 'not_found' });
    await expect(orderCallOff.execute(stage.otherCaller, { callOffId, version: 1 })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(requestCallOff.execute(stage.callerReader, callOffInput(contractId, 1))).rejects.toMatchObject({
      code: 'forbidden',
    });
    // The lead buyer sees the call-off and decides nothing in the caller's place.
    await expect(decideCallOff.execute(stage.owner, decision)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(cancelCallOff.execute(stage.owner, { callOffId, version: 1, reason: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('raw SQL sees and writes nothing of others', async () => {
    const { contractId } = await framework();
    const callOffId = await requested(contractId);
    const client = new pg.Client({ connectionString: database().appUrl });
    await client.connect();
    try {
      const seen = async (bodyId: string) => {
        await client.query('BEGIN');
        await client.query(
          "SELECT set_config('allmende.body', $1, true), set_config('allmende.scope', 'member', true)",
          [bodyId],
        );
        const { rows } = await client.query(
          `SELECT (SELECT count(*)::int FROM contract WHERE id = $1) AS contract,
             (SELECT count(*)::int FROM call_off WHERE id = $2) AS call_off,
             (SELECT count(*)::int FROM contract_caller WHERE contract_id = $1) AS callers, lock_contract($1) AS locked`,
          [contractId, callOffId],
        );
        const changed = await client.query("UPDATE contract SET title = 'x' WHERE id = $1", [contractId]);
        await client.query('ROLLBACK');
        return { ...rows[0], changed: changed.rowCount };
      };
      expect(await seen(stage.stranger.bodyId)).toEqual({
        contract: 0,
        call_off: 0,
        callers: 0,
        locked: false,
        changed: 0,
      });
      expect(await seen(stage.otherCaller.bodyId)).toEqual({
        contract: 1,
        call_off: 0,
        callers: 1,
        locked: true,
        changed: 0,
      });
      expect(await seen(stage.caller.bodyId)).toEqual({
        contract: 1,
        call_off: 1,
        callers: 1,
        locked: true,
        changed: 0,
      });
      expect(await seen(stage.owner.bodyId)).toEqual({
        contract: 1,
        call_off: 1,
        callers: 2,
        locked: true,
        changed: 1,
      });
    } finally {
      await client.end();
    }
  });
});
