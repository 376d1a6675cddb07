import type pg from 'pg';
import { type Holder, holderAfter } from '#src/modules/cooperations/domain/clock.ts';
import type { CooperationStatus } from '#src/modules/cooperations/domain/status.ts';
import type { EventVerb } from '#src/modules/cooperations/domain/transitions.ts';

/** One event of a case's way. */
interface Step {
  readonly verb: EventVerb;
  readonly from: CooperationStatus | null;
  readonly to: CooperationStatus;
  readonly holder: Holder;
  /** Column of `scale_case` with its moment, and the minutes after it. */
  readonly at: string;
  readonly minutes: number;
  /** One event per case by lead or authority, or one per party. */
  readonly by: 'lead' | 'authority' | 'others' | 'all';
  /** Statuses of cases that have come this far. */
  readonly statuses: readonly CooperationStatus[];
}

const DECIDED: readonly CooperationStatus[] = ['approved', 'noted', 'rejected', 'active', 'ended'];
const SUBMITTED: readonly CooperationStatus[] = ['submitted', 'returned', 'withdrawn', ...DECIDED];
const REQUESTED: readonly CooperationStatus[] = ['collecting_consent', ...SUBMITTED];
const ALL: readonly CooperationStatus[] = ['draft', ...REQUESTED];
const DAY = 1_440;

/** The way of a case, in order. `approve` and `take_note` are told apart by the case's procedure when written. */
function wayOfACase(): Step[] {
  const steps: Step[] = [];
  let holder: Holder = 'none';
  let status: CooperationStatus | null = null;
  const add = (
    verb: EventVerb,
    to: CooperationStatus,
    at: string,
    minutes: number,
    by: Step['by'],
    statuses: readonly CooperationStatus[],
  ) => {
    holder = holderAfter(verb, to, holder);
    steps.push({ verb, from: status, to, holder, at, minutes, by, statuses });
    status = to;
  };
  add('create_draft', 'draft', 'created_at', 0, 'lead', ALL);
  add('invite_partner', 'draft', 'created_at', 30, 'lead', ALL);
  add('accept_invitation', 'draft', 'created_at', DAY, 'others', ALL);
  add('request_consents', 'collecting_consent', 'requested_at', 0, 'lead', REQUESTED);
  add('prepare_consent', 'collecting_consent', 'requested_at', 21 * DAY, 'all', SUBMITTED);
  add('sign_consent', 'collecting_consent', 'requested_at', 22 * DAY, 'all', SUBMITTED);
  add('submit', 'submitted', 'submitted_at', 0, 'lead', SUBMITTED);
  add('return_for_correction', 'returned', 'submitted_at', 10 * DAY, 'authority', ['returned']);
  status = 'submitted';
  add('withdraw', 'withdrawn', 'submitted_at', 12 * DAY, 'lead', ['withdrawn']);
  status = 'submitted';
  add('reject', 'rejected', 'decided_at', 0, 'authority', ['rejected']);
  status = 'submitted';
  add('approve', 'approved', 'decided_at', 0, 'authority', ['approved', 'noted', 'active', 'ended']);
  add('activate', 'active', 'activated_at', 0, 'lead', ['active', 'ended']);
  add('end', 'ended', 'ended_at', 0, 'lead', ['ended']);
  return steps;
}

