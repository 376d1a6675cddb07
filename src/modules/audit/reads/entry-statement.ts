import { type Sql, sql } from '#src/db/sql.ts';
import type { AuditScope } from '#src/policy/audit.ts';
import type { AuditLogQuery } from '../domain/log-query.ts';

/** The instant at which a day, or the day after it, begins in Hessen, as SQL. */
const startOf = (day: string, offset: 0 | 1) =>
  sql`((${day}::date + ${offset}::int)::timestamp AT TIME ZONE 'Europe/Berlin')`;

/** Conditions on `audit_entry e`. The scope stands here although row-level security holds too: it is what the index serves. */
export function entryConditions(scope: AuditScope, query: AuditLogQuery): Sql {
  let where = scope.kind === 'body' ? sql`e.body_ids @> ARRAY[${scope.bodyId}::uuid]` : sql`true`;
  if (scope.kind === 'none') where = sql`false`;
  if (query.from) where = sql`${where} AND e.occurred_at >= ${startOf(query.from, 0)}`;
  if (query.to) where = sql`${where} AND e.occurred_at < ${startOf(query.to, 1)}`;
  if (query.action) {
    where = query.action.includes('.')
      ? sql`${where} AND e.action = ${query.action}`
      : sql`${where} AND starts_with(e.action, ${`${query.action}.`})`;
  }
  if (query.subjectType) where = sql`${where} AND e.subject_type = ${query.subjectType}`;
  if (query.subjectId) where = sql`${where} AND e.subject_id = ${query.subjectId}`;
  if (query.bodyId) where = sql`${where} AND e.body_ids @> ARRAY[${query.bodyId}::uuid]`;
  return where;
}
