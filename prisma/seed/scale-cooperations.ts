import type pg from 'pg';
import { type CooperationContent, freezeContent } from '#src/modules/cooperations/domain/content.ts';
import { evaluateRules } from '#src/modules/cooperations/domain/rules.ts';
import { PUBLIC_STATUSES } from '#src/modules/cooperations/domain/status.ts';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import type { LegalForm } from '#src/modules/legal/domain/legal-form.ts';
import { drawCases, drawWaitingCases, type ScaleHistory } from './scale-cases.ts';
import { writeHistory } from './scale-history.ts';

const AIM =
  'Die Beteiligten wollen ihre Verfahren gemeinsam betreiben, damit Vertretung, Sicherheit und Kosten auch dort stimmen, wo eine Stelle allein zu klein ist. Bürgerinnen und Bürger sollen überall dieselben Dienste in derselben Güte finden.';
const TASKS =
  'Betrieb der gemeinsamen Server und Netze, Pflege der Fachverfahren, Rufbereitschaft, gemeinsame Beschaffung von Lizenzen und Geräten, Schulung der Beschäftigten, jährlicher Bericht an die Vertretungen der Beteiligten.';
const TERMINATION = 'Kündigung mit einer Frist von zwölf Monaten zum Ende eines Kalenderjahres.';
const COST_NOTE = 'Umlage nach Einwohnerzahl.';
const ACTIVITIES = ['planning', 'operating'] as const;
const REGIONS = ['darmstadt', 'giessen', 'kassel'] as const;
const FORMS: readonly LegalForm[] = ['agreement_delegation', 'agreement_mandate', 'special_purpose_association'];

function sampleContent(legalForm: LegalForm): CooperationContent {
  return {
    title: 'Gemeinsame IT',
    fieldKey: 'it_operation',
    sharedActivities: ACTIVITIES,
    aim: AIM,
    tasks: TASKS,
    startsOn: '2026-01-01',
    term: { kind: 'unlimited' },
    terminationClause: TERMINATION,
    legalForm,
    costPerYearCents: 4_800_000,
    costNote: COST_NOTE,
  };
}

/** The rules' answer for a case of two Kreise in one Regierungsbezirk, by region and legal form. */
function ruleSnapshots(): { region: string; form: string; snapshot: unknown }[] {
  return REGIONS.flatMap((region) =>
    FORMS.map((form) => ({
      region,
      form,
      snapshot: evaluateRules({
        content: sampleContent(form),
        parties: ['06001001', '06002001'].map((key) => ({
          bodyId: key,
          name: `Gemeinde ${key}`,
          kind: 'municipality' as const,
          key,
          districtId: key.slice(0, 5),
          region,
          population: 9_000,
        })),
        parameters: LEGAL_PARAMETERS,
        day: '2026-11-01',
      }),
    })),
  );
}

const REACHED = `status IN ('submitted','returned','approved','noted','rejected','active','ended')
  OR (status = 'withdrawn' AND submitted_at < now())`;
const DECIDED = `status IN ('approved','noted','rejected','active','ended')`;

/** Same folding as the generated column of `cooperation`: docs of the migration 20261123122000. */
const fold = (text: string) => `lower(replace(replace(replace(replace(lower(${text}),
  'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'))`;

