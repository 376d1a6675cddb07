import { reportAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { auditScope } from '#src/policy/audit.ts';
import { AppError } from '#src/server/errors.ts';
import type { AuditLogQuery } from '../domain/log-query.ts';
import { entryConditions } from './entry-statement.ts';

/** Entries read at once: enough to be quick, little enough to be answered within the statement timeout. */
const BATCH = 1_000;

/** One line of an export: exactly the fields the hash covers, the details as the text that was hashed. */
interface ExportLine {
  readonly sequence: string;
  readonly line: string;
}

/**
 * The entries the actor may read as JSON Lines in order, batch by batch, up to the last entry at the start. The log is
 * append-only, so separate reads give one consistent whole. Throws AppError('forbidden').
 */
export async function* exportAuditEntries(actor: Actor, query: AuditLogQuery): AsyncGenerator<string> {
  const scope = auditScope(actor);
  if (scope.kind === 'none') throw new AppError('forbidden');
  const [end] = await reportAs(actor, 'beginning', (run) =>
    run<{ last: string }>(sql`
      SELECT e.sequence::text AS last FROM audit_entry e WHERE ${entryConditions(scope, query)}
      ORDER BY e.sequence DESC LIMIT 1`),
  );
  let after = '0';
  for (;;) {
    const rows = await reportAs(actor, 'continuation', (run) =>
      run<ExportLine>(sql`
        SELECT e.sequence::text AS sequence, json_build_object('sequence', e.sequence,
          'occurredAt', to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'actorPersonId', e.actor_person_id, 'actorBodyId', e.actor_body_id, 'action', e.action,
          'subjectType', e.subject_type, 'subjectId', e.subject_id, 'bodyIds', e.body_ids, 'details', e.details::text,
          'previousHash', encode(e.previous_hash, 'hex'), 'hash', encode(e.hash, 'hex'))::text AS line
        FROM audit_entry e
        WHERE ${entryConditions(scope, query)} AND e.sequence > ${after}::bigint AND e.sequence <= ${end?.last ?? '0'}::bigint
        ORDER BY e.sequence LIMIT ${BATCH}`),
    );
    if (rows.length > 0) yield `${rows.map((row) => row.line).join('\n')}\n`;
    const last = rows.at(-1);
    if (rows.length < BATCH || !last) return;
    after = last.sequence;
  }
}
