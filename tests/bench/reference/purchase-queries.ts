import { getPool, type LabelledCount } from './queries.ts';

/** As queries.ts, for purchases: one statement per page, no policy, no row-level security. */

export interface PurchaseRow {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly status: string;
  readonly lead: string;
  readonly subject: string;
  readonly need: string;
  readonly valueCents: number | null;
  readonly termMonths: number | null;
  readonly dueOn: string | null;
  readonly partners: readonly { readonly name: string; readonly slug: string | null }[];
  readonly counts: readonly LabelledCount[];
  readonly savings: readonly { readonly name: string; readonly baseline: number; readonly actual: number }[];
}

/** A purchase with what its overview shows. */
export async function getPurchase(id: string): Promise<PurchaseRow | undefined> {
  const { rows } = await getPool().query<PurchaseRow>(
    `SELECT p.id, p.reference, p.title, p.status, b.short_name AS lead, p.subject, p.need,
       p.estimated_value_cents::float8 AS "valueCents", p.term_months AS "termMonths",
       to_char(p.survey_due_on, 'YYYY-MM-DD') AS "dueOn",
       coalesce((SELECT json_agg(x) FROM (SELECT o.short_name AS name, o.slug FROM procurement_participant n
         JOIN body o ON o.id = n.body_id WHERE n.procurement_id = p.id AND n.is_partner
         ORDER BY n.is_lead DESC, o.sort_name LIMIT 30) x), '[]') AS partners,
       (SELECT json_agg(x) FROM (SELECT n.status AS label, count(*)::int FROM procurement_participant n
         WHERE n.procurement_id = p.id GROUP BY 1) x) AS counts,
       coalesce((SELECT json_agg(x) FROM (SELECT o.short_name AS name, sum(s.baseline_cents)::float8 AS baseline,
           sum(s.actual_cents)::float8 AS actual FROM savings_entry s JOIN body o ON o.id = s.body_id
         WHERE s.procurement_id = p.id GROUP BY 1) x), '[]') AS savings
     FROM procurement p JOIN body b ON b.id = p.lead_body_id WHERE p.id = $1`,
    [id],
  );
  return rows[0];
}

export interface SurveyRow {
  readonly title: string;
  readonly counts: readonly LabelledCount[];
  readonly totals: readonly {
    readonly position: number;
    readonly title: string;
    readonly unit: string;
    readonly answered: number;
    readonly quantity: number;
    readonly confirmed: number;
    readonly darmstadt: number;
    readonly giessen: number;
    readonly kassel: number;
    readonly costCents: number | null;
    readonly variants: readonly LabelledCount[];
  }[];
  readonly outliers: readonly {
    readonly name: string;
    readonly title: string;
    readonly quantity: number;
    readonly per: number;
  }[];
  readonly bodies: readonly {
    readonly name: string;
    readonly slug: string | null;
    readonly status: string;
    readonly condition: string;
    readonly answers: readonly (readonly [quantity: number, variant: string | null, priceCents: number | null])[];
  }[];
}