async function insertCooperations(client: pg.ClientBase): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE scale_rules ON COMMIT DROP AS
       SELECT * FROM json_to_recordset($1) AS r (region text, form text, snapshot jsonb)`,
    [JSON.stringify(ruleSnapshots())],
  );
  await client.query(
    `INSERT INTO cooperation (id, reference, status, title, field_key, shared_activities, aim, tasks, starts_on, term_kind,
       termination_clause, legal_form, cost_per_year_cents, cost_note, lead_body_id, created_at, updated_at, version,
       content_version, consent_due_on, authority_body_id, procedure, rule_snapshot, first_submitted_at, submitted_at,
       decision_due_on, decided_at, activated_on, ended_on, end_reason)
     SELECT c.id, 'IKZ-' || to_char(created_at, 'YYYY') || '-' || lpad(n::text, 7, '0'), status,
       f.label || ' ' || l.short_name || ' und Nachbarn', field_key, $1, $2, $3, activated_at::date, 'unlimited', $4,
       legal_form, 1200000 * cardinality(parties), $5, lead, created_at,
       least(now(), CASE status WHEN 'ended' THEN ended_at WHEN 'active' THEN activated_at ELSE submitted_at END), 7,
       CASE WHEN status = 'draft' THEN 0 ELSE 1 END,
       CASE WHEN status = 'collecting_consent' THEN (requested_at + interval '90 days')::date END,
       CASE WHEN ${REACHED} THEN authority END, CASE WHEN ${REACHED} THEN procedure END,
       CASE WHEN ${REACHED} THEN r.snapshot END, CASE WHEN ${REACHED} THEN submitted_at END,
       CASE WHEN ${REACHED} THEN submitted_at END,
       CASE WHEN status = 'submitted' THEN (submitted_at + interval '90 days')::date END,
       CASE WHEN ${DECIDED} THEN decided_at END, CASE WHEN status IN ('active','ended') THEN activated_at::date END,
       CASE WHEN status = 'ended' THEN ended_at::date END,
       CASE WHEN status = 'ended' THEN 'Die Aufgabe ist an einen gemeinsamen Zweckverband übergegangen.' END
     FROM scale_case c JOIN scale_place l ON l.id = c.lead JOIN cooperation_field f ON f.key = c.field_key
       LEFT JOIN scale_rules r ON r.region = c.region AND r.form = c.legal_form
     ORDER BY n DESC`,
    [ACTIVITIES, AIM, TASKS, TERMINATION, COST_NOTE],
  );
}

async function insertPartners(client: pg.ClientBase): Promise<void> {
  const oldest = 'c.n > (SELECT max(n) - 200 FROM scale_case)';
  for (const some of [oldest, `NOT ${oldest}`]) {
    await client.query(
      `INSERT INTO cooperation_partner (cooperation_id, body_id, is_lead, status, responsible_person, invited_at, responded_at)
       SELECT c.id, p.body_id, p.place = 1, 'accepted', 'IT-Leitung', c.created_at, c.created_at + interval '1 day'
       FROM scale_case c CROSS JOIN LATERAL unnest(c.parties) WITH ORDINALITY AS p (body_id, place)
       WHERE ${some} ORDER BY c.n DESC`,
    );
    // The triggers were planned for empty tables, and would read them whole for every partner that follows.
    await client.query('ANALYZE cooperation, cooperation_partner, cooperation_access, cooperation_figure');
  }
  await client.query(
    `INSERT INTO consent (cooperation_id, body_id, content_version, status, resolution_body, resolution_date,
       resolution_reference, prepared_at, signed_at)
     SELECT c.id, p.body_id, 1, 'signed', 'Gemeindevertretung', (c.requested_at + interval '20 days')::date,
       'DS ' || to_char(c.requested_at, 'YYYY') || '/' || p.place, c.requested_at + interval '21 days',
       c.requested_at + interval '22 days'
     FROM scale_case c CROSS JOIN LATERAL unnest(c.parties) WITH ORDINALITY AS p (body_id, place)
     WHERE c.submitted_at < now() ORDER BY c.n DESC`,
  );
}

/** Versions, decisions and what the public sees. */
async function insertOutcomes(client: pg.ClientBase): Promise<void> {
  const content = freezeContent(sampleContent('agreement_delegation'), '', []);
  await client.query(
    `INSERT INTO cooperation_version (cooperation_id, number, content, created_at)
     SELECT c.id, 1, $1::jsonb || jsonb_build_object('title', k.title, 'fieldKey', k.field_key, 'legalForm', k.legal_form,
         'leadBodyId', c.lead, 'partnerBodyIds', to_jsonb(c.parties[2:])), c.requested_at
     FROM scale_case c JOIN cooperation k ON k.id = c.id WHERE c.status <> 'draft' ORDER BY c.n DESC`,
    [JSON.stringify(content)],
  );
  await client.query(
    `INSERT INTO decision (cooperation_id, kind, content_version, reason, authority_body_id, decided_at, rule_snapshot)
     SELECT c.id, CASE WHEN status = 'rejected' THEN 'rejected' WHEN procedure = 'notice' THEN 'noted' ELSE 'approved' END,
       1, '', authority, decided_at, r.snapshot
     FROM scale_case c JOIN scale_rules r ON r.region = c.region AND r.form = c.legal_form
     WHERE ${DECIDED} ORDER BY c.n DESC`,
  );
  await client.query(
    `INSERT INTO cooperation_publication (cooperation_id, reference, title, field_key, partners, body_ids, starts_on, status,
       since, regions, search_text)
     SELECT c.id, k.reference, k.title, k.field_key,
       (SELECT jsonb_agg(jsonb_build_object('bodyId', p.id, 'name', p.short_name, 'path', '/kommunen/' || p.key)
         ORDER BY u.place) FROM unnest(c.parties) WITH ORDINALITY AS u (id, place) JOIN scale_place p ON p.id = u.id),
       c.parties, k.starts_on, c.status, coalesce(k.activated_on, k.decided_at::date), ARRAY[c.region],
       ${fold(`k.title || ' ' || k.reference`)}
     FROM scale_case c JOIN cooperation k ON k.id = c.id WHERE c.status = ANY($1) ORDER BY c.n DESC`,
    [PUBLIC_STATUSES],
  );
}

const TABLES =
  'cooperation, cooperation_partner, cooperation_access, cooperation_event, cooperation_version, cooperation_publication, consent, decision, audit_entry, outbox_message, notice';

async function writeCases(client: pg.Client, draw: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`SELECT set_config('allmende.scope', 'system', true), set_config('jit', 'off', true)`);
    await draw();
    await insertCooperations(client);
    await insertPartners(client);
    await insertOutcomes(client);
    await writeHistory(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
  await client.query(`VACUUM ANALYZE ${TABLES}`);
}

/**
 * Fills the portal with years of cooperations as its commands would have left them: partners, consents, versions,
 * decisions, events, publications, a whole audit chain. For measurements only.
 *
 * @param client connected as the owner of the tables, after the register was loaded
 */
export function scaleCooperations(client: pg.Client, history: ScaleHistory): Promise<void> {
  return writeCases(client, () => drawCases(client, history));
}

/**
 * Adds submitted cooperations that one authority has to decide. For measurements only.
 *
 * @param client connected as the owner of the tables
 */
export function addWaitingCooperations(client: pg.Client, count: number, authorityId: string): Promise<void> {
  return writeCases(client, () => drawWaitingCases(client, count, authorityId));
}
