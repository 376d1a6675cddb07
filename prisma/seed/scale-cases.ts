import type pg from 'pg';

/** How much history a measurement gets. */
export interface ScaleHistory {
  /** Cooperations begun per year. */
  readonly perYear: number;
  /** Years that lie behind the portal, this one included. */
  readonly years: number;
}

/**
 * A body's and a case's share of chance come from the case's number, so that the same figures always give the same rows.
 * Result: an integer from 0 to `below` - 1.
 */
const chance = (number: string, salt: number, below: number) =>
  `((hashint8extended(${number}, ${salt}) & 1048575) % ${below})::int`;

/** Places of a case among bodies that lie beside each other in the register's order: mostly of one Kreis. */
const PARTIES = `
  CREATE TEMP TABLE scale_place ON COMMIT DROP AS
    SELECT row_number() OVER (ORDER BY b.district_id NULLS FIRST, b.sort_name, b.id)::int AS place, b.id, b.short_name,
      b.region, coalesce((SELECT k.value FROM body_key k WHERE k.body_id = b.id AND k.kind = 'ags'
        ORDER BY k.valid_from DESC LIMIT 1), b.id::text) AS key
    FROM body b WHERE b.kind IN ('municipality', 'independent_city') AND b.valid_to IS NULL;
  CREATE UNIQUE INDEX ON scale_place (place);
  CREATE UNIQUE INDEX ON scale_place (id);
  CREATE TEMP TABLE scale_office ON COMMIT DROP AS
    SELECT id, region FROM body WHERE kind = 'regional_council' AND valid_to IS NULL;
  ANALYZE scale_place;`;

/** Days from the first draft to consents being asked for, and to the first submission. */
const REQUESTED_AFTER = 30;
const SUBMITTED_AFTER = 60;

/**
 * What every case is, by its age alone: a month of drafting, a month of consents, three to ten weeks with the authority,
 * a month until it begins, three to twelve years until it ends; some are withdrawn, rejected, or never end. So the
 * share of open cases stays what it is however many years lie behind.
 */
const CASES = `
  CREATE TEMP TABLE scale_case ON COMMIT DROP AS
  WITH drawn AS (
    SELECT n, md5('scale:' || n)::uuid AS id,
      now() - make_interval(mins => ((n - $3::bigint) * 525600 / $1::int)::int + ${chance('n', 1, 1440)}) AS created_at,
      1 + ${chance('n', 2, 1_048_576)} % (SELECT count(*)::int FROM scale_place) AS place,
      1 + ${chance('n', 3, 4)} AS others, 20 + ${chance('n', 4, 50)} AS review_days,
      1100 + ${chance('n', 5, 3300)} AS term_days, ${chance('n', 6, 100)} AS fate, ${chance('n', 7, 12)} AS field
    FROM generate_series($3::bigint + 1, $3::bigint + $1::bigint * $2::bigint) AS n
  ), dated AS (
    SELECT d.*, l.id AS lead, l.region,
      array(SELECT p.id FROM scale_place p WHERE p.place BETWEEN d.place AND d.place + d.others ORDER BY p.place) AS parties,
      created_at + interval '${REQUESTED_AFTER} days' AS requested_at,
      created_at + interval '${SUBMITTED_AFTER} days' AS submitted_at,
      created_at + make_interval(days => ${SUBMITTED_AFTER} + review_days) AS decided_at,
      created_at + make_interval(days => ${SUBMITTED_AFTER} + review_days + 30) AS activated_at,
      created_at + make_interval(days => ${SUBMITTED_AFTER} + review_days + 30 + term_days) AS ended_at,
      (ARRAY['agreement_delegation', 'agreement_mandate', 'special_purpose_association'])[1 + field % 3] AS legal_form
    FROM drawn d JOIN scale_place l ON l.place = d.place
  )
  SELECT n, id, created_at, requested_at, submitted_at, decided_at, activated_at, ended_at, lead, parties, region, legal_form,
    (SELECT o.id FROM scale_office o WHERE o.region = dated.region) AS authority,
    (SELECT key FROM cooperation_field WHERE active ORDER BY sort OFFSET field % 12 LIMIT 1) AS field_key,
    CASE WHEN legal_form = 'agreement_mandate' THEN 'notice' ELSE 'approval' END AS procedure,
    CASE
      WHEN requested_at > now() THEN 'draft'
      WHEN submitted_at > now() THEN 'collecting_consent'
      WHEN fate < 3 THEN 'withdrawn'
      WHEN decided_at > now() THEN CASE WHEN fate < 8 THEN 'returned' ELSE 'submitted' END
      WHEN fate < 9 THEN 'rejected'
      WHEN activated_at > now() THEN CASE WHEN legal_form = 'agreement_mandate' THEN 'noted' ELSE 'approved' END
      WHEN ended_at > now() OR fate > 97 THEN 'active'
      ELSE 'ended'
    END AS status
  FROM dated`;

/** Cases that all wait for one authority, for measuring its decision. $1 how many, $2 authority, $3 first number. */
const WAITING_CASES = `
  CREATE TEMP TABLE scale_case ON COMMIT DROP AS
  SELECT n, md5('waiting:' || n)::uuid AS id, now() - interval '90 days' AS created_at,
    now() - interval '60 days' AS requested_at, now() - interval '30 days' AS submitted_at, now() AS decided_at,
    now() AS activated_at, now() AS ended_at, l.id AS lead,
    array(SELECT p.id FROM scale_place p WHERE p.place BETWEEN l.place AND l.place + 2 ORDER BY p.place) AS parties,
    'darmstadt' AS region, 'agreement_delegation' AS legal_form, $2::uuid AS authority, 'it_operation' AS field_key,
    'approval' AS procedure, 'submitted' AS status
  FROM generate_series($3::bigint + 1, $3::bigint + $1::bigint) AS n
    JOIN scale_place l ON l.place = 1 + ${chance('n', 2, 1_048_576)} % (SELECT count(*)::int FROM scale_place)`;

/** Number of the last scale case, so that further ones get further numbers. */
async function lastNumber(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ last: number }>(
    `SELECT coalesce(max(substr(reference, 10)::int), 0) AS last FROM cooperation WHERE reference ~ '^IKZ-[0-9]{4}-[0-9]{7}$'`,
  );
  return rows[0]?.last ?? 0;
}

async function finishCases(client: pg.ClientBase): Promise<void> {
  await client.query('CREATE UNIQUE INDEX ON scale_case (id)');
  await client.query('ANALYZE scale_case');
}

/** Draws the cases of a history into the temporary table `scale_case`, until the transaction ends. */
export async function drawCases(client: pg.ClientBase, history: ScaleHistory): Promise<void> {
  await client.query(PARTIES);
  await client.query(CASES, [history.perYear, history.years, await lastNumber(client)]);
  await finishCases(client);
}

/** Draws cases that wait for one authority's decision into `scale_case`. */
export async function drawWaitingCases(client: pg.ClientBase, count: number, authorityId: string): Promise<void> {
  await client.query(PARTIES);
  await client.query(WAITING_CASES, [count, authorityId, await lastNumber(client)]);
  await finishCases(client);
}
