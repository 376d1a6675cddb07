import { type Sql, sql } from '#src/db/sql.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';
import { actingInProcurement, canViewAllDemand, canViewBids, canViewProcurement } from '#src/policy/procurement.ts';
import { openTasks } from '../domain/open-tasks.ts';
import type { ProcurementVerb } from '../domain/transitions.ts';
import { type ProcurementRow, recordOf } from './record.ts';
import { recordsStatement } from './record-statement.ts';

/** Most purchases looked at for one list of tasks; those changed last come first. */
const CANDIDATE_LIMIT = 200;

/** One thing the acting person can do now in a purchase. */
export interface ProcurementTask {
  readonly procurementId: string;
  readonly reference: string;
  readonly title: string;
  readonly leadName: string;
  readonly verb: ProcurementVerb;
  readonly dueOn: IsoDay | null;
}

/**
 * Purchases under way in which the actor's body has a part, as one JSON column, so that a page that lists tasks of several
 * kinds needs no statement of its own for these.
 */
export function taskCandidatesColumn(actor: Pick<Actor, 'personId' | 'bodyId'>): Sql {
  const open = sql`p.id IN (SELECT k.id FROM procurement_access a JOIN procurement k ON k.id = a.procurement_id
    WHERE a.body_id = ${actor.bodyId}::uuid AND k.status NOT IN ('running', 'ended', 'cancelled')
      AND (a.kind = 'lead' OR k.status <> 'idea') ORDER BY k.updated_at DESC LIMIT ${CANDIDATE_LIMIT})`;
  return sql`coalesce((SELECT json_agg(record.*) FROM (${recordsStatement(open, actor)}) AS record), '[]'::json)`;
}

/** The actor's tasks in the purchases of `taskCandidatesColumn`: the same rules as the buttons. */
export function procurementTasksIn(actor: Actor, rows: readonly ProcurementRow[], now: Date): ProcurementTask[] {
  return rows.flatMap((row) => {
    const { facts } = recordOf(row, now);
    if (!canViewProcurement(actor, facts)) return [];
    const situation = {
      ...facts,
      ideaDescribed: (row.need !== '' || row.subject !== '') && row.estimatedValueCents !== null,
      consentDueOn: row.consentDueOn,
      needOn: row.needOn,
      noticeOn: row.noticeOn,
      seesAllDemand: canViewAllDemand(actor, facts),
      seesBids: canViewBids(actor, facts),
    };
    return openTasks(situation, actingInProcurement(actor, facts)).map(({ verb, dueOn }) => ({
      procurementId: row.id,
      reference: row.reference,
      title: row.title,
      leadName: row.lead.name,
      verb,
      dueOn,
    }));
  });
}
