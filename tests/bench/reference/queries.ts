import pg from 'pg';

/**
 * What somebody would write by hand for the same pages: one statement per page, no policy, no row-level security. Both
 * references use it, so that they differ from each other in nothing but the rendering.
 */

/** A line of the list of municipalities. */
export interface ListRow {
  readonly name: string;
  readonly kind: string;
  readonly district: string | null;
  readonly region: string | null;
  readonly key: string;
  readonly population: number | null;
  readonly area: number | null;
  readonly total: number;
}

/** A cooperation with everything its page shows. Days and instants are ISO text. */
export interface CaseRow {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly status: string;
  readonly version: number;
  readonly field: string | null;
  readonly aim: string;
  readonly tasks: string;
  readonly startsOn: string | null;
  readonly terminationClause: string;
  readonly legalForm: string | null;
  readonly costPerYear: number | null;
  readonly costNote: string;
  readonly authority: string | null;
  readonly firstSubmittedAt: string | null;
  readonly decidedAt: string | null;
  readonly rules: {
    readonly parameters: readonly { readonly key: string; readonly value: number; readonly source: string }[];
  } | null;
  readonly partners: readonly {
    readonly name: string;
    readonly key: string;
    readonly status: string;
    readonly person: string;
  }[];
  readonly consents: readonly {
    readonly name: string;
    readonly body: string;
    readonly day: string;
    readonly reference: string;
  }[];
  readonly decisions: readonly { readonly kind: string; readonly at: string; readonly reason: string }[];
  readonly events: readonly { readonly verb: string; readonly at: string; readonly name: string | null }[];
}

/** A number beside its label. */
export interface LabelledCount {
  readonly label: string;
  readonly count: number;
}

/** The figures of the Land's dashboard. */
export interface DashboardRow {
  readonly waiting: number;
  readonly overdue: number;
  readonly withPartners: number;
  readonly ages: readonly LabelledCount[];
  readonly decided: number;
  /** Days from submission to decision. */
  readonly median: number | null;
  readonly p90: number | null;
  readonly authorities: readonly LabelledCount[];
  readonly fields: readonly LabelledCount[];
  readonly regions: readonly LabelledCount[];
}

let pool: pg.Pool | undefined;

/** As many connections as one process of the portal has. */
export function getPool(): pg.Pool {
  pool ??= new pg.Pool({ connectionString: process.env.REFERENCE_DATABASE_URL ?? '', max: 10 });
  return pool;
}

const SORTS: Record<string, string> = { name: 'sort_name', einwohner: 'population', flaeche: 'area_km2' };
const KEY = `(SELECT k.value FROM body_key k WHERE k.body_id = b.id AND k.kind = CASE WHEN b.kind = 'district'
  THEN 'district_key' ELSE 'ags' END ORDER BY k.valid_from DESC LIMIT 1)`;

/** Fifty bodies in an order, with the number of all. */
export async function listBodies(sort: string, descending: boolean, page: number): Promise<ListRow[]> {
  const order = `${SORTS[sort] ?? 'sort_name'} ${descending ? 'DESC' : 'ASC'} NULLS LAST, sort_name, id`;
  const { rows } = await getPool().query<ListRow>(
    `SELECT b.official_name AS name, b.kind, d.short_name AS district, b.region, ${KEY} AS key, b.population,
       b.area_km2::float8 AS area, (SELECT count(*)::int FROM body WHERE valid_to IS NULL) AS total
     FROM (SELECT * FROM body WHERE valid_to IS NULL ORDER BY ${order} LIMIT 50 OFFSET $1) AS b
       LEFT JOIN body d ON d.id = b.district_id`,
    [(page - 1) * 50],
  );
  return rows;
}

let districts: Promise<{ key: string; name: string }[]> | undefined;

/** The choices of the filter: asked once, as the portal does. */
export function listDistricts(): Promise<{ key: string; name: string }[]> {
  districts ??= getPool()
    .query<{ key: string; name: string }>(
      `SELECT k.value AS key, b.short_name AS name FROM body b JOIN body_key k ON k.body_id = b.id AND k.kind = 'district_key'
       ORDER BY b.sort_name`,
    )
    .then(({ rows }) => rows);
  return districts;
}

/** A cooperation with all that belongs to it. */
export async function getCase(id: string): Promise<CaseRow | undefined> {
  const { rows } = await getPool().query<CaseRow>(
    `SELECT c.id, c.reference, c.title, c.status, c.version, f.label AS field, c.aim, c.tasks,
       to_char(c.starts_on, 'YYYY-MM-DD') AS "startsOn", c.termination_clause AS "terminationClause",
       c.legal_form AS "legalForm", c.cost_per_year_cents::float8 / 100 AS "costPerYear", c.cost_note AS "costNote",
       a.short_name AS authority, c.first_submitted_at::text AS "firstSubmittedAt", c.decided_at::text AS "decidedAt",
       c.rule_snapshot AS rules,
       (SELECT json_agg(json_build_object('name', b.short_name, 'key', ${KEY}, 'status', p.status,
           'person', p.responsible_person) ORDER BY p.is_lead DESC, b.sort_name)
         FROM cooperation_partner p JOIN body b ON b.id = p.body_id WHERE p.cooperation_id = c.id) AS partners,
       coalesce((SELECT json_agg(json_build_object('name', b.short_name, 'body', k.resolution_body, 'day', k.resolution_date,
           'reference', k.resolution_reference)) FROM consent k JOIN body b ON b.id = k.body_id
         WHERE k.cooperation_id = c.id), '[]') AS consents,
       coalesce((SELECT json_agg(json_build_object('kind', d.kind, 'at', d.decided_at, 'reason', d.reason))
         FROM decision d WHERE d.cooperation_id = c.id), '[]') AS decisions,
       coalesce((SELECT json_agg(json_build_object('verb', e.verb, 'at', e.occurred_at, 'name', b.short_name) ORDER BY e.id DESC)
         FROM cooperation_event e LEFT JOIN body b ON b.id = e.actor_body_id WHERE e.cooperation_id = c.id), '[]') AS events
     FROM cooperation c LEFT JOIN cooperation_field f ON f.key = c.field_key LEFT JOIN body a ON a.id = c.authority_body_id
     WHERE c.id = $1`,
    [id],
  );
  return rows[0];
}

