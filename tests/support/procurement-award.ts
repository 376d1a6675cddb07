import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { concludeContracts } from '#src/modules/procurement/award/commands/conclude-contracts.ts';
import { decideAward } from '#src/modules/procurement/award/commands/decide-award.ts';
import { fileChallenge } from '#src/modules/procurement/award/commands/file-challenge.ts';
import { sendLetter } from '#src/modules/procurement/award/commands/send-letter.ts';
import { completeEvaluation } from '#src/modules/procurement/evaluation/commands/complete-evaluation.ts';
import { handInScores } from '#src/modules/procurement/evaluation/commands/hand-in-scores.ts';
import { openBids } from '#src/modules/procurement/evaluation/commands/open-bids.ts';
import { recordBid } from '#src/modules/procurement/evaluation/commands/record-bid.ts';
import { scoreBid } from '#src/modules/procurement/evaluation/commands/score-bid.ts';
import { getProcurement } from '#src/modules/procurement/reads/procurement.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from './cooperation-stage.ts';
import { addMember } from './portal-fixtures.ts';

/** Everyone who takes part in the tests from the tender to the contract. */
export interface AwardStage {
  readonly manager: Actor & { readonly email: string };
  readonly evaluator: Actor & { readonly email: string };
  /** Evaluates for the partner. */
  readonly partnerEvaluator: Actor & { readonly email: string };
  /** Signs the award for the lead buyer. */
  readonly decider: Actor & { readonly email: string };
  readonly partner: Actor;
  /** Was asked and has answered, but is bound to nothing. */
  readonly asked: Actor;
  readonly stranger: Actor;
  readonly coordinator: Actor;
  readonly auditor: Actor;
  /** Reads the lead buyer's part of the audit log. */
  readonly leadAdministrator: Actor;
}

const BODIES = `SELECT b.id, b.kind, b.short_name AS name FROM body b
  WHERE b.kind = 'municipality' AND b.valid_to IS NULL ORDER BY b.sort_name, b.id LIMIT 4`;

/** Adds the people; their bodies come from the reference data. */
export async function setAwardStage(client: pg.Client): Promise<AwardStage> {
  const { rows } = await client.query(BODIES);
  const [lead, partner, asked, stranger] = rows;
  const [ministry] = (
    await client.query("SELECT id, kind, short_name AS name FROM body WHERE kind = 'state_ministry' LIMIT 1")
  ).rows;
  return {
    manager: await addMember(client, lead, ['procurement_manager']),
    evaluator: await addMember(client, lead, ['editor']),
    decider: await addMember(client, lead, ['signatory']),
    leadAdministrator: await addMember(client, lead, ['organisation_administrator', 'reader']),
    partner: await addMember(client, partner, ['procurement_manager', 'signatory']),
    partnerEvaluator: await addMember(client, partner, ['editor']),
    asked: await addMember(client, asked, ['procurement_manager']),
    stranger: await addMember(client, stranger, ['procurement_manager', 'signatory']),
    coordinator: await addMember(client, ministry, ['land_coordinator']),
    auditor: await addMember(client, ministry, ['auditor']),
  };
}

/** A purchase of a test: its lots with a price and a quality criterion each. */
export interface Purchase {
  readonly id: string;
  readonly lots: readonly { readonly id: string; readonly qualityId: string }[];
}

interface PurchaseOptions {
  readonly lotCount?: number;
  readonly procedureKey?: string;
  readonly arrangement?: 'single' | 'framework';
}

