import { readAsSystem } from '#src/db/read.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import { transactionInScope } from '#src/db/transaction.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { type AwaitedPurchase, type StepReminder, stepReminders } from '../domain/step-reminder.ts';

type Row = AwaitedPurchase & { readonly reference: string; readonly title: string; readonly lead: string };

/**
 * Writes to the outbox who is to be reminded of an overdue step between notice and contract: each event, addressee and stage
 * once, whoever looks however often and at however many places. Returns how many were written now.
 */
export async function writeStepReminders(signal: AbortSignal, now: Date): Promise<number> {
  const today = berlinDay(now);
  const { interval, purchases } = await readAwaited(now);
  // Without a value that holds nobody is reminded: an interval is not guessed.
  if (interval === null || interval < 1) return 0;
  let written = 0;
  for (const purchase of purchases) {
    if (signal.aborted) break;
    const due = stepReminders(purchase, interval, today);
    if (due.length > 0) written += await writeOnce(purchase, due);
  }
  return written;
}

const dayOf = (column: Sql) => sql`to_char(${column} AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD')`;

/** Purchases between notice and contract; few at any time. A review procedure holds everything up. */
function readAwaited(now: Date): Promise<{ interval: number | null; purchases: Row[] }> {
  const today = berlinDay(now);
  return readAsSystem(async (query) => {
    const purchases = await query<Row>(sql`
      SELECT p.id, p.reference, p.title, p.status, p.lead_body_id AS "leadBodyId", b.short_name AS lead,
        ${dayOf(sql`p.tendered_at`)} AS "tenderedOn", ${dayOf(sql`t.offers_due_at`)} AS "offersDueOn",
        coalesce(t.offers_due_at <= ${now}, false) AS "dueReached", ${dayOf(sql`t.opened_at`)} AS "openedOn",
        t.opened_by AS "openedBy", ${dayOf(sql`p.evaluated_at`)} AS "evaluatedOn", ${dayOf(sql`p.awarded_at`)} AS "awardedOn",
        (SELECT count(*)::int FROM bid x WHERE x.procurement_id = p.id) AS "bidCount",
        (SELECT ${dayOf(sql`max(s.submitted_at)`)} FROM score_submission s WHERE s.procurement_id = p.id) AS "lastHandedInOn",
        (SELECT count(*)::int FROM bid x WHERE x.procurement_id = p.id
          AND NOT EXISTS (SELECT FROM award w WHERE w.bid_id = x.id)
          AND NOT EXISTS (SELECT FROM award_letter l WHERE l.bid_id = x.id)) AS "lettersMissing",
        to_char(greatest(p.standstill_ends_on, (SELECT max(c.appeal_ends_on) FROM challenge c
          WHERE c.procurement_id = p.id)), 'YYYY-MM-DD') AS "barredUntil",
        coalesce((SELECT json_agg(json_build_object('personId', m.person_id, 'bodyId', m.body_id, 'part', m.part,
            'impartial', m.impartial_at IS NOT NULL, 'addedOn', ${dayOf(sql`m.added_at`)},
            'lotsOpen', (SELECT count(*) FROM lot l WHERE l.procurement_id = p.id
              AND EXISTS (SELECT FROM bid x JOIN award_criterion k ON k.lot_id = x.lot_id AND k.kind = 'quality'
                WHERE x.lot_id = l.id AND NOT x.excluded)
              AND NOT EXISTS (SELECT FROM score_submission s WHERE s.lot_id = l.id AND s.evaluator_id = m.person_id)))
            ORDER BY m.person_id)
          FROM evaluation_member m WHERE m.procurement_id = p.id AND m.ended_at IS NULL), '[]'::json) AS seats
      FROM procurement p JOIN body b ON b.id = p.lead_body_id LEFT JOIN tender t ON t.procurement_id = p.id
      WHERE p.status IN ('tendering', 'evaluated', 'awarded') AND NOT p.contested ORDER BY p.id`);
    const [parameter] = await query<{ value: number }>(sql`
      SELECT (l.value #>> '{}')::int AS value FROM legal_parameter l WHERE l.key = 'award_reminder_days'
        AND l.valid_from <= ${today}::date AND (l.valid_to IS NULL OR l.valid_to >= ${today}::date)
      ORDER BY l.valid_from DESC LIMIT 1`);
    return { interval: parameter?.value ?? null, purchases };
  });
}

function writeOnce({ id, reference, title, lead }: Row, due: readonly StepReminder[]): Promise<number> {
  const named = { procurementId: id, reference, title, actorBody: lead };
  const records = due.map(({ since, ...reminder }) => ({ ...reminder, payload: { ...named, dueOn: since } }));
  return transactionInScope(
    SYSTEM_SCOPE,
    (tx) => tx.$executeRaw`
      INSERT INTO outbox_message (kind, procurement_id, body_ids, roles, person_id, payload, unique_key)
      SELECT d.kind, ${id}::uuid, ARRAY[d."bodyId"], d.roles, d."personId", d.payload, d.key
      FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
        AS d(kind text, "bodyId" uuid, roles text[], "personId" uuid, payload jsonb, key text)
      ON CONFLICT (unique_key) DO NOTHING`,
  );
}
