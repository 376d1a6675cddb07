import { beforeAll, describe, expect, it } from 'vitest';
import { amendContract } from '#src/modules/contracts/amendments/commands/amend-contract.ts';
import { cancelCallOff } from '#src/modules/contracts/call-offs/commands/cancel-call-off.ts';
import { decideCallOff } from '#src/modules/contracts/call-offs/commands/decide-call-off.ts';
import { orderCallOff } from '#src/modules/contracts/call-offs/commands/order-call-off.ts';
import { recordDelivery } from '#src/modules/contracts/call-offs/commands/record-delivery.ts';
import { requestCallOff } from '#src/modules/contracts/call-offs/commands/request-call-off.ts';
import { getCallOff } from '#src/modules/contracts/call-offs/reads/call-offs.ts';
import { addContract } from '#src/modules/contracts/commands/add-contract.ts';
import { terminateContract } from '#src/modules/contracts/commands/terminate-contract.ts';
import { getContract } from '#src/modules/contracts/reads/contract.ts';
import { CONTRACT_REFUSALS } from '#src/modules/contracts/refusal-texts.ts';
import { writeContractReminders } from '#src/modules/contracts/store/remind.ts';
import { addDays, berlinDay } from '#src/modules/legal/domain/days.ts';
import { endProcurement } from '#src/modules/procurement/commands/end-procurement.ts';
import { refusalMessage } from '#src/server/outcome.ts';
import { addFramework, type ContractStage, callOffInput, setContractStage } from '#tests/support/contracts.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';

const database = useTestDatabase();
const running = new AbortController().signal;
const now = new Date();
const today = berlinDay(now);
const tomorrow = addDays(today, 1);
let stage: ContractStage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setContractStage);
});

const framework = (fixture = {}) => asSuperuser(database(), (client) => addFramework(client, stage, fixture));
const query = (text: string, values: readonly unknown[] = []) =>
  asSuperuser(database(), async (client) => (await client.query(text, [...values])).rows);
const rowOf = async (contractId: string) => (await getContract(stage.owner, contractId))?.row;
const auditOf = async (contractId: string) =>
  (await query('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY sequence', [contractId])).map(
    ({ action }) => action,
  );

const price = {
  kind: 'price_adjustment' as const,
  groundKey: 'review_clause' as const,
  effectiveOn: tomorrow,
  valueChangeCents: 0,
  newUnitPriceCents: 12_000,
  moreQuantity: null,
  newEndsOn: null,
  justification: 'Preisgleitklausel: Index um mehr als zwei Prozent gestiegen',
  answersForOpenPoints: true,
};
const amend = (contractId: string, change: object, version = 1) =>
  amendContract.execute(stage.ownerSignatory, { ...price, ...change, contractId, version });

describe('a price agreed for a later day', () => {
  it('holds from that day, in every call-off and before any job has run, and is written down once', async () => {
    const { contractId } = await framework();
    acceptedValue(await amend(contractId, {}));
    expect(await rowOf(contractId)).toMatchObject({
      unitPriceCents: 10_000,
      nextUnitPriceCents: 12_000,
      nextPriceFrom: tomorrow,
    });
    const before = acceptedValue(await requestCallOff.execute(stage.caller, callOffInput(contractId, 1)));
    expect(await amend(contractId, { effectiveOn: addDays(today, 5) }, 2)).toMatchObject({
      reason: 'amendment_price_waits',
    });
    await query('UPDATE contract SET next_price_from = $2 WHERE id = $1', [contractId, today]);
    const shown = { unitPriceCents: 12_000, nextUnitPriceCents: null, nextPriceFrom: null };
    expect(await rowOf(contractId)).toMatchObject(shown);
    const after = acceptedValue(await requestCallOff.execute(stage.caller, callOffInput(contractId, 1)));
    const prices = await query(
      'SELECT unit_price_cents::int AS price FROM call_off WHERE id = ANY($1) ORDER BY unit_price_cents',
      [[before.id, after.id]],
    );
    expect(prices.map((row) => row.price)).toEqual([10_000, 12_000]);
    await Promise.all([writeContractReminders(running, now), writeContractReminders(running, now)]);
    expect(await rowOf(contractId)).toMatchObject({ ...shown, version: 3 });
    expect((await auditOf(contractId)).filter((action) => action === 'contracts.apply_price')).toHaveLength(1);
  });

  it('whose day has come is not lost when the next one is decided before the job has run', async () => {
    const { contractId } = await framework();
    acceptedValue(await amend(contractId, {}));
    await query('UPDATE contract SET next_price_from = $2 WHERE id = $1', [contractId, today]);
    acceptedValue(await amend(contractId, { newUnitPriceCents: 13_000 }, 2));
    expect(await rowOf(contractId)).toMatchObject({ unitPriceCents: 12_000, nextUnitPriceCents: 13_000 });
    acceptedValue(await amend(contractId, { effectiveOn: today, newUnitPriceCents: 12_500 }, 3));
    expect(await rowOf(contractId)).toMatchObject({ unitPriceCents: 12_500, nextUnitPriceCents: 13_000 });
  });

  it('is refused to a caller who was shown the old one, with the new one named', async () => {
    const { contractId } = await framework();
    acceptedValue(await amend(contractId, { effectiveOn: today }));
    const asked = { ...callOffInput(contractId, 1), unitPriceCents: 10_000 };
    const refused = await requestCallOff.execute(stage.caller, asked);
    expect(refused).toMatchObject({ ok: false, reason: 'price_fixed', facts: { agreedCents: 12_000 } });
    if (!refused.ok) expect(refusalMessage(CONTRACT_REFUSALS.price_fixed, refused.facts)).toContain('120,00');
  });
});