/** A purchase the partners have agreed on, complete but for the tender itself: with criteria, team, clauses, schedule. */
export async function agreed(client: pg.Client, stage: AwardStage, options: PurchaseOptions = {}): Promise<Purchase> {
  const { lotCount = 1, procedureKey = 'open', arrangement = 'framework' } = options;
  const id = randomUUID();
  const lots = Array.from({ length: lotCount }, () => ({ id: randomUUID(), qualityId: randomUUID() }));
  const leadId = stage.manager.bodyId;
  await client.query(
    `INSERT INTO procurement (id, reference, status, title, subject, cpv_codes, contract_nature, arrangement, term_months,
       lead_body_id, procedure_key, legally_checked_at, agreement_version)
     VALUES ($1, 'BES-2026-' || lpad(nextval('procurement_reference_seq')::text, 4, '0'), 'agreed', 'Arbeitsplatzrechner',
       'Gemeinsame Beschaffung von Arbeitsplatzrechnern', '{30213100-6}', 'supplies', $2, 48, $3, $4, now(), 1)`,
    [id, arrangement, leadId, procedureKey],
  );
  await client.query(
    `INSERT INTO procurement_participant (procurement_id, body_id, is_lead, status, is_partner, is_caller, answered_at)
     VALUES ($1, $2, true, 'confirmed', true, true, now()), ($1, $3, false, 'confirmed', true, true, now()),
       ($1, $4, false, 'answered', false, false, now())`,
    [id, leadId, stage.partner.bodyId, stage.asked.bodyId],
  );
  for (const [index, lot] of lots.entries()) {
    await client.query(
      `INSERT INTO lot (id, procurement_id, number, title, max_value_cents, max_quantity) VALUES ($1, $2, $3, $4, 50000000, 500)`,
      [lot.id, id, index + 1, `Geräte ${index + 1}`],
    );
    await client.query(
      `INSERT INTO lot_share (procurement_id, lot_id, body_id, quantity, share_cents)
       VALUES ($1, $2, $3, 100, 10000000), ($1, $2, $4, 50, 5000000)`,
      [id, lot.id, leadId, stage.partner.bodyId],
    );
    await client.query(
      `INSERT INTO award_criterion (id, procurement_id, lot_id, position, kind, title, weight, price_formula, max_points)
       VALUES (gen_random_uuid(), $1, $2, 1, 'price', 'Preis', 6000, 'linear_to_double', 100),
         ($3, $1, $2, 2, 'quality', 'Servicekonzept', 4000, NULL, 10)`,
      [id, lot.id, lot.qualityId],
    );
    await client.query(
      `INSERT INTO lot_clause (procurement_id, lot_id, clause_key, decided_at)
       SELECT $1, $2, key, now() FROM clause WHERE valid_to IS NULL`,
      [id, lot.id],
    );
    await client.query(
      `INSERT INTO savings_entry (procurement_id, body_id, lot_id, kind, quantity, baseline_cents, method)
       VALUES ($1, $2, $3, 'baseline', 100, 3000000, 'Test')`,
      [id, leadId, lot.id],
    );
  }
  await client.query(
    `INSERT INTO schedule_step (procurement_id, step_key, position, starts_on, ends_on)
     VALUES ($1, 'publication', 1, current_date, current_date)`,
    [id],
  );
  const seats = [
    [stage.evaluator, 'evaluator'],
    [stage.partnerEvaluator, 'evaluator'],
    [stage.decider, 'decider'],
  ] as const;
  for (const [person, part] of seats) {
    await client.query(
      `INSERT INTO evaluation_member (procurement_id, person_id, body_id, part, person_name, impartial_at)
       VALUES ($1, $2, $3, $4, 'Person', now())`,
      [id, person.personId, person.bodyId, part],
    );
  }
  return { id, lots };
}

/** A published tender whose period for offers is over. */
export async function due(client: pg.Client, stage: AwardStage, options: PurchaseOptions = {}): Promise<Purchase> {
  const purchase = await agreed(client, stage, options);
  await client.query(
    `INSERT INTO tender (procurement_id, platform, published_on, offers_due_at)
     VALUES ($1, 'Vergabeplattform', current_date - 40, now() - interval '1 day')`,
    [purchase.id],
  );
  await client.query(
    "UPDATE procurement SET status = 'tendering', tendered_at = now() - interval '40 days' WHERE id = $1",
    [purchase.id],
  );
  return purchase;
}

/** Opened by two people. */
export async function opened(client: pg.Client, stage: AwardStage, options: PurchaseOptions = {}): Promise<Purchase> {
  const purchase = await due(client, stage, options);
  for (const person of [stage.evaluator, stage.partnerEvaluator])
    acceptedValue(await openBids.execute(person, { procurementId: purchase.id }));
  return purchase;
}

/** Names and net prices (euro cents) of the offers in every lot; the last one came too late. */
export const OFFERS = [
  { bidderName: 'Nordlicht Systeme GmbH', priceCents: 10_000_000, late: false },
  { bidderName: 'Südwind IT AG', priceCents: 12_000_000, late: false },
  { bidderName: 'Verspätet & Co. KG', priceCents: 9_000_000, late: true },
] as const;

/** Input of an offer as its form sends it. */
export function offer(
  procurementId: string,
  lotId: string,
  change: Partial<{ bidderName: string; priceCents: number; late: boolean }> = {},
) {
  const { late = false, ...rest } = change;
  return {
    procurementId,
    lotId,
    bidderName: 'Nordlicht Systeme GmbH',
    bidderPlace: 'Musterstadt',
    bidderIdentifier: '',
    bidderIsSme: true,
    priceCents: 10_000_000,
    receivedAt: new Date(Date.now() - (late ? 1 : 48) * 3_600_000),
    ...rest,
  };
}

/** With the offers recorded. */
export async function withBids(client: pg.Client, stage: AwardStage, options: PurchaseOptions = {}): Promise<Purchase> {
  const purchase = await opened(client, stage, options);
  for (const lot of purchase.lots)
    for (const bid of OFFERS) acceptedValue(await recordBid.execute(stage.evaluator, offer(purchase.id, lot.id, bid)));
  return purchase;
}

/** Ids of the offers of a lot, in the order of `OFFERS`. */
export async function bidsOf(client: pg.Client, lotId: string): Promise<string[]> {
  const { rows } = await client.query('SELECT id FROM bid WHERE lot_id = $1 ORDER BY recorded_at, id', [lotId]);
  const byName = await client.query('SELECT id, bidder_name FROM bid WHERE lot_id = $1', [lotId]);
  const ordered = OFFERS.map(({ bidderName }) => byName.rows.find((row) => row.bidder_name === bidderName)?.id);
  return ordered.every(Boolean) ? ordered : rows.map((row) => row.id);
}