/** The figures the Land looks at, in one statement. */
export async function getDashboard(): Promise<DashboardRow | undefined> {
  const { rows } = await getPool().query<DashboardRow>(
    `WITH waiting AS MATERIALIZED (SELECT c.status, c.authority_body_id, c.first_submitted_at, c.decision_due_on
         FROM cooperation c WHERE c.status IN ('submitted', 'returned') AND c.first_submitted_at IS NOT NULL),
       decided AS MATERIALIZED (SELECT extract(epoch FROM decided_at - first_submitted_at)::float8 / 86400 AS days
         FROM cooperation WHERE decided_at > now() - interval '1 year'),
       running AS MATERIALIZED (SELECT field_key, regions FROM cooperation_publication WHERE status = 'active')
     SELECT
       (SELECT count(*)::int FROM waiting WHERE status = 'submitted') AS waiting,
       (SELECT count(*)::int FROM waiting WHERE status = 'submitted' AND decision_due_on < now()) AS overdue,
       (SELECT count(*)::int FROM waiting WHERE status = 'returned') AS "withPartners",
       (SELECT coalesce(json_agg(g), '[]') FROM (SELECT CASE WHEN first_submitted_at > now() - interval '30 days'
           THEN 'bis 30 Tage' WHEN first_submitted_at > now() - interval '60 days' THEN 'bis 60 Tage'
           WHEN first_submitted_at > now() - interval '90 days' THEN 'bis 90 Tage' ELSE 'länger' END AS label,
           count(*) FROM waiting WHERE status = 'submitted' GROUP BY 1) AS g) AS ages,
       (SELECT count(*)::int FROM decided) AS decided,
       (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY days) FROM decided) AS median,
       (SELECT percentile_disc(0.9) WITHIN GROUP (ORDER BY days) FROM decided) AS p90,
       (SELECT coalesce(json_agg(g), '[]') FROM (SELECT b.short_name AS label, count(*) FROM waiting w
         JOIN body b ON b.id = w.authority_body_id WHERE w.status = 'submitted' GROUP BY 1 ORDER BY 2 DESC) AS g) AS authorities,
       (SELECT coalesce(json_agg(g), '[]') FROM (SELECT f.label, count(*) FROM running r
         JOIN cooperation_field f ON f.key = r.field_key GROUP BY f.label ORDER BY 2 DESC) AS g) AS fields,
       (SELECT coalesce(json_agg(g), '[]') FROM (SELECT region AS label, count(*) FROM running r,
         unnest(r.regions) AS region GROUP BY 1 ORDER BY 2 DESC) AS g) AS regions`,
  );
  return rows[0];
}

/** Approves a case: the same rows as the portal writes, in one transaction. @returns false when somebody was faster */
export async function approve(id: string, version: number): Promise<boolean> {
  const client = await getPool().connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ authority: string; title: string }>(
      `SELECT authority_body_id AS authority, title FROM cooperation WHERE id = $1 AND version = $2 AND status = 'submitted'
       FOR UPDATE`,
      [id, version],
    );
    const [found] = rows;
    if (!found) {
      await client.query('ROLLBACK');
      return false;
    }
    await client.query(
      `INSERT INTO cooperation_event (cooperation_id, verb, from_status, to_status, holder, actor_body_id)
       VALUES ($1, 'approve', 'submitted', 'approved', 'none', $2)`,
      [id, found.authority],
    );
    await client.query(
      `INSERT INTO decision (cooperation_id, kind, content_version, authority_body_id, rule_snapshot)
       SELECT id, 'approved', content_version, authority_body_id, rule_snapshot FROM cooperation WHERE id = $1`,
      [id],
    );
    await client.query(
      `UPDATE cooperation SET status = 'approved', decided_at = now(), updated_at = now(), version = version + 1 WHERE id = $1`,
      [id],
    );
    await client.query(
      `INSERT INTO cooperation_publication (cooperation_id, reference, title, field_key, partners, body_ids, status, since,
         search_text)
       SELECT c.id, c.reference, c.title, c.field_key, (SELECT jsonb_agg(jsonb_build_object('bodyId', p.body_id,
           'name', b.short_name)) FROM cooperation_partner p JOIN body b ON b.id = p.body_id WHERE p.cooperation_id = c.id),
         array(SELECT p.body_id FROM cooperation_partner p WHERE p.cooperation_id = c.id), 'approved', now(), lower(c.title)
       FROM cooperation c WHERE c.id = $1`,
      [id],
    );
    await client.query(
      `INSERT INTO outbox_message (kind, cooperation_id, body_ids, dispatched_at)
       SELECT 'cooperation_approved', $1, array_agg(body_id), now() FROM cooperation_partner WHERE cooperation_id = $1`,
      [id],
    );
    await client.query(
      `INSERT INTO audit_entry (actor_body_id, action, subject_type, subject_id) VALUES ($1, 'cooperations.approve',
         'cooperation', $2)`,
      [found.authority, id],
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
