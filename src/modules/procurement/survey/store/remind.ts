import { enqueueOutbox } from '#src/db/outbox.ts';
import { readAsSystem } from '#src/db/read.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { sql } from '#src/db/sql.ts';
import { transactionInScope } from '#src/db/transaction.ts';
import { berlinDay, type IsoDay } from '#src/modules/legal/domain/days.ts';
import { isReminderDay } from '../domain/reminder.ts';
import { ANSWERING_ROLES, markReminded } from './told.ts';

interface OpenSurvey {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly dueOn: IsoDay;
  readonly openedOn: IsoDay;
  readonly lead: string;
  /** Days before the last one on which is reminded; null while no value holds. */
  readonly daysBefore: number | null;
}

/**
 * Writes today's reminders of surveys that end soon to the outbox. Safe to run twice and at two places at once: a body is
 * marked in the same transaction, and nobody is reminded twice on a day. Returns how many bodies were reminded now.
 */
export async function writeSurveyReminders(signal: AbortSignal, now: Date): Promise<number> {
  const today = berlinDay(now);
  let written = 0;
  for (const survey of await listOpenSurveys(today)) {
    if (signal.aborted) break;
    if (isReminderDay(today, survey.dueOn, survey.daysBefore ?? 0, survey.openedOn)) {
      written += await remindOf(survey, today, now);
    }
  }
  return written;
}

/** Surveys that run; few at any time, each with as many bodies as it likes. */
function listOpenSurveys(today: IsoDay): Promise<OpenSurvey[]> {
  return readAsSystem((query) =>
    query<OpenSurvey>(sql`
      SELECT p.id, p.reference, p.title, to_char(p.survey_due_on, 'YYYY-MM-DD') AS "dueOn", b.short_name AS lead,
        to_char((SELECT max(e.occurred_at) FROM procurement_event e WHERE e.procurement_id = p.id
          AND e.verb IN ('open_survey', 'reopen_survey')) AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS "openedOn",
        (SELECT (l.value #>> '{}')::int FROM legal_parameter l WHERE l.key = 'survey_reminder_days'
          AND l.valid_from <= ${today}::date AND (l.valid_to IS NULL OR l.valid_to >= ${today}::date)
          ORDER BY l.valid_from DESC LIMIT 1) AS "daysBefore"
      FROM procurement p JOIN body b ON b.id = p.lead_body_id
      WHERE p.status = 'surveying' AND p.survey_due_on > ${today}::date ORDER BY p.id`),
  );
}

async function remindOf(survey: OpenSurvey, today: IsoDay, now: Date): Promise<number> {
  return transactionInScope(SYSTEM_SCOPE, async (tx) => {
    const reminded = await markReminded(tx, survey.id, today, now);
    if (reminded.length === 0) return 0;
    const { id: procurementId, reference, title, dueOn, lead } = survey;
    const record = {
      kind: 'procurement_survey_reminder',
      procurementId,
      payload: { procurementId, reference, title, dueOn, actorBody: lead },
    };
    const bodyIds = reminded.map(({ bodyId }) => bodyId);
    await enqueueOutbox(tx, { ...record, bodyIds, roles: ANSWERING_ROLES });
    for (const { bodyId, deputyPersonId } of reminded)
      if (deputyPersonId !== null) await enqueueOutbox(tx, { ...record, bodyIds: [bodyId], personId: deputyPersonId });
    return reminded.length;
  });
}
