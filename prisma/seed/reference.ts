import type pg from 'pg';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import { PREPARED_VALUES } from '#src/modules/legal/domain/procurement-parameters.ts';
import { type BodyRecord, bodyRow, keyRows } from './reference/body-record.ts';
import { CLAUSES } from './reference/clauses.ts';
import { COOPERATION_FIELDS } from './reference/cooperation-fields.ts';
import { cpvRows } from './reference/cpv.ts';
import { fixedId } from './reference/fixed-id.ts';
import { INSTITUTIONS } from './reference/institutions.ts';
import { changeRows, territorialRecords } from './reference/territory.ts';

/** Key of the advisory lock that keeps two starting instances from loading at once. */
const LOCK = 726_001;

/** Columns of `body` the register fills, with their types in SQL. */
const BODY_COLUMNS = {
  kind: 'text',
  slug: 'text',
  official_name: 'text',
  short_name: 'text',
  region: 'text',
  district_id: 'uuid',
  seat_postcode: 'text',
  population: 'int',
  population_date: 'date',
  area_km2: 'numeric(10,2)',
  latitude: 'double precision',
  longitude: 'double precision',
  valid_from: 'date',
  valid_to: 'date',
  search_text: 'text',
  sort_name: 'text',
  source_note: 'text',
} as const;

/**
 * Writes bodies and their keys: adds what is missing, changes what differs, leaves everything else alone, above all
 * what administrators decide (second factor). Runs in the caller's transaction.
 */
export async function writeBodies(client: pg.ClientBase, records: readonly BodyRecord[]): Promise<void> {
  const columns = Object.keys(BODY_COLUMNS);
  const names = columns.join(', ');
  const types = Object.entries(BODY_COLUMNS).map((column) => column.join(' '));
  const ours = columns.map((name) => `b.${name}`).join(', ');
  const theirs = columns.map((name) => `excluded.${name}`).join(', ');
  await client.query(
    `INSERT INTO body AS b (id, ${names}) SELECT id, ${names} FROM json_to_recordset($1) AS r (id uuid, ${types.join(', ')})
     ON CONFLICT (id) DO UPDATE SET (${names}, version) = ROW (${theirs}, b.version + 1)
     WHERE (${ours}) IS DISTINCT FROM (${theirs})`,
    [JSON.stringify(records.map(bodyRow))],
  );
  await client.query(
    `INSERT INTO body_key AS k (id, body_id, kind, value, valid_from, valid_to)
     SELECT * FROM json_to_recordset($1) AS r (id uuid, body_id uuid, kind text, value text, valid_from date, valid_to date)
     ON CONFLICT (id) DO UPDATE SET body_id = excluded.body_id, valid_to = excluded.valid_to
     WHERE (k.body_id, k.valid_to) IS DISTINCT FROM (excluded.body_id, excluded.valid_to)`,
    [JSON.stringify(records.flatMap(keyRows))],
  );
}

async function writeChanges(client: pg.ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO body_change (id, effective, kind, predecessor_name, predecessor_key, successor_body_id, evidence)
     SELECT * FROM json_to_recordset($1) AS r (id uuid, effective date, kind text, predecessor_name text,
       predecessor_key text, successor_body_id uuid, evidence text)
     ON CONFLICT (predecessor_key, effective) DO NOTHING`,
    [JSON.stringify(changeRows())],
  );
}

/** The vocabulary of what is bought: adds what is missing, changes labels that differ. */
async function writeCpvCodes(client: pg.ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO cpv_code AS c (code, label, search_text)
     SELECT * FROM json_to_recordset($1) AS r (code text, label text, search_text text)
     ON CONFLICT (code) DO UPDATE SET label = excluded.label, search_text = excluded.search_text
     WHERE (c.label, c.search_text) IS DISTINCT FROM (excluded.label, excluded.search_text)`,
    [JSON.stringify(cpvRows())],
  );
}

/** The catalogue of clauses: adds what is missing and ends what has ended; wordings once in force stay as they were. */
async function writeClauses(client: pg.ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO clause AS c (key, category, title, text, source, certainty, valid_from, valid_to)
     SELECT key, category, title, text, source, certainty, "validFrom", "validTo"
     FROM json_to_recordset($1) AS r (key text, category text, title text, text text, source text, certainty text,
       "validFrom" date, "validTo" date)
     ON CONFLICT (key, valid_from) DO UPDATE SET valid_to = excluded.valid_to
     WHERE c.valid_to IS DISTINCT FROM excluded.valid_to`,
    [JSON.stringify(CLAUSES)],
  );
}

/** The Land maintains fields and parameters in the portal: what is there already is never touched. */
async function writeLandDefaults(client: pg.ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO cooperation_field (key, label, sort, active)
     SELECT * FROM json_to_recordset($1) AS r (key text, label text, sort int, active boolean)
     ON CONFLICT (key) DO NOTHING`,
    [JSON.stringify(COOPERATION_FIELDS)],
  );
  const parameters = LEGAL_PARAMETERS.map((parameter) => ({
    id: fixedId(`legal-parameter:${parameter.key}:${parameter.validFrom}`),
    ...parameter,
  }));
  await client.query(
    `INSERT INTO legal_parameter (id, key, value, valid_from, valid_to, source, certainty, note)
     SELECT id, key, value, "validFrom", "validTo", source, certainty, note
     FROM json_to_recordset($1) AS r (id uuid, key text, value jsonb, "validFrom" date, "validTo" date, source text,
       certainty text, note text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(parameters)],
  );
  const prepared = PREPARED_VALUES.map((value) => ({
    id: fixedId(`prepared-legal-value:${value.key}:${value.value}`),
    ...value,
  }));
  await client.query(
    `INSERT INTO prepared_legal_value (id, key, value, expected_from, source, certainty, note)
     SELECT id, key, value, "expectedFrom", source, certainty, note
     FROM json_to_recordset($1) AS r (id uuid, key text, value jsonb, "expectedFrom" date, source text, certainty text, note text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(prepared)],
  );
}

/** Every body of the reference register: Kreise, Gemeinden, ended Gemeinden, institutions. */
export function referenceBodies(): BodyRecord[] {
  return [...territorialRecords(), ...INSTITUTIONS];
}

/**
 * Loads the register of bodies, the fields of cooperation, the legal parameters, the CPV codes and the clauses in one transaction of its own.
 * Can be repeated at every start: a second run changes nothing, a new edition changes what differs.
 *
 * @param client connected as the owner of the tables; must not be inside a transaction
 */
export async function loadReferenceData(client: pg.ClientBase): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await writeBodies(client, referenceBodies());
    await writeChanges(client);
    await writeLandDefaults(client);
    await writeCpvCodes(client);
    await writeClauses(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
