import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Actor } from '#src/policy/actor.ts';
import { addMember, takeBodies } from './portal-fixtures.ts';

/** Everyone who takes part in tests of contracts: the cooperative that bought, two towns that may call, one that may not. */
export interface ContractStage {
  readonly owner: Actor;
  readonly ownerSignatory: Actor;
  readonly caller: Actor;
  readonly callerBudget: Actor;
  readonly callerReader: Actor;
  readonly otherCaller: Actor;
  readonly otherCallerBudget: Actor;
  readonly stranger: Actor;
  readonly strangerSignatory: Actor;
  readonly coordinator: Actor;
}

/** Adds the people of the stage; their bodies come from the reference data. */
export async function setContractStage(client: pg.Client): Promise<ContractStage> {
  const [cooperative] = await takeBodies(client, 'purchasing_cooperative', 1);
  const [ministry] = await takeBodies(client, 'state_ministry', 1);
  const [first, second, third] = await takeBodies(client, 'municipality', 3);
  if (!cooperative || !ministry || !first || !second || !third) throw new Error('the register is empty');
  return {
    owner: await addMember(client, cooperative, ['procurement_manager']),
    ownerSignatory: await addMember(client, cooperative, ['signatory']),
    caller: await addMember(client, first, ['procurement_manager']),
    callerBudget: await addMember(client, first, ['budget_approver', 'procurement_manager']),
    callerReader: await addMember(client, first, ['reader']),
    otherCaller: await addMember(client, second, ['procurement_manager']),
    otherCallerBudget: await addMember(client, second, ['budget_approver']),
    stranger: await addMember(client, third, ['procurement_manager', 'budget_approver']),
    strangerSignatory: await addMember(client, third, ['signatory']),
    coordinator: await addMember(client, ministry, ['land_coordinator']),
  };
}

interface ContractFixture {
  readonly title?: string;
  readonly maxValueCents?: number | null;
  readonly maxQuantity?: number | null;
  readonly unitPriceCents?: number | null;
  readonly originalValueCents?: number;
  readonly startsOn?: string;
  readonly endsOn?: string | null;
  readonly poolingVisible?: boolean;
  readonly fieldKey?: string | null;
  readonly cpvCode?: string | null;
  readonly status?: string;
}

/** A framework agreement of a running joint purchase with its callers, as concluded. Written as superuser. */
export async function addFramework(
  client: pg.Client,
  stage: ContractStage,
  fixture: ContractFixture = {},
): Promise<{ contractId: string; procurementId: string; lotId: string }> {
  const procurementId = randomUUID();
  const lotId = randomUUID();
  await client.query(
    `INSERT INTO procurement (id, reference, status, title, lead_body_id, awarded_at, running_since)
     VALUES ($1, $2, 'running', $3, $4, now() - interval '40 days', current_date - 30)`,
    [procurementId, `BES-T-${procurementId.slice(0, 8)}`, fixture.title ?? 'Notebooks', stage.owner.bodyId],
  );
  const callers = [stage.caller.bodyId, stage.otherCaller.bodyId];
  await client.query(
    `INSERT INTO procurement_participant (procurement_id, body_id, is_lead, status, is_partner, is_caller)
     SELECT $1, b, b = $2, 'confirmed', true, b <> $2 FROM unnest($3::uuid[]) AS b`,
    [procurementId, stage.owner.bodyId, [stage.owner.bodyId, ...callers]],
  );
  await client.query("INSERT INTO lot (id, procurement_id, number, title) VALUES ($1, $2, 1, 'Los 1')", [
    lotId,
    procurementId,
  ]);
  const contractId = await addContractRow(client, stage.owner.bodyId, { procurementId, lotId }, fixture);
  await client.query('INSERT INTO contract_caller (contract_id, body_id) SELECT $1, unnest($2::uuid[])', [
    contractId,
    callers,
  ]);
  return { contractId, procurementId, lotId };
}

/** A contract's row. */
export async function addContractRow(
  client: pg.Client,
  ownerBodyId: string,
  subject: { readonly procurementId: string | null; readonly lotId: string | null },
  fixture: ContractFixture = {},
): Promise<string> {
  const id = randomUUID();
  const { maxValueCents = 1_000_000, maxQuantity = 100, unitPriceCents = 10_000 } = fixture;
  await client.query(
    `INSERT INTO contract (id, reference, procurement_id, lot_id, owner_body_id, title, supplier_name, starts_on, ends_on,
       original_value_cents, max_value_cents, max_quantity, unit_price_cents, pooling_visible, field_key, cpv_code, status)
     VALUES ($1, $2, $3, $4, $5, $6, 'Muster GmbH', $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      id,
      `VTR-T-${id.slice(0, 8)}`,
      subject.procurementId,
      subject.lotId,
      ownerBodyId,
      fixture.title ?? 'Notebooks',
      fixture.startsOn ?? '2026-01-01',
      fixture.endsOn === undefined ? '2029-12-31' : fixture.endsOn,
      fixture.originalValueCents ?? maxValueCents ?? 0,
      maxValueCents,
      maxQuantity,
      unitPriceCents,
      fixture.poolingVisible ?? false,
      fixture.fieldKey ?? null,
      fixture.cpvCode ?? null,
      fixture.status ?? 'running',
    ],
  );
  return id;
}

/** What a call-off form sends, parsed. */
export function callOffInput(
  contractId: string,
  quantity: number,
  rest: { readonly baselinePriceCents?: number } = {},
) {
  return {
    contractId,
    quantity,
    unitPriceCents: null,
    budgetLine: '1.11.01/0840',
    purpose: '',
    neededOn: null,
    baselinePriceCents: rest.baselinePriceCents ?? null,
  };
}
