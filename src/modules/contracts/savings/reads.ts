import { type Query, readAs, reportAs } from '#src/db/read.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canListContracts } from '#src/policy/contracts.ts';
import { oversees } from '#src/policy/cooperations.ts';
import type { SavingsKind, SavingsSums } from './domain/ledger.ts';

/** What one body saved in one purchase. */
export interface BodySavings extends SavingsSums {
  readonly bodyId: string;
  readonly bodyName: string;
}

/** What is saved in one purchase, as far as the reader sees its ledger. */
export interface PurchaseSavings extends SavingsSums {
  readonly procurementId: string | null;
  readonly contractId: string | null;
  readonly title: string;
  readonly reference: string;
  readonly bodies: number;
}

/** A line of the ledger. */
export interface SavingsLine {
  readonly id: string;
  readonly recordedAt: Date;
  readonly procurementReference: string | null;
  readonly contractReference: string | null;
  readonly callOffReference: string | null;
  readonly title: string | null;
  readonly bodyName: string;
  readonly kind: SavingsKind;
  readonly quantity: number;
  readonly baselineCents: number;
  readonly actualCents: number | null;
  readonly method: string;
}

/** Corrections belong to what they correct: those of a call-off to the call-offs, the others to the baseline. */
export const SAVINGS_SUMS: Sql = sql`
  coalesce(sum(s.baseline_cents) FILTER (WHERE s.kind = 'baseline' OR (s.kind = 'correction' AND s.call_off_id IS NULL)), 0)::float8
    AS "baselineCents",
  coalesce(sum(s.baseline_cents) FILTER (WHERE s.kind = 'award'), 0)::float8 AS "awardBaselineCents",
  coalesce(sum(s.actual_cents) FILTER (WHERE s.kind = 'award'), 0)::float8 AS "awardCents",
  coalesce(sum(s.baseline_cents) FILTER (WHERE s.call_off_id IS NOT NULL), 0)::float8 AS "calledBaselineCents",
  coalesce(sum(s.actual_cents) FILTER (WHERE s.call_off_id IS NOT NULL), 0)::float8 AS "calledCents"`;

/** Savings of one purchase by body, under the reader's row-level security: all for the lead buyer, else one's own. One statement. */
export function readSavingsOf(query: Query, procurementId: string): Promise<readonly BodySavings[]> {
  return query<BodySavings>(savingsStatement(procurementId));
}

/** The same as one JSON column of another statement. */
export function savingsColumn(procurementId: string): Sql {
  return sql`(SELECT coalesce(json_agg(saved), '[]') FROM (${savingsStatement(procurementId)}) AS saved)`;
}

function savingsStatement(procurementId: string): Sql {
  return sql`SELECT s.body_id AS "bodyId", b.short_name AS "bodyName", ${SAVINGS_SUMS}
    FROM savings_entry s JOIN body b ON b.id = s.body_id WHERE s.procurement_id = ${procurementId}::uuid
    GROUP BY s.body_id, b.short_name, b.sort_name ORDER BY b.sort_name`;
}

/** Whose entries a list of savings takes: the own body's, or everything the reader may see. */
export type SavingsScope = 'own' | 'all';

const inScope = (actor: Actor, scope: SavingsScope): Sql =>
  scope === 'own' ? sql`s.body_id = ${actor.bodyId}::uuid` : sql`true`;

