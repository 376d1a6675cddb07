import { checkAmendment } from '#src/modules/contracts/amendments/domain/check.ts';
import { addMonths } from '#src/modules/contracts/domain/months.ts';
import { compareCallOff } from '#src/modules/contracts/savings/domain/ledger.ts';
import { addDays } from '#src/modules/legal/domain/days.ts';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import { unitPriceOf } from '#src/modules/procurement/award/domain/decision.ts';
import { type LotResult, resultNotice } from '#src/modules/procurement/award/domain/result-notice.ts';
import { savingsAtAward } from '#src/modules/procurement/award/domain/savings.ts';
import { bodyIdOf } from '../directory.ts';
import { noticeFactsOf, publish } from './build-release.ts';
import type { ToldCallOff } from './purchase.ts';
import { type Doer, doerOf, managerOf, type Row, signatoryOf, type Tale } from './tale.ts';

/** Gives out references of contracts and call-offs in the order of the stories. */
export interface References {
  contract(year: string): string;
  callOff(year: string): string;
}

/** One contract per lot, what the award saves every buyer, and the notice of the result. */
export function tellContracts(tale: Tale, references: References): void {
  const { contract: concluded, termMonths } = tale.told;
  if (!concluded) return;
  const signer = signatoryOf(tale.leadId);
  const { startsOn, noticeMonths } = concluded;
  const endsOn = addDays(addMonths(startsOn, termMonths), -1);
  const created = tale.rows.award.map((award) => contractRow(tale, award, { references, startsOn, endsOn, signer }));
  const details = { contracts: created.map(({ reference }) => reference), startsOn, endsOn };
  const at = tale.step('conclude_contracts', concluded.concluded, signer, {
    details,
    audit: { bodyIds: [tale.leadId, ...tale.bodyIds('partners')] },
  });
  for (const row of created) {
    tale.add('contract', { ...row, notice_months: noticeMonths, created_at: at });
    for (const part of tale.rows.procurement_participant.filter(({ is_caller }) => is_caller === true))
      tale.rows.contract_caller.push({ contract_id: row.id, body_id: part.body_id });
  }
  tale.procurement.running_since = concluded.concluded;
  tellAwardSavings(tale, at, signer);
  const shown = {
    noticeUrl: String(tale.rows.tender[0]?.notice_url ?? ''),
    publishedOn: concluded.concluded,
    offersDueAt: null,
  };
  const results = created.map((row) => resultOf(tale, row));
  Object.assign(tale.rows.tender[0] ?? {}, {
    result_notice: resultNotice(noticeFactsOf(tale, shown), results, concluded.concluded),
  });
  publish(tale, ['award', 'contract'], at);
}

const sharesOf = (tale: Tale, lotId: unknown) => tale.rows.lot_share.filter(({ lot_id }) => lot_id === lotId);

function contractRow(
  tale: Tale,
  award: Row,
  terms: { references: References; startsOn: string; endsOn: string; signer: Doer },
) {
  const { told } = tale;
  const lot = tale.rows.lot.find(({ id }) => id === award.lot_id) ?? {};
  const quantity = sharesOf(tale, lot.id).reduce((sum, share) => sum + Number(share.quantity), 0);
  const isFramework = told.arrangement !== 'single';
  return {
    id: tale.partId(`contract:${Number(lot.number)}`),
    reference: terms.references.contract(terms.startsOn.slice(0, 4)),
    lot_id: lot.id,
    owner_body_id: tale.leadId,
    title: tale.rows.lot.length === 1 ? told.title : `${told.title}, Los ${Number(lot.number)}: ${String(lot.title)}`,
    supplier_name: award.bidder_name,
    field_key: told.field,
    cpv_code: lot.cpv_code,
    unit: lot.unit,
    starts_on: terms.startsOn,
    ends_on: terms.endsOn,
    original_value_cents: award.value_cents,
    max_value_cents: isFramework ? lot.max_value_cents : null,
    max_quantity: isFramework ? lot.max_quantity : null,
    unit_price_cents: unitPriceOf(Number(award.value_cents), quantity || Number(lot.max_quantity)),
    called_value_cents: 0,
    called_quantity: 0,
    status: 'running',
    pooling_visible: false,
    note: '',
    created_by: terms.signer.personId,
    version: 1,
  } satisfies Row;
}

function resultOf(tale: Tale, contract: Row): LotResult {
  const award = tale.rows.award.find(({ lot_id }) => lot_id === contract.lot_id) ?? {};
  const bid = tale.rows.bid.find(({ id }) => id === award.bid_id) ?? {};
  const lot = tale.rows.lot.find(({ id }) => id === contract.lot_id) ?? {};
  return {
    number: Number(lot.number),
    bidCount: tale.rows.bid.filter(({ lot_id }) => lot_id === lot.id).length,
    decidedOn: tale.told.awarded?.on ?? '',
    winner: {
      name: String(bid.bidder_name),
      place: String(bid.bidder_place),
      isSme: bid.bidder_is_sme === true,
      valueCents: Number(award.value_cents),
      contractReference: String(contract.reference),
      maxValueCents: Number(lot.max_value_cents),
    },
  };
}

