import { type Query, readAs, readAsSystem } from '#src/db/read.ts';
import { join, sql } from '#src/db/sql.ts';
import { type ContractTaskRows, contractTaskColumn } from '#src/modules/contracts/reads/tasks.ts';
import type { ParameterRow } from '#src/modules/cooperations/reads/facts-of-day.ts';
import { type OpenFactsRow, openFactsStatement, parametersJson } from '#src/modules/cooperations/reads/open-facts.ts';
import { berlinDay, type IsoDay } from '#src/modules/legal/domain/days.ts';
import type { ProcurementRow } from '#src/modules/procurement/reads/record.ts';
import { taskCandidatesColumn } from '#src/modules/procurement/reads/tasks.ts';
import type { Actor } from '#src/policy/actor.ts';
import { byDeadline, type Task } from '../domain/task.ts';
import { contractTasks, purchaseTasks, taskCandidates, tasksIn } from './task-candidates.ts';

export interface TaskList {
  readonly tasks: readonly Task[];
  readonly today: IsoDay;
}

/**
 * What every reading of tasks needs besides the cooperations: deadlines' parameters, the person's memberships, the
 * purchases under way, and what waits under contracts.
 */
export const taskContextColumns = (actor: Actor) => sql`${parametersJson} AS parameters,
  (SELECT coalesce(json_agg(m.body_id), '[]'::json) FROM membership m
    WHERE m.person_id = ${actor.personId}::uuid AND m.ended_at IS NULL) AS "memberBodyIds", now() AS now,
  ${taskCandidatesColumn(actor)} AS purchases, ${contractTaskColumn(actor)} AS contracts`;

export interface TaskContextRow {
  readonly parameters: readonly ParameterRow[];
  readonly memberBodyIds: readonly string[];
  readonly now: Date;
  readonly purchases: readonly ProcurementRow[];
  readonly contracts: ContractTaskRows;
}

/** Tasks of the actor inside a transaction that has read the context. */
export async function readTasks(query: Query, actor: Actor, context: TaskContextRow): Promise<TaskList> {
  const candidates = taskCandidates(sql`ARRAY[${actor.bodyId}::uuid]`);
  // Named: planning it takes longer than running it.
  const rows = await query<OpenFactsRow>(openFactsStatement(candidates), 'tasks_of_body');
  const { parameters, memberBodyIds, now, purchases, contracts } = context;
  const inCooperations = tasksIn(actor, rows, { parameters, actingPersonBodyIds: memberBodyIds, now });
  const tasks = [...inCooperations, ...purchaseTasks(actor, purchases, now), ...contractTasks(actor, contracts)].sort(
    byDeadline,
  );
  return { tasks, today: berlinDay(now) };
}

/** Everything the actor can do now for the body they act for, by deadline. Two statements. */
export function listTasks(actor: Actor): Promise<TaskList> {
  return readAs(
    actor,
    async (query) => {
      const [context] = await query<TaskContextRow>(sql`SELECT ${taskContextColumns(actor)}`, 'task_context');
      if (!context) throw new Error('a SELECT without FROM yields a row');
      return readTasks(query, actor, context);
    },
    'once',
  );
}

/** Another organisation of the same person in which something waits. */
export interface WaitingBody {
  readonly bodyId: string;
  readonly bodyName: string;
  readonly count: number;
  /** Nearest deadline there. */
  readonly dueOn: IsoDay | null;
}

/**
 * How much waits for the same person in their other organisations. Row-level security knows one acting body at a time, so
 * this reads as the system, for exactly the bodies of the person's memberships, and gives out nothing but counts and days.
 * @param others the person as they would act for each of the other bodies; taken from the session, never from a request
 */
export function countTasksElsewhere(others: readonly Actor[]): Promise<WaitingBody[]> {
  const [person] = others;
  if (!person) return Promise.resolve([]);
  return readAsSystem(async (query) => {
    const columns = others.map(
      (actor, place) => sql`${`${place}`}::text, json_build_object('purchases', ${taskCandidatesColumn(actor)},
        'contracts', ${contractTaskColumn(actor)})`,
    );
    type Elsewhere = Pick<TaskContextRow, 'purchases' | 'contracts'>;
    const [context] = await query<TaskContextRow & { elsewhere: Record<string, Elsewhere> }>(
      sql`SELECT ${taskContextColumns(person)}, json_build_object(${join(columns)}) AS elsewhere`,
    );
    if (!context) throw new Error('a SELECT without FROM yields a row');
    const { parameters, memberBodyIds, now, elsewhere } = context;
    const bodyIds = others.map(({ bodyId }) => bodyId).filter((bodyId) => memberBodyIds.includes(bodyId));
    const rows = await query<OpenFactsRow>(openFactsStatement(taskCandidates(sql`${bodyIds}::uuid[]`)));
    return others
      .filter(({ bodyId }) => memberBodyIds.includes(bodyId))
      .map((actor) => {
        const inCooperations = tasksIn(actor, rows, { parameters, actingPersonBodyIds: memberBodyIds, now });
        const there = elsewhere[String(others.indexOf(actor))];
        const inPurchases = there ? purchaseTasks(actor, there.purchases, now) : [];
        const inContracts = there ? contractTasks(actor, there.contracts) : [];
        return { actor, tasks: [...inCooperations, ...inPurchases, ...inContracts].sort(byDeadline) };
      })
      .filter(({ tasks }) => tasks.length > 0)
      .map(({ actor, tasks }) => ({
        bodyId: actor.bodyId,
        bodyName: actor.bodyName,
        count: tasks.length,
        dueOn: tasks[0]?.dueOn ?? null,
      }));
  });
}