/** Savings by purchase or, without one, by contract; the dearest last. One statement. */
export async function listSavings(actor: Actor, scope: SavingsScope): Promise<readonly PurchaseSavings[]> {
  if (!canListContracts(actor)) return [];
  return readAs(actor, (query) =>
    query<PurchaseSavings>(sql`SELECT sums.*, coalesce(p.title, c.title, 'Beschaffung') AS title,
        coalesce(p.reference, c.reference, '') AS reference
      FROM (SELECT s.procurement_id AS "procurementId",
          CASE WHEN s.procurement_id IS NULL THEN s.contract_id END AS "contractId",
          count(DISTINCT s.body_id)::int AS bodies, ${SAVINGS_SUMS}
        FROM savings_entry s WHERE ${inScope(actor, scope)}
        GROUP BY s.procurement_id, CASE WHEN s.procurement_id IS NULL THEN s.contract_id END) AS sums
      LEFT JOIN procurement p ON p.id = sums."procurementId" LEFT JOIN contract c ON c.id = sums."contractId"
      ORDER BY sums."calledBaselineCents" - sums."calledCents" DESC, reference LIMIT 500`),
  );
}

const BATCH = 1_000;

/** The ledger line by line, oldest first, in batches. */
export async function* exportSavings(actor: Actor, scope: SavingsScope): AsyncGenerator<SavingsLine[]> {
  if (!canListContracts(actor)) return;
  let after = '0';
  for (;;) {
    const batch = await reportAs(actor, after === '0' ? 'beginning' : 'continuation', (query) =>
      query<SavingsLine>(sql`SELECT s.id::text, s.recorded_at AS "recordedAt", p.reference AS "procurementReference",
          c.reference AS "contractReference", o.reference AS "callOffReference", coalesce(p.title, c.title) AS title,
          b.short_name AS "bodyName", s.kind, s.quantity, s.baseline_cents::float8 AS "baselineCents",
          s.actual_cents::float8 AS "actualCents", s.method
        FROM savings_entry s JOIN body b ON b.id = s.body_id LEFT JOIN procurement p ON p.id = s.procurement_id
        LEFT JOIN contract c ON c.id = s.contract_id LEFT JOIN call_off o ON o.id = s.call_off_id
        WHERE s.id > ${after}::bigint AND ${inScope(actor, scope)} ORDER BY s.id LIMIT ${BATCH}`),
    );
    if (batch.length === 0) return;
    yield batch;
    after = batch.at(-1)?.id ?? after;
  }
}

/** What a body has proven to save in one calendar year (Berlin time). */
export interface YearlySaving {
  readonly bodyId: string;
  readonly bodyName: string;
  readonly year: number;
  /** What the ordered call-offs would have cost before, and what they cost; net euro cents, corrections deducted. */
  readonly baselineCents: number;
  readonly actualCents: number;
  /** Number of call-offs behind the figures. */
  readonly callOffs: number;
}

/**
 * The proven saving per body and year: ordered call-offs only, less what was taken back, never what an award merely
 * promises. Proofs of cooperations and of funding read it here (docs/decisions/0132-savings-ledger.md). A reader gets the rows
 * their row-level security lets them see: the own body's, those under contracts they lead, all for the Land's oversight.
 */
export async function listProvenSavings(actor: Actor, scope: SavingsScope): Promise<readonly YearlySaving[]> {
  if (!canListContracts(actor)) return [];
  return readAs(actor, (query) =>
    query<YearlySaving>(sql`SELECT s.body_id AS "bodyId", b.short_name AS "bodyName",
        extract(year FROM s.recorded_at AT TIME ZONE 'Europe/Berlin')::int AS year,
        sum(s.baseline_cents)::float8 AS "baselineCents", coalesce(sum(s.actual_cents), 0)::float8 AS "actualCents",
        count(DISTINCT s.call_off_id)::int AS "callOffs"
      FROM savings_entry s JOIN body b ON b.id = s.body_id
      WHERE s.call_off_id IS NOT NULL AND ${inScope(actor, scope)}
      GROUP BY 1, 2, 3, b.sort_name ORDER BY year DESC, b.sort_name LIMIT 2000`),
  );
}

/** Scopes open to the actor: who leads purchases or oversees them also sees those of others. */
export function savingsScopes(actor: Actor): readonly SavingsScope[] {
  return oversees(actor) ? ['all', 'own'] : ['own', 'all'];
}
