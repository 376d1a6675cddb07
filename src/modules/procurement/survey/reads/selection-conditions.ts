import { join, type Sql, sql } from '#src/db/sql.ts';
import { bodyConditions } from '#src/modules/bodies/reads/list-conditions.ts';
import type { BodySelection } from '../domain/selection.ts';

/** The rows of `body AS b` a selection means; never the lead buyer, which takes part anyway. Preview and command share it. */
export function selectionConditions(selection: BodySelection, leadBodyId: string): Sql {
  const conditions = [bodyConditions(selection.query), sql`b.id <> ${leadBodyId}::uuid`];
  // Row-level security shows members of a cooperative to its members and to itself.
  if (selection.fellowMembers)
    conditions.push(sql`b.id IN (SELECT m.body_id FROM cooperative_member m WHERE m.status IN ('active', 'leaving'))`);
  return join(conditions, ' AND ');
}
