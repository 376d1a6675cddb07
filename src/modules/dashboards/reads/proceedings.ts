import { readAs } from '#src/db/read.ts';
import { empty, type Sql, sql } from '#src/db/sql.ts';
import type { CooperationStatus } from '#src/modules/cooperations/domain/status.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canViewLandFigures, canViewReviewFigures } from '#src/policy/dashboards.ts';
import { AppError } from '#src/server/errors.ts';
import { MAX_PROCEEDINGS_PAGE, type ProceedingsQuery } from '../domain/proceedings.ts';
import { ageCondition, DECIDED_IN_PERIOD, TODAY } from './review-figures.ts';

const PAGE_SIZE = 50;
const LIMIT = PAGE_SIZE * MAX_PROCEEDINGS_PAGE;

/** A case before an authority. */
export interface Proceeding {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly status: CooperationStatus;
  readonly leadName: string;
  readonly authorityName: string;
  readonly submittedOn: IsoDay;
  readonly dueOn: IsoDay | null;
  readonly decidedOn: IsoDay | null;
  /** Calendar days from the first submission to the decision, or to today. */
  readonly totalDays: number;
  /** Of those the authority held the case; only once decided. */
  readonly authorityDays: number | null;
}

export interface Proceedings {
  readonly items: readonly Proceeding[];
  /** At most 2,000. */
  readonly total: number;
  readonly pageCount: number;
  /** Name of the authority the query asks for. */
  readonly authorityName: string | null;
}

function conditions(actor: Actor, query: ProceedingsQuery): Sql {
  const all = canViewLandFigures(actor);
  const authorityId = all ? query.authorityBodyId : actor.bodyId;
  const authority = authorityId ? sql`AND f.authority_body_id = ${authorityId}::uuid` : empty;
  const age = query.age ? sql`AND ${ageCondition(query.age)}` : empty;
  switch (query.state) {
    case 'waiting':
      return sql`f.status = 'submitted' ${authority} ${age}`;
    case 'overdue':
      return sql`f.status = 'submitted' AND f.decision_due_on < ${TODAY} ${authority}`;
    case 'with_partners':
      return sql`f.status = 'returned' ${authority}`;
    case 'decided':
      return sql`f.decided_at IS NOT NULL AND ${DECIDED_IN_PERIOD} ${authority}`;
  }
}

/**
 * The list behind the figures on proceedings, with the same conditions: an authority's own cases, or all of them for the
 * Land's oversight. Longest waiting first; decided ones newest first. Throws AppError('forbidden').
 */
export async function listProceedings(actor: Actor, query: ProceedingsQuery): Promise<Proceedings> {
  if (!canViewReviewFigures(actor)) throw new AppError('forbidden');
  const where = conditions(actor, query);
  const order =
    query.state === 'decided'
      ? sql`f.decided_at DESC, f.cooperation_id DESC`
      : sql`f.first_submitted_at, f.cooperation_id`;
  const day = (column: Sql) => sql`to_char(${column} AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD')`;
  return readAs(actor, async (run) => {
    const items = await run<Proceeding>(sql`
      SELECT k.id, k.reference, k.title, k.status, l.short_name AS "leadName", b.short_name AS "authorityName",
        ${day(sql`f.first_submitted_at`)} AS "submittedOn", to_char(f.decision_due_on, 'YYYY-MM-DD') AS "dueOn",
        ${day(sql`f.decided_at`)} AS "decidedOn", f.authority_days AS "authorityDays",
        coalesce(f.total_days, ${TODAY} - (f.first_submitted_at AT TIME ZONE 'Europe/Berlin')::date) AS "totalDays"
      FROM (SELECT * FROM cooperation_figure f WHERE ${where} ORDER BY ${order}
          LIMIT ${PAGE_SIZE} OFFSET ${(query.page - 1) * PAGE_SIZE}) AS f
        JOIN cooperation k ON k.id = f.cooperation_id JOIN body l ON l.id = k.lead_body_id
        JOIN body b ON b.id = f.authority_body_id
      ORDER BY ${order}`);
    const [rest] = await run<{ total: number; authorityName: string | null }>(sql`
      SELECT (SELECT count(*)::int FROM (SELECT FROM cooperation_figure f WHERE ${where} LIMIT ${LIMIT}) AS capped) AS total,
        (SELECT short_name FROM body WHERE id = ${query.authorityBodyId}::uuid) AS "authorityName"`);
    const total = rest?.total ?? 0;
    const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
    return { items, total, pageCount, authorityName: rest?.authorityName ?? null };
  });
}