function tellAwardSavings(tale: Tale, recordedAt: string, by: Doer): void {
  const { termMonths } = tale.told;
  const shares = tale.rows.lot_share.map((share) => ({
    lotId: String(share.lot_id),
    bodyId: String(share.body_id),
    quantity: Number(share.quantity),
    shareCents: BigInt(Number(share.share_cents)),
  }));
  const baselines = tale.rows.savings_entry.map((entry) => ({
    lotId: entry.lot_id as string | null,
    bodyId: String(entry.body_id),
    baselineCents: BigInt(Number(entry.baseline_cents)),
  }));
  const awards = tale.rows.award.map((award) => ({
    lotId: String(award.lot_id),
    valueCents: BigInt(Number(award.value_cents)),
  }));
  for (const saving of savingsAtAward(awards, shares, baselines, termMonths))
    tale.add('savings_entry', {
      contract_id: tale.rows.contract.find(({ lot_id }) => lot_id === saving.lotId)?.id ?? null,
      lot_id: saving.lotId,
      body_id: saving.bodyId,
      kind: 'award',
      quantity: saving.quantity,
      baseline_cents: Number(saving.baselineCents),
      actual_cents: Number(saving.actualCents),
      method: saving.compared
        ? `Anteil am Zuschlagswert gegen bestätigten heutigen Jahrespreis × ${termMonths} Monate`
        : 'Anteil am Zuschlagswert; ohne heutigen Preis zählt nichts als gespart',
      recorded_at: recordedAt,
      recorded_by: by.personId,
    });
}

/** Everything called under the contracts, in the order of its steps. */
export function tellCallOffs(tale: Tale, references: References): void {
  for (const [index, callOff] of (tale.told.callOffs ?? []).entries())
    tellCallOff(tale, index + 1, callOff, references);
}

function tellCallOff(tale: Tale, number: number, told: ToldCallOff, references: References): void {
  const contract = tale.rows.contract.find(({ lot_id }) => lot_id === tale.lotId(told.lot)) ?? {};
  const bodyId = bodyIdOf(told.body);
  const by = managerOf(bodyId);
  const id = tale.partId(`call-off:${number}`);
  const reference = references.callOff(told.on.slice(0, 4));
  const unitPriceCents = Number(contract.unit_price_cents);
  const amountCents = told.quantity * unitPriceCents;
  const own = { contractId: contract.id, callOffId: id, reference };
  const subject = { type: 'call_off', id };
  const note = (step: string, change: { action: string; from: string; to: string }, more: Row = {}, reason = '') =>
    ({
      audience: 'lead',
      reason,
      details: { ...own, step, ...more },
      audit: {
        action: `contracts.${change.action}`,
        bodyIds: [bodyId, tale.leadId],
        details: { reference, from: change.from, to: change.to },
        subject,
      },
    }) as const;
  const requestedAt = tale.step('call_off', told.on, by, {
    audience: 'lead',
    details: { ...own, step: 'requested', quantity: told.quantity, amountCents },
    audit: {
      action: 'contracts.request_call_off',
      bodyIds: [bodyId, tale.leadId],
      details: { reference, contractId: contract.id, quantity: told.quantity },
      subject,
    },
  });
  const row: Row = {
    id,
    reference,
    contract_id: contract.id,
    body_id: bodyId,
    quantity: told.quantity,
    unit_price_cents: unitPriceCents,
    amount_cents: amountCents,
    baseline_price_cents: told.beforeEuro === undefined ? null : told.beforeEuro * 100,
    budget_line: `1.11.${String(number).padStart(2, '0')}.6811`,
    purpose: told.purpose,
    needed_on: told.neededOn ?? null,
    status: 'requested',
    requested_by: by.personId,
    requested_at: requestedAt,
    decided_by: null,
    decided_at: null,
    decision_reason: '',
    ordered_at: null,
    version: 1,
  };
  tale.rows.call_off.push(row);
  const { decided, ordered, cancelled, deliveries = [] } = told;
  if (decided) {
    const approver = doerOf(bodyId, 'haushalt');
    const status = decided.approved ? 'approved' : 'rejected';
    const action = decided.approved ? 'approve_call_off' : 'reject_call_off';
    const change = { action, from: 'requested', to: status };
    const decidedAt = tale.step('call_off', decided.on, approver, note(status, change, {}, decided.reason));
    const decision = { decided_by: approver.personId, decided_at: decidedAt, decision_reason: decided.reason ?? '' };
    Object.assign(row, decision, { status, version: 2 });
  }
  if (ordered) {
    const change = { action: 'order_call_off', from: 'approved', to: 'ordered' };
    const orderedAt = tale.step('call_off', ordered, by, note('ordered', change));
    Object.assign(row, { status: 'ordered', ordered_at: orderedAt, version: 3 });
    tellSaving(tale, row, contract, orderedAt, by);
  }
  let delivered = 0;
  for (const [index, delivery] of deliveries.entries()) {
    delivered += delivery.quantity;
    const status = delivered >= told.quantity ? 'delivered' : 'ordered';
    const change = { action: 'record_delivery', from: 'ordered', to: status };
    const more = { quantity: delivery.quantity, rating: delivery.rating };
    const recordedAt = tale.step('call_off', delivery.on, by, note('delivered', change, more));
    Object.assign(row, { status, version: Number(row.version) + 1 });
    tale.rows.delivery.push({
      id: tale.partId(`delivery:${number}:${index + 1}`),
      call_off_id: id,
      contract_id: contract.id,
      body_id: bodyId,
      delivered_on: delivery.on,
      quantity: delivery.quantity,
      invoice_reference: `RE-${delivery.on.replaceAll('-', '')}-${number}`,
      invoice_amount_cents: delivery.quantity * unitPriceCents,
      rating: delivery.rating,
      quality_note: delivery.note ?? '',
      recorded_by: by.personId,
      recorded_at: recordedAt,
    });
  }
  if (!cancelled) return;
  const change = { action: 'cancel_call_off', from: String(row.status), to: 'cancelled' };
  tale.step('call_off', cancelled.on, by, note('cancelled', change, {}, cancelled.reason));
  Object.assign(row, { status: 'cancelled', decision_reason: cancelled.reason, version: Number(row.version) + 1 });
}

