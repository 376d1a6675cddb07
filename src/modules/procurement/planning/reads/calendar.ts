import { readAs } from '#src/db/read.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canPlanJointly } from '#src/policy/contracts.ts';
import { oversees } from '#src/policy/cooperations.ts';
import type { CalendarEntry } from '../domain/calendar.ts';

const MOST = 2_000;

const day = (column: Sql) => sql`to_char(${column}, 'YYYY-MM-DD')`;

/**
 * Days of planned purchases between two days, as far as the reader sees them: ends of surveys, steps of schedules, the day
 * of need, and of contracts the end and the last day to give notice. One statement.
 */
export async function listCalendar(actor: Actor, from: IsoDay, to: IsoDay): Promise<readonly CalendarEntry[]> {
  if (!canPlanJointly(actor)) return [];
  // Asked but not yet addressed: an idea is the lead buyer's own thought.
  const purchases = sql`(SELECT p.*, b.short_name AS body_name FROM procurement p JOIN body b ON b.id = p.lead_body_id
    WHERE p.status NOT IN ('ended', 'cancelled') AND (p.status <> 'idea' OR p.lead_body_id = ${actor.bodyId}::uuid)) AS p`;
  const contracts = sql`(SELECT c.*, b.short_name AS body_name FROM contract c JOIN body b ON b.id = c.owner_body_id
    WHERE c.status IN ('running', 'exhausted') AND c.ends_on IS NOT NULL) AS c`;
  const partnership = oversees(actor)
    ? sql`true`
    : sql`(p.lead_body_id = ${actor.bodyId}::uuid OR EXISTS (SELECT FROM procurement_participant n
        WHERE n.procurement_id = p.id AND n.body_id = ${actor.bodyId}::uuid AND n.is_partner))`;
  return readAs(actor, (query) =>
    query<CalendarEntry>(sql`SELECT e.kind, ${day(sql`e.starts_on`)} AS "startsOn", ${day(sql`e.ends_on`)} AS "endsOn", e.title,
        e.reference, e.step_key AS "stepKey", e.body_name AS "bodyName", e.path
      FROM (
        SELECT 'survey_due' AS kind, p.survey_due_on AS starts_on, p.survey_due_on AS ends_on, p.title, p.reference,
          NULL AS step_key, p.body_name, '/beschaffungen/' || p.id || '/bedarf' AS path
        FROM ${purchases} WHERE p.survey_due_on IS NOT NULL AND p.status = 'surveying'
        UNION ALL
        SELECT 'need', p.need_on, p.need_on, p.title, p.reference, NULL, p.body_name, '/beschaffungen/' || p.id
        FROM ${purchases} WHERE p.need_on IS NOT NULL
        UNION ALL
        SELECT 'schedule_step', s.starts_on, s.ends_on, p.title, p.reference, s.step_key, p.body_name,
          '/beschaffungen/' || p.id || '/zeitplan'
        FROM ${purchases} JOIN schedule_step s ON s.procurement_id = p.id WHERE ${partnership}
        UNION ALL
        SELECT 'contract_end', c.ends_on, c.ends_on, c.title, c.reference, NULL, c.body_name, '/vertraege/' || c.id
        FROM ${contracts}
        UNION ALL
        SELECT 'contract_notice', (c.ends_on - make_interval(months => c.notice_months))::date,
          (c.ends_on - make_interval(months => c.notice_months))::date, c.title, c.reference, NULL, c.body_name,
          '/vertraege/' || c.id
        FROM ${contracts} WHERE c.notice_months > 0
      ) AS e WHERE e.ends_on >= ${from}::date AND e.starts_on <= ${to}::date
      ORDER BY e.starts_on, e.ends_on, e.reference, e.kind LIMIT ${MOST}`),
  );
}
