import { readAs } from '#src/db/read.ts';
import { empty, sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { auditScope } from '#src/policy/audit.ts';
import { AppError } from '#src/server/errors.ts';
import { type AuditDetail, auditDetails, idsInDetails } from '../detail-texts.ts';
import type { AuditLogQuery } from '../domain/log-query.ts';
import { entryConditions } from './entry-statement.ts';

const PAGE_SIZE = 50;

export interface AuditEntryView {
  readonly sequence: string;
  readonly occurredAt: Date;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Name of the body acted for; null for the system. */
  readonly bodyName: string | null;
  /** Name of the person, where they belong to the reader's own body. */
  readonly personName: string | null;
  readonly bySystem: boolean;
  readonly details: readonly AuditDetail[];
}

type EntryRow = Omit<AuditEntryView, 'details'> & { readonly details: Readonly<Record<string, unknown>> };

/** The last entry: whoever notes it down can later tell whether the log was cut or rewritten. */
export interface AuditHeadView {
  readonly count: string;
  readonly hash: string;
}

/** The portal's own latest check of the whole chain. */
export interface AuditCheckView {
  readonly checkedAt: Date;
  readonly intact: boolean;
  readonly to: string;
  readonly firstBad: string | null;
}

export interface AuditPage {
  readonly entries: readonly AuditEntryView[];
  /** Sequence before which the next page begins; null at the end. */
  readonly next: string | null;
  /** Only for those who see the whole log. */
  readonly head: AuditHeadView | null;
  readonly check: AuditCheckView | null;
  /** Name of the body the query asks for, if any. */
  readonly bodyName: string | null;
}

/** Entries the actor may read, newest first. Throws AppError('forbidden'). */
export async function listAuditEntries(actor: Actor, query: AuditLogQuery): Promise<AuditPage> {
  const scope = auditScope(actor);
  if (scope.kind === 'none') throw new AppError('forbidden');
  const before = query.before ? sql`AND e.sequence < ${query.before}::bigint` : empty;
  return readAs(actor, async (run) => {
    const rows = await run<EntryRow>(sql`
      SELECT e.sequence::text AS sequence, e.occurred_at AS "occurredAt", e.action, e.subject_type AS "subjectType",
        e.subject_id AS "subjectId", b.short_name AS "bodyName", p.display_name AS "personName",
        e.actor_person_id IS NULL AS "bySystem", e.details
      FROM audit_entry e LEFT JOIN body b ON b.id = e.actor_body_id LEFT JOIN person p ON p.id = e.actor_person_id
      WHERE ${entryConditions(scope, query)} ${before}
      ORDER BY e.sequence DESC LIMIT ${PAGE_SIZE + 1}`);
    const shown = rows.slice(0, PAGE_SIZE);
    const ids = [...new Set(shown.flatMap(({ details }) => idsInDetails(details)))];
    const whole = scope.kind === 'all';
    const [state] = await run<StateRow>(sql`
      SELECT (SELECT json_build_object('count', h.sequence::text, 'hash', encode(h.hash, 'hex'))
          FROM audit_entry h WHERE ${whole} ORDER BY h.sequence DESC LIMIT 1) AS head,
        (SELECT json_build_object('checkedAt', k.checked_at, 'intact', k.intact, 'to', k.to_sequence::text,
            'firstBad', k.first_bad_sequence::text) FROM audit_check k WHERE ${whole} ORDER BY k.id DESC LIMIT 1) AS check,
        (SELECT o.short_name FROM body o WHERE o.id = ${query.bodyId}::uuid) AS "bodyName",
        (SELECT json_object_agg(n.id, n.short_name) FROM body n WHERE n.id = ANY(${ids}::uuid[])) AS "bodyNames"`);
    const bodyNames = state?.bodyNames ?? {};
    const entries = shown.map(({ details, ...entry }) => ({
      ...entry,
      details: auditDetails(details, { subjectId: entry.subjectId, bodyNames }),
    }));
    return {
      entries,
      next: rows.length > PAGE_SIZE ? (entries.at(-1)?.sequence ?? null) : null,
      head: state?.head ?? null,
      check: state?.check ? { ...state.check, checkedAt: new Date(state.check.checkedAt) } : null,
      bodyName: state?.bodyName ?? null,
    };
  });
}

interface StateRow {
  readonly head: AuditHeadView | null;
  readonly check: AuditCheckRow | null;
  readonly bodyName: string | null;
  readonly bodyNames: Readonly<Record<string, string>> | null;
}

interface AuditCheckRow extends Omit<AuditCheckView, 'checkedAt'> {
  readonly checkedAt: string;
}
