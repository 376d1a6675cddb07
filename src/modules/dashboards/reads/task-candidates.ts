import { type Sql, sql } from '#src/db/sql.ts';
import { type ContractTaskRows, contractTasksIn } from '#src/modules/contracts/reads/tasks.ts';
import { CONTRACT_TASK_LABELS } from '#src/modules/contracts/texts.ts';
import { cooperationPath } from '#src/modules/cooperations/domain/addresses.ts';
import { openTasks } from '#src/modules/cooperations/domain/next-step.ts';
import { type FactsContext, type OpenFactsRow, openFactsReader } from '#src/modules/cooperations/reads/open-facts.ts';
import { VERB_LABELS } from '#src/modules/cooperations/texts.ts';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { ROOM_OF_VERB } from '#src/modules/procurement/domain/rooms.ts';
import type { ProcurementRow } from '#src/modules/procurement/reads/record.ts';
import { procurementTasksIn } from '#src/modules/procurement/reads/tasks.ts';
import { VERB_LABELS as PURCHASE_VERB_LABELS } from '#src/modules/procurement/texts.ts';
import type { Actor } from '#src/policy/actor.ts';
import { actingIn, canViewCooperation } from '#src/policy/cooperations.ts';
import { cooperationTaskPath, type Task } from '../domain/task.ts';

/** Most cooperations looked at for one list of tasks; the nearest deadlines come first. */
export const CANDIDATE_LIMIT = 500;

/**
 * Ids of cooperations in which one of the bodies may have to act: what is under way among its partners, and what waits
 * for it as authority. Both come from indexes over what is open, so ended cooperations cost nothing.
 * @param bodyIds an SQL array of uuid
 */
export function taskCandidates(bodyIds: Sql): Sql {
  return sql`(SELECT k.id FROM cooperation_access a JOIN cooperation k ON k.id = a.cooperation_id
      WHERE a.body_id = ANY(${bodyIds}) AND a.open AND a.reason = 'partner'
        AND (k.status IN ('draft', 'collecting_consent', 'submitted', 'returned', 'approved', 'noted')
          OR k.status = 'active' AND k.term_kind = 'until' AND k.ends_on <= (now() AT TIME ZONE 'Europe/Berlin')::date)
      ORDER BY coalesce(k.consent_due_on, k.starts_on) NULLS LAST LIMIT ${CANDIDATE_LIMIT})
    UNION (SELECT f.cooperation_id FROM cooperation_figure f
      WHERE f.authority_body_id = ANY(${bodyIds}) AND f.status = 'submitted'
      ORDER BY f.decision_due_on NULLS LAST LIMIT ${CANDIDATE_LIMIT})`;
}

/** The acting person's tasks in these cooperations: the same rules as the buttons. */
export function tasksIn(actor: Actor, rows: readonly OpenFactsRow[], context: FactsContext): Task[] {
  const readFacts = openFactsReader(context);
  return rows.flatMap((row) => {
    const facts = readFacts(row);
    if (!canViewCooperation(actor, facts)) return [];
    return openTasks(facts, actingIn(actor, facts)).map(({ verb, dueOn }) => ({
      kind: verb,
      label: VERB_LABELS[verb],
      reference: row.reference,
      title: row.title,
      leadName: row.leadName,
      path: cooperationTaskPath(row.id, verb),
      casePath: cooperationPath(row.id),
      dueOn,
    }));
  });
}

/** The acting person's tasks in purchases. */
export function purchaseTasks(actor: Actor, rows: readonly ProcurementRow[], now: Date): Task[] {
  return procurementTasksIn(actor, rows, now).map(({ procurementId, verb, ...task }) => ({
    ...task,
    kind: `purchase_${verb}`,
    label: PURCHASE_VERB_LABELS[verb],
    path: procurementPath(procurementId, ROOM_OF_VERB[verb]),
    casePath: procurementPath(procurementId),
  }));
}

/** The acting person's tasks under contracts. */
export function contractTasks(actor: Actor, rows: ContractTaskRows): Task[] {
  return contractTasksIn(actor, rows).map(({ verb, ...task }) => ({
    ...task,
    kind: verb,
    label: CONTRACT_TASK_LABELS[verb],
    casePath: task.path,
  }));
}