/** One evaluator's points (hundredths) for the offers of a lot that are not left out. */
export async function score(
  client: pg.Client,
  person: Actor,
  purchase: Purchase,
  lot: Purchase['lots'][number],
  points: readonly number[],
): Promise<void> {
  const bids = await bidsOf(client, lot.id);
  for (const [index, value] of points.entries()) {
    const scores = [{ criterionId: lot.qualityId, points: value, comment: '' }];
    acceptedValue(await scoreBid.execute(person, { procurementId: purchase.id, bidId: bids[index] ?? '', scores }));
  }
}

/** Both evaluators have handed in: 8 and 6 points for the first offer, 10 and 9 for the second. */
export async function scored(client: pg.Client, stage: AwardStage, options: PurchaseOptions = {}): Promise<Purchase> {
  const purchase = await withBids(client, stage, options);
  const points = [
    [stage.evaluator, [800, 1_000]],
    [stage.partnerEvaluator, [600, 900]],
  ] as const;
  for (const lot of purchase.lots)
    for (const [person, given] of points) {
      await score(client, person, purchase, lot, given);
      acceptedValue(await handInScores.execute(person, { procurementId: purchase.id, lotId: lot.id }));
    }
  return purchase;
}

/** What a form that changes the purchase's row is shown with. */
export async function shown(actor: Actor, id: string): Promise<{ procurementId: string; version: number }> {
  const procurement = await getProcurement(actor, id);
  if (!procurement) throw new Error('the actor does not see this purchase');
  return { procurementId: id, version: procurement.row.version };
}

export async function evaluated(
  client: pg.Client,
  stage: AwardStage,
  options: PurchaseOptions = {},
): Promise<Purchase> {
  const purchase = await scored(client, stage, options);
  const input = { ...(await shown(stage.partnerEvaluator, purchase.id)), draws: [] };
  acceptedValue(await completeEvaluation.execute(stage.partnerEvaluator, input));
  return purchase;
}

/** Every lot goes to the best offer. */
export function awardAll(purchase: Purchase) {
  return purchase.lots.map(({ id }) => ({
    lotId: id,
    outcome: 'award' as const,
    reason: 'Wirtschaftlichstes Angebot',
  }));
}

export async function awarded(client: pg.Client, stage: AwardStage, options: PurchaseOptions = {}): Promise<Purchase> {
  const purchase = await evaluated(client, stage, options);
  const input = { ...(await shown(stage.decider, purchase.id)), decisions: awardAll(purchase) };
  acceptedValue(await decideAward.execute(stage.decider, input));
  return purchase;
}

/** Every bidder that was not chosen is informed today. */
export async function informed(client: pg.Client, stage: AwardStage, options: PurchaseOptions = {}): Promise<Purchase> {
  const purchase = await awarded(client, stage, options);
  const { rows } = await client.query(
    `SELECT x.id, to_char(now() AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS today FROM bid x
     WHERE x.procurement_id = $1 AND NOT EXISTS (SELECT FROM award a WHERE a.bid_id = x.id)`,
    [purchase.id],
  );
  for (const { id: bidId, today } of rows) {
    const letter = { bidId, channel: 'electronic', sentOn: today, text: 'Information nach § 134 GWB' } as const;
    acceptedValue(await sendLetter.execute(stage.manager, { procurementId: purchase.id, ...letter }));
  }
  return purchase;
}

/** The standstill ended yesterday. */
export async function waited(client: pg.Client, stage: AwardStage, options: PurchaseOptions = {}): Promise<Purchase> {
  const purchase = await informed(client, stage, options);
  await client.query('UPDATE procurement SET standstill_ends_on = current_date - 2 WHERE id = $1', [purchase.id]);
  return purchase;
}

/** The form of the conclusion, with a term from the first of next year. */
export const CONCLUSION = { startsOn: '2027-01-01', endsOn: null, noticeMonths: null, unitPrices: [] };

/** Contracts run. */
export async function running(client: pg.Client, stage: AwardStage, options: PurchaseOptions = {}): Promise<Purchase> {
  const purchase = await waited(client, stage, options);
  const input = { ...(await shown(stage.decider, purchase.id)), ...CONCLUSION };
  acceptedValue(await concludeContracts.execute(stage.decider, input));
  return purchase;
}

/** A review procedure is open after the award was decided. */
export async function contested(
  client: pg.Client,
  stage: AwardStage,
  options: PurchaseOptions = {},
): Promise<Purchase> {
  const purchase = await waited(client, stage, options);
  const filed = { filedOn: '2026-01-15', chamber: 'Vergabekammer des Landes Hessen', subject: 'Wertung des Konzepts' };
  acceptedValue(await fileChallenge.execute(stage.manager, { procurementId: purchase.id, ...filed }));
  return purchase;
}