/** All answers of a survey: sums, what stands out, and the first fifty bodies with theirs. */
export async function getSurvey(id: string): Promise<SurveyRow | undefined> {
  const { rows } = await getPool().query<SurveyRow>(
    `WITH part AS MATERIALIZED (SELECT n.body_id, n.status, n.condition, b.short_name AS name, b.slug, b.region, b.population,
         b.sort_name FROM procurement_participant n JOIN body b ON b.id = n.body_id WHERE n.procurement_id = $1),
       given AS MATERIALIZED (SELECT a.*, i.position, i.title, i.unit, p.name, p.region, p.status, p.population
         FROM survey_answer a JOIN part p ON p.body_id = a.body_id JOIN survey_item i ON i.id = a.item_id WHERE a.procurement_id = $1),
       per AS MATERIALIZED (SELECT g.position, g.title, g.name, g.quantity, g.quantity * 1000.0 / g.population AS per FROM given g
         WHERE g.population > 0 AND g.quantity > 0),
       middle AS MATERIALIZED (SELECT position, percentile_cont(0.5) WITHIN GROUP (ORDER BY per) AS median FROM per GROUP BY 1),
       spread AS MATERIALIZED (SELECT x.position, m.median, percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(x.per - m.median)) AS mad
         FROM per x JOIN middle m USING (position) GROUP BY 1, 2)
     SELECT p.title,
       (SELECT json_agg(x) FROM (SELECT status AS label, count(*)::int FROM part GROUP BY 1) x) AS counts,
       (SELECT json_agg(x ORDER BY x.position) FROM (SELECT position, title, unit, count(*)::int AS answered, sum(quantity)::int AS quantity,
           coalesce(sum(quantity) FILTER (WHERE status = 'confirmed'), 0)::int AS confirmed,
           coalesce(sum(quantity) FILTER (WHERE region = 'darmstadt'), 0)::int AS darmstadt,
           coalesce(sum(quantity) FILTER (WHERE region = 'giessen'), 0)::int AS giessen,
           coalesce(sum(quantity) FILTER (WHERE region = 'kassel'), 0)::int AS kassel,
           sum(quantity * current_price_cents)::float8 AS "costCents",
           coalesce((SELECT json_agg(v) FROM (SELECT y.variant AS label, sum(y.quantity)::int AS count FROM given y
             WHERE y.position = g.position AND y.variant IS NOT NULL GROUP BY 1) v), '[]') AS variants
         FROM given g GROUP BY position, title, unit) x) AS totals,
       coalesce((SELECT json_agg(x) FROM (SELECT r.name, r.title, r.quantity, round(r.per::numeric, 2)::float8 AS per FROM per r
         JOIN spread s USING (position) WHERE s.mad > 0 AND abs(r.per - s.median) / (1.4826 * s.mad) > 3.5 LIMIT 50) x), '[]') AS outliers,
       (SELECT json_agg(x) FROM (SELECT q.name, q.slug, q.status, q.condition, (SELECT json_agg(json_build_array(g.quantity, g.variant,
           g.current_price_cents) ORDER BY g.position) FROM given g WHERE g.body_id = q.body_id) AS answers
         FROM part q ORDER BY q.sort_name LIMIT 50) x) AS bodies
     FROM procurement p WHERE p.id = $1`,
    [id],
  );
  return rows[0];
}

export interface ContractRow {
  readonly id: string;
  readonly title: string;
  readonly unitPriceCents: number;
}

/** What the form of a call-off shows. */
export async function getContract(id: string): Promise<ContractRow | undefined> {
  const { rows } = await getPool().query<ContractRow>(
    'SELECT id, title, unit_price_cents::float8 AS "unitPriceCents" FROM contract WHERE id = $1',
    [id],
  );
  return rows[0];
}

/** Asks for a call-off: the same rows as the portal writes, in one transaction. @returns false when nothing is left */
export async function callOff(
  contractId: string,
  bodyId: string,
  quantity: number,
  budgetLine: string,
): Promise<boolean> {
  const client = await getPool().connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ owner: string; procurement: string; status: string }>(
      `SELECT c.owner_body_id AS owner, c.procurement_id AS procurement, p.status FROM contract c
         JOIN procurement p ON p.id = c.procurement_id
       WHERE c.id = $1 AND c.status = 'running' AND c.called_quantity + $2 <= c.max_quantity FOR NO KEY UPDATE OF c`,
      [contractId, quantity],
    );
    const [found] = rows;
    if (!found) {
      await client.query('ROLLBACK');
      return false;
    }
    const added = await client.query<{ id: string }>(
      `INSERT INTO call_off (reference, contract_id, body_id, quantity, unit_price_cents, amount_cents, budget_line)
       SELECT 'ABR-R-' || nextval('call_off_reference_seq'), id, $2::uuid, $3::int, unit_price_cents, unit_price_cents * $3::int, $4
       FROM contract WHERE id = $1 RETURNING id`,
      [contractId, bodyId, quantity, budgetLine],
    );
    await client.query(
      `INSERT INTO procurement_event (procurement_id, verb, from_status, to_status, audience, actor_body_id)
       VALUES ($1, 'call_off', $2, $2, 'lead', $3)`,
      [found.procurement, found.status, bodyId],
    );
    await client.query(
      `INSERT INTO outbox_message (kind, procurement_id, body_ids, roles, dispatched_at)
       VALUES ('call_off_requested', $1, ARRAY[$2::uuid], '{budget_approver}', now())`,
      [found.procurement, bodyId],
    );
    await client.query(
      `INSERT INTO audit_entry (actor_body_id, action, subject_type, subject_id)
       VALUES ($1, 'contracts.request_call_off', 'call_off', $2)`,
      [bodyId, added.rows[0]?.id],
    );
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