describe('a change that may not be made', () => {
  it('names the rule it breaks and the provision', async () => {
    const { contractId } = await framework({ originalValueCents: 30_000_000, maxValueCents: 30_000_000 });
    const change = { kind: 'volume', groundKey: 'minor', effectiveOn: today, newUnitPriceCents: null };
    const refused = await amend(contractId, { ...change, moreQuantity: 301 });
    expect(refused).toMatchObject({ ok: false, reason: 'amendment_limit_exceeded' });
    if (!refused.ok)
      expect(refusalMessage(CONTRACT_REFUSALS.amendment_limit_exceeded, refused.facts)).toContain(
        'Alle geringfügigen Änderungen zusammen (§ 132 Abs. 3 Nr. 2 GWB)',
      );
    expect(await rowOf(contractId)).toMatchObject({ maxQuantity: 100, version: 1 });
  });

  it("is no amendment of a body's own contract, which is corrected", async () => {
    const { id } = acceptedValue(
      await addContract.execute(stage.owner, {
        title: 'Drucker',
        supplierName: 'Beispiel AG',
        fieldKey: null,
        cpvCode: null,
        startsOn: '2026-01-01',
        endsOn: '2028-12-31',
        noticeMonths: null,
        originalValueCents: 100,
        poolingVisible: false,
        note: '',
      }),
    );
    await expect(amend(id, {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('notice of a contract', () => {
  it('with a last day to come leaves it running until then, and an extension takes it back', async () => {
    const { contractId } = await framework();
    const notice = { contractId, version: 1, endedOn: tomorrow, reason: 'Schlechte Leistung' };
    acceptedValue(await terminateContract.execute(stage.ownerSignatory, notice));
    expect(await rowOf(contractId)).toMatchObject({ status: 'running', endsOn: tomorrow, endReason: notice.reason });
    acceptedValue(await requestCallOff.execute(stage.caller, callOffInput(contractId, 1)));
    await writeContractReminders(running, new Date(now.getTime() + 2 * 86_400_000));
    expect(await rowOf(contractId)).toMatchObject({ status: 'terminated', endedOn: tomorrow });

    const other = await framework();
    acceptedValue(await terminateContract.execute(stage.ownerSignatory, { ...notice, contractId: other.contractId }));
    const extension = { kind: 'extension', newUnitPriceCents: null, effectiveOn: today, newEndsOn: '2028-12-31' };
    acceptedValue(await amend(other.contractId, extension, 2));
    expect(await rowOf(other.contractId)).toMatchObject({ endsOn: '2028-12-31', endReason: null });
  });
});

describe('the baseline of a body that named no price', () => {
  it('compares with nothing, however the award was shared', async () => {
    const { contractId, procurementId, lotId } = await framework();
    await query(
      `INSERT INTO savings_entry (procurement_id, lot_id, body_id, kind, quantity, baseline_cents, actual_cents, method)
       VALUES ($1, $2, $3, 'award', 40, 600000, 600000, 'award')`,
      [procurementId, lotId, stage.caller.bodyId],
    );
    const { id } = acceptedValue(await requestCallOff.execute(stage.caller, callOffInput(contractId, 2)));
    const approval = { callOffId: id, version: 1, decision: 'approve' as const, reason: '' };
    acceptedValue(await decideCallOff.execute(stage.callerBudget, approval));
    acceptedValue(await orderCallOff.execute(stage.caller, { callOffId: id, version: 2 }));
    expect(
      await query('SELECT baseline_cents::int AS baseline, method FROM savings_entry WHERE call_off_id = $1', [id]),
    ).toEqual([{ baseline: 20_000, method: 'no_baseline' }]);
  });
});

describe('the rest of a call-off that never comes', () => {
  it('is given back to all callers, with its part of the saving, and what came stays', async () => {
    const { contractId } = await framework({ maxQuantity: 10, maxValueCents: 100_000 });
    const asked = callOffInput(contractId, 10, { baselinePriceCents: 11_001 });
    const { id: callOffId } = acceptedValue(await requestCallOff.execute(stage.caller, asked));
    const approval = { callOffId, version: 1, decision: 'approve' as const, reason: 'Mittel aus dem Nachtrag' };
    acceptedValue(await decideCallOff.execute(stage.callerBudget, approval));
    acceptedValue(await orderCallOff.execute(stage.caller, { callOffId, version: 2 }));
    const delivery = { deliveredOn: today, quantity: 3, invoiceReference: '', rating: null, qualityNote: '' };
    acceptedValue(
      await recordDelivery.execute(stage.caller, { ...delivery, callOffId, version: 3, invoiceAmountCents: null }),
    );
    expect(await rowOf(contractId)).toMatchObject({ status: 'exhausted', calledQuantity: 10 });
    const rest = { callOffId, version: 4, reason: 'Lieferant insolvent' };
    await expect(cancelCallOff.execute(stage.owner, rest)).rejects.toMatchObject({ code: 'forbidden' });
    acceptedValue(await cancelCallOff.execute(stage.caller, rest));
    expect(await rowOf(contractId)).toMatchObject({ status: 'running', calledQuantity: 3, calledValueCents: 30_000 });
    expect((await getCallOff(stage.caller, callOffId))?.callOff).toMatchObject({
      status: 'delivered',
      quantity: 3,
      amountCents: 30_000,
      decisionReason: 'Mittel aus dem Nachtrag\nLieferant insolvent',
    });
    const [saved] = await query(
      `SELECT sum(quantity)::int AS quantity, sum(baseline_cents)::int AS baseline, sum(actual_cents)::int AS actual
       FROM savings_entry WHERE call_off_id = $1`,
      [callOffId],
    );
    expect(saved).toEqual({ quantity: 3, baseline: 33_003, actual: 30_000 });
    acceptedValue(await requestCallOff.execute(stage.otherCaller, callOffInput(contractId, 7)));
  });
});

describe('the end of a purchase', () => {
  it('waits for its contracts, then stands in row, record, release and audit log, once', async () => {
    const { contractId, procurementId } = await framework();
    const [{ version }] = await query('SELECT version FROM procurement WHERE id = $1', [procurementId]);
    const input = { procurementId, version, endedOn: today, reason: 'Laufzeit vorbei' };
    expect(await endProcurement.execute(stage.owner, { ...input, endedOn: tomorrow })).toMatchObject({
      reason: 'end_in_future',
    });
    expect(await endProcurement.execute(stage.owner, input)).toMatchObject({ reason: 'contracts_running' });
    await query("UPDATE contract SET ends_on = current_date - 1, status = 'ended' WHERE id = $1", [contractId]);
    const both = await Promise.allSettled([
      endProcurement.execute(stage.owner, input),
      endProcurement.execute(stage.owner, input),
    ]);
    expect(both.filter((one) => one.status === 'fulfilled' && one.value.ok)).toHaveLength(1);
    const [ended] = await query(
      `SELECT p.status, to_char(p.ended_on, 'YYYY-MM-DD') AS "endedOn", p.end_reason AS reason,
         (SELECT count(*)::int FROM procurement_event e WHERE e.procurement_id = p.id AND e.verb = 'end'
           AND e.from_status = 'running' AND e.to_status = 'ended') AS events,
         (SELECT count(*)::int FROM audit_entry a WHERE a.subject_id = p.id::text AND a.action = 'procurement.end') AS audited,
         (SELECT count(*)::int FROM ocds_release r WHERE r.procurement_id = p.id AND 'contractTermination' = ANY(r.tags)) AS released
       FROM procurement p WHERE p.id = $1`,
      [procurementId],
    );
    expect(ended).toEqual({
      status: 'ended',
      endedOn: today,
      reason: 'Laufzeit vorbei',
      events: 1,
      audited: 1,
      released: 1,
    });
  });
});
