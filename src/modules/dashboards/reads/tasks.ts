import { type Query, readAs, readAsSystem } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { ParameterRow } from '#src/modules/cooperations/reads/facts-of-day.ts';
import { type OpenFactsRow, openFactsStatement, parametersJson } from '#src/modules/cooperations/reads/open-facts.ts';
import { berlinDay, type IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';
import type { Task } from '../domain/task.ts';
import { taskCandidates, tasksIn } from './task-candidates.ts';

export interface TaskList {
  readonly tasks: readonly Task[];
  readonly today: IsoDay;
}

/** What every reading of tasks needs besides the cooperations: deadlines' parameters and the person's memberships. */
export const taskContextColumns = (personId: string) => sql`${parametersJson} AS parameters,
  (SELECT coalesce(json_agg(m.body_id), '[]'::json) FROM membership m
    WHERE m.person_id = ${personId}::uuid AND m.ended_at IS NULL) AS "memberBodyIds", now() AS now`;

export interface TaskContextRow {
  readonly parameters: readonly ParameterRow[];
  readonly memberBodyIds: readonly string[];
  readonly now: Date;
}

/** Tasks of the actor inside a transaction that has read the context. */
export async function readTasks(query: Query, actor: Actor, context: TaskContextRow): Promise<TaskList> {
  const candidates = taskCandidates(sql`ARRAY[${actor.bodyId}::uuid]`);
  // Named: planning it takes longer than running it.
  const rows = await query<OpenFactsRow>(openFactsStatement(candidates), 'tasks_of_body');
  const { parameters, memberBodyIds, now } = context;
  const tasks = tasksIn(actor, rows, { parameters, actingPersonBodyIds: memberBodyIds, now });
  return { tasks, today: berlinDay(now) };
}

/** Everything the actor can do now for the body they act for, by deadline. Two statements. */
export function listTasks(actor: Actor): Promise<TaskList> {
  return readAs(actor, async (query) => {
    const [context] = await query<TaskContextRow>(sql`SELECT ${taskContextColumns(actor.personId)}`, 'task_context');
    if (!context) throw new Error('a SELECT without FROM yields a row');
    return readTasks(query, actor, context);
  });
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
    const [context] = await query<TaskContextRow>(sql`SELECT ${taskContextColumns(person.personId)}`);
    if (!context) throw new Error('a SELECT without FROM yields a row');
    const { parameters, memberBodyIds, now } = context;
    const bodyIds = others.map(({ bodyId }) => bodyId).filter((bodyId) => memberBodyIds.includes(bodyId));
    const rows = await query<OpenFactsRow>(openFactsStatement(taskCandidates(sql`${bodyIds}::uuid[]`)));
    return others
      .map((actor) => ({ actor, tasks: tasksIn(actor, rows, { parameters, actingPersonBodyIds: memberBodyIds, now }) }))
      .filter(({ tasks }) => tasks.length > 0)
      .map(({ actor, tasks }) => ({
        bodyId: actor.bodyId,
        bodyName: actor.bodyName,
        count: tasks.length,
        dueOn: tasks[0]?.dueOn ?? null,
      }));
  });
}