/** Events of all cases of `scale_case`, oldest first, kept in `scale_event` for the audit log. */
async function insertEvents(client: pg.ClientBase): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE scale_event ON COMMIT DROP AS
     SELECT row_number() OVER (ORDER BY occurred_at, n, step, place) AS position, * FROM (
       SELECT c.n, c.id AS cooperation_id, s.step, p.place,
         CASE WHEN s.verb = 'approve' AND c.procedure = 'notice' THEN 'take_note' ELSE s.verb END AS verb,
         CASE WHEN s.from_status = 'approved' AND c.procedure = 'notice' THEN 'noted' ELSE s.from_status END AS from_status,
         CASE WHEN s.to_status = 'approved' AND c.procedure = 'notice' THEN 'noted' ELSE s.to_status END AS to_status,
         s.holder, CASE WHEN s.by = 'authority' THEN c.authority ELSE p.body_id END AS body_id,
         date_trunc('milliseconds', least(now(), CASE s.at WHEN 'created_at' THEN created_at WHEN 'requested_at' THEN requested_at
           WHEN 'submitted_at' THEN submitted_at WHEN 'decided_at' THEN decided_at WHEN 'activated_at' THEN activated_at
           ELSE ended_at END + make_interval(mins => s.minutes + p.place::int))) AS occurred_at,
         CASE s.verb WHEN 'invite_partner' THEN jsonb_build_object('bodyIds', c.parties[2:])
           WHEN 'submit' THEN jsonb_build_object('authorityBodyId', c.authority)
           ELSE jsonb_build_object('contentVersion', 1) END AS details,
         CASE WHEN s.by = 'authority' OR s.verb = 'submit' THEN c.authority || c.parties ELSE c.parties END AS body_ids
       FROM scale_case c
         JOIN json_to_recordset($1) AS s (step int, verb text, from_status text, to_status text, holder text, at text,
           minutes int, by text, statuses json) ON s.statuses::jsonb ? c.status
         CROSS JOIN LATERAL unnest(CASE s.by WHEN 'all' THEN c.parties WHEN 'others' THEN c.parties[2:]
           ELSE ARRAY[c.lead] END) WITH ORDINALITY AS p (body_id, place)
     ) AS events`,
    [
      JSON.stringify(
        wayOfACase().map(({ from, to, ...step }, index) => ({
          ...step,
          step: index,
          from_status: from,
          to_status: to,
        })),
      ),
    ],
  );
  await client.query(
    `INSERT INTO cooperation_event (cooperation_id, verb, from_status, to_status, holder, actor_body_id, details, occurred_at)
     SELECT cooperation_id, verb, from_status, to_status, holder, body_id, details, occurred_at
     FROM scale_event ORDER BY position`,
  );
}

/**
 * The audit log of the same events as one whole chain. The trigger would rewrite the head row once per entry, which
 * within one transaction costs the square of their number; the chain is computed here by the trigger's own formula.
 */
async function insertAudit(client: pg.ClientBase): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE scale_audit ON COMMIT DROP AS
      SELECT h.sequence + e.position AS sequence, e.occurred_at, e.body_id, 'cooperations.' || e.verb AS action,
        e.cooperation_id::text AS subject_id, e.body_ids, jsonb_build_object('from', e.from_status, 'to', e.to_status) AS details
      FROM scale_event e CROSS JOIN audit_head h WHERE h.id = 1;
    CREATE UNIQUE INDEX ON scale_audit (sequence);
    ANALYZE scale_audit;
    CREATE TEMP TABLE scale_chain ON COMMIT DROP AS
    WITH RECURSIVE chain AS (
      SELECT sequence, ''::bytea AS previous_hash, hash FROM audit_head WHERE id = 1
      UNION ALL
      SELECT a.sequence, c.hash, sha256(c.hash || convert_to(concat_ws(E'\\x1f', a.sequence::text,
        to_char(a.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '', a.body_id::text,
        a.action, 'cooperation', a.subject_id, array_to_string(a.body_ids, ','), a.details::text), 'UTF8'))
      FROM chain c JOIN scale_audit a ON a.sequence = c.sequence + 1
    ) SELECT * FROM chain;
    ALTER TABLE audit_entry DISABLE TRIGGER chain;
    INSERT INTO audit_entry (sequence, occurred_at, actor_body_id, action, subject_type, subject_id, body_ids, details,
        previous_hash, hash)
      SELECT a.sequence, a.occurred_at, a.body_id, a.action, 'cooperation', a.subject_id, a.body_ids, a.details,
        c.previous_hash, c.hash
      FROM scale_audit a JOIN scale_chain c USING (sequence) ORDER BY sequence;
    UPDATE audit_head SET (sequence, hash) = (SELECT sequence, hash FROM scale_chain ORDER BY sequence DESC LIMIT 1) WHERE id = 1;
    ALTER TABLE audit_entry ENABLE TRIGGER chain`);
}

/** Messages that were told and dispatched long ago: the outbox keeps them, workers must not stumble over them. */
async function insertOutbox(client: pg.ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO outbox_message (kind, cooperation_id, body_ids, created_at, dispatched_at)
     SELECT CASE verb WHEN 'submit' THEN 'cooperation_submitted' WHEN 'reject' THEN 'cooperation_rejected'
         ELSE 'cooperation_approved' END, cooperation_id, body_ids, occurred_at, occurred_at + interval '5 seconds'
     FROM scale_event WHERE verb IN ('submit', 'approve', 'take_note', 'reject') ORDER BY position`,
  );
}

/** Writes events, audit log and outbox of the cases in `scale_case`. */
export async function writeHistory(client: pg.ClientBase): Promise<void> {
  await insertEvents(client);
  await insertAudit(client);
  await insertOutbox(client);
}
