import type pg from 'pg';
import { fixedId } from './reference/fixed-id.ts';
import { INSTITUTION_IDS } from './reference/institutions.ts';

/** A survey of 290 bodies with ten questions, and a purchase that runs with contracts to call from. */
export const SCALE_PURCHASES = {
  survey: fixedId('scale-procurement:survey'),
  running: fixedId('scale-procurement:running'),
} as const;

const BODIES = 290;
const ITEMS = 10;
const CONTRACTS = 40;
const FILED = `'Gemeinsame Beschaffung von Arbeitsplätzen, Netzen und Lizenzen, damit Ausschreibung, Betrieb und Ersatz auch dort gelingen, wo eine Stelle allein zu klein ist.'`;

/**
 * Adds both, the same every time: towns in the register's order, quantities and prices from their place. Runs with the
 * owner's rights on a database that holds neither.
 */
export async function scaleProcurement(client: pg.Client): Promise<void> {
  await client.query('BEGIN');
  await client.query(`SELECT set_config('allmende.scope', 'system', true)`);
  for (const statement of [...surveyStatements(), ...runningStatements()]) await client.query(statement);
  await client.query('COMMIT');
  await client.query('ANALYZE');
}

const towns = (count: number) => `(SELECT id, row_number() OVER (ORDER BY sort_name, id) AS place FROM body
  WHERE kind IN ('municipality', 'independent_city') AND valid_to IS NULL ORDER BY sort_name, id LIMIT ${count})`;

function surveyStatements(): string[] {
  const id = SCALE_PURCHASES.survey;
  return [
    `INSERT INTO procurement (id, reference, status, title, subject, need, lead_body_id, survey_due_on, estimated_value_cents,
       estimate_reasoning, term_months, need_on, contract_nature)
     VALUES ('${id}', 'BES-MESSUNG-1', 'surveying', 'Arbeitsplätze für Hessens Kommunen', ${FILED}, ${FILED},
       '${INSTITUTION_IDS.kopit}', current_date + 30, 4800000000, 'Heutige Preise der Befragten', 48, current_date + 300, 'supplies')`,
    `INSERT INTO survey_item (id, procurement_id, position, title, unit, mandatory, variants, asks_price)
     SELECT md5('scale-item' || n)::uuid, '${id}', n, 'Geräteklasse ' || n, 'Stück', n <= 3,
       CASE WHEN n % 2 = 0 THEN '{14 Zoll,16 Zoll}'::text[] ELSE '{}' END, n <= 5 FROM generate_series(1, ${ITEMS}) AS n`,
    `INSERT INTO procurement_participant (procurement_id, body_id, is_lead, status)
     VALUES ('${id}', '${INSTITUTION_IDS.kopit}', true, 'asked')`,
    `INSERT INTO procurement_participant (procurement_id, body_id, status, is_partner, condition, answered_at)
     SELECT '${id}', t.id, CASE WHEN t.place % 3 = 0 THEN 'confirmed' ELSE 'answered' END, t.place % 3 = 0,
       CASE WHEN t.place % 7 = 0 THEN 'Nur mit Service vor Ort' ELSE '' END, now() - interval '1 day' FROM ${towns(BODIES)} AS t`,
    `INSERT INTO survey_answer (procurement_id, item_id, body_id, quantity, variant, current_price_cents)
     SELECT '${id}', i.id, t.id, (t.place * 7 + i.position * 13) % 90 + 1,
       CASE WHEN i.position % 2 = 0 THEN i.variants[1 + t.place % 2] END,
       CASE WHEN i.asks_price THEN 40000 + (t.place * 31 + i.position * 17) % 60000 END
     FROM ${towns(BODIES)} AS t CROSS JOIN survey_item i WHERE i.procurement_id = '${id}'`,
    `INSERT INTO demand_confirmation (procurement_id, body_id, status, budget_line, demand)
     SELECT '${id}', t.id, 'signed', '1.11.01/0840', '[]' FROM ${towns(BODIES)} AS t WHERE t.place % 3 = 0`,
    `INSERT INTO procurement_event (procurement_id, verb, from_status, to_status, audience, actor_body_id)
     SELECT '${id}', 'answer_survey', 'surveying', 'surveying', 'lead', t.id FROM ${towns(BODIES)} AS t`,
  ];
}

function runningStatements(): string[] {
  const id = SCALE_PURCHASES.running;
  const contract = `md5('scale-contract' || n)::uuid`;
  const lot = `md5('scale-lot' || n)::uuid`;
  return [
    `INSERT INTO procurement (id, reference, status, title, subject, need, lead_body_id, survey_due_on, estimated_value_cents,
       term_months, contract_nature, procedure_key, legally_checked_at, tendered_at, evaluated_at, awarded_at, running_since)
     VALUES ('${id}', 'BES-MESSUNG-2', 'running', 'Notebooks im Rahmen', ${FILED}, ${FILED}, '${INSTITUTION_IDS.kopit}',
       current_date - 300, 9600000000, 48, 'supplies', 'open', now() - interval '200 days', now() - interval '150 days',
       now() - interval '100 days', now() - interval '90 days', current_date - 60)`,
    `INSERT INTO procurement_participant (procurement_id, body_id, is_lead, status, is_partner)
     VALUES ('${id}', '${INSTITUTION_IDS.kopit}', true, 'confirmed', true)`,
    `INSERT INTO procurement_participant (procurement_id, body_id, status, is_partner, is_caller)
     SELECT '${id}', t.id, 'confirmed', true, true FROM ${towns(BODIES)} AS t`,
    `INSERT INTO lot (id, procurement_id, number, title, max_value_cents, max_quantity)
     SELECT ${lot}, '${id}', n, 'Los ' || n, 100000000000, 1000000 FROM generate_series(1, ${CONTRACTS}) AS n`,
    `INSERT INTO contract (id, reference, procurement_id, lot_id, owner_body_id, title, supplier_name, starts_on, ends_on,
       original_value_cents, max_value_cents, max_quantity, unit_price_cents)
     SELECT ${contract}, 'VTR-MESSUNG-' || n, '${id}', ${lot}, '${INSTITUTION_IDS.kopit}', 'Notebooks, Los ' || n, 'Muster GmbH',
       current_date - 60, current_date + 1400, 100000000000, 100000000000, 1000000, 90000 FROM generate_series(1, ${CONTRACTS}) AS n`,
    `INSERT INTO contract_caller (contract_id, body_id) SELECT ${contract}, t.id
     FROM generate_series(1, ${CONTRACTS}) AS n CROSS JOIN ${towns(BODIES)} AS t`,
    `INSERT INTO procurement_event (procurement_id, verb, from_status, to_status, actor_body_id)
     SELECT '${id}', v.verb, v.status, v.status, '${INSTITUTION_IDS.kopit}' FROM (VALUES ('open_survey', 'surveying'),
       ('close_survey', 'pooled'), ('complete_legal_check', 'legally_checked'), ('conclude_agreement', 'agreed'),
       ('start_tendering', 'tendering'), ('complete_evaluation', 'evaluated'), ('decide_award', 'awarded'),
       ('conclude_contracts', 'running')) AS v (verb, status)`,
  ];
}