function tellSaving(tale: Tale, callOff: Row, contract: Row, recordedAt: string, by: Doer): void {
  const frozen = tale.rows.savings_entry.find(
    (entry) =>
      entry.kind === 'award' &&
      entry.body_id === callOff.body_id &&
      entry.lot_id === contract.lot_id &&
      entry.baseline_cents !== entry.actual_cents,
  );
  const quantity = Number(callOff.quantity);
  const stated = callOff.baseline_price_cents;
  const { baselineCents, actualCents, method } = compareCallOff(
    {
      quantity,
      amountCents: Number(callOff.amount_cents),
      baselinePriceCents: typeof stated === 'number' ? stated : null,
    },
    frozen ? { quantity: Number(frozen.quantity), baselineCents: Number(frozen.baseline_cents) } : null,
  );
  tale.add('savings_entry', {
    contract_id: contract.id,
    call_off_id: callOff.id,
    lot_id: contract.lot_id,
    body_id: callOff.body_id,
    kind: 'call_off',
    quantity,
    baseline_cents: baselineCents,
    actual_cents: actualCents,
    method,
    recorded_at: recordedAt,
    recorded_by: by.personId,
  });
}

/** A new price within the review clause, with the check it was decided under. */
export function tellAmendment(tale: Tale): void {
  const { amendment, nature, arrangement } = tale.told;
  if (!amendment) return;
  const contract = tale.rows.contract.find(({ lot_id }) => lot_id === tale.lotId(amendment.lot));
  if (!contract) throw new Error(`${tale.told.key} has no contract to amend`);
  const live = tale.rows.call_off.filter(
    ({ contract_id, status }) => contract_id === contract.id && status !== 'rejected' && status !== 'cancelled',
  );
  const newUnitPriceCents = Math.round(amendment.newUnitEuro * 100);
  const check = checkAmendment(
    {
      originalValueCents: Number(contract.original_value_cents),
      startsOn: String(contract.starts_on),
      endsOn: String(contract.ends_on),
      nature,
      isFramework: arrangement !== 'single',
      maxValueCents: Number(contract.max_value_cents),
      maxQuantity: Number(contract.max_quantity),
      unitPriceCents: Number(contract.unit_price_cents),
      calledValueCents: live.reduce((sum, row) => sum + Number(row.amount_cents), 0),
      calledQuantity: live.reduce((sum, row) => sum + Number(row.quantity), 0),
    },
    [],
    {
      kind: 'price_adjustment',
      groundKey: amendment.ground,
      effectiveOn: amendment.on,
      valueChangeCents: 0,
      newUnitPriceCents,
      moreQuantity: null,
      newEndsOn: null,
    },
    LEGAL_PARAMETERS,
  );
  const signer = signatoryOf(tale.leadId);
  const own = { number: 1, kind: 'price_adjustment', groundKey: amendment.ground, verdict: check.verdict };
  const decidedAt = tale.step('amend_contract', amendment.on, signer, {
    reason: amendment.justification,
    details: { contractId: contract.id, ...own },
    audit: {
      action: 'contracts.amend',
      bodyIds: [tale.leadId],
      details: own,
      subject: { type: 'contract', id: String(contract.id) },
    },
  });
  tale.rows.amendment.push({
    id: tale.partId('amendment:1'),
    contract_id: contract.id,
    number: 1,
    kind: 'price_adjustment',
    ground_key: amendment.ground,
    justification: amendment.justification,
    value_change_cents: check.valueChangeCents,
    new_unit_price_cents: newUnitPriceCents,
    effective_on: amendment.on,
    check,
    decided_by: signer.personId,
    decided_at: decidedAt,
  });
  Object.assign(contract, { unit_price_cents: newUnitPriceCents, version: 2 });
  publish(tale, ['contractAmendment'], decidedAt);
}
