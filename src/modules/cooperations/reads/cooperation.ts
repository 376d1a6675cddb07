import { type Query, readAs } from '#src/db/read.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { actingIn, canViewCooperation } from '#src/policy/cooperations.ts';
import { isId } from '../domain/addresses.ts';
import { composeView } from './compose-view.ts';
import { type CooperationRecord, type RecordRow, recordOf } from './record.ts';
import { recordStatement } from './record-statement.ts';
import type { CooperationView, ViewExtras } from './view.ts';

/**
 * Everything one page shows of a cooperation to those entitled to all of it, in two statements. Null for everybody else:
 * they get the public part from `getPublicCooperation`, or a 404.
 */
export async function getCooperation(actor: Actor, id: string): Promise<CooperationView | null> {
  if (!isId(id)) return null;
  return readAs(
    actor,
    async (query) => {
      const record = await readRecord(query, actor, id);
      if (record === null) return null;
      const acting = actingIn(actor, record.facts);
      const [extras] = await query<ViewExtras>(extrasStatement(actor, record), 'cooperation_extras');
      if (!extras) return null;
      return composeView(actor, acting, record, extras);
    },
    'once',
  );
}

/** The record of a cooperation the actor may fully see, or null. One statement. */
export async function readRecord(query: Query, actor: Actor, id: string): Promise<CooperationRecord | null> {
  const [row] = await query<RecordRow & { now: Date }>(
    sql`SELECT now() AS now, record.* FROM (${recordStatement(id, actor.personId)}) AS record`,
    'cooperation_record',
  );
  if (!row) return null;
  const record = recordOf(row, row.now);
  return canViewCooperation(actor, record.facts) ? record : null;
}

/** What only the page needs: decisions, versions, names of the own body's people, and the two versions to compare. */
function extrasStatement(actor: Actor, record: CooperationRecord): Sql {
  const { row } = record;
  const id = row.id;
  const consented = row.consents.find((consent) => consent.bodyId === actor.bodyId && consent.status === 'voided');
  const compared = [row.contentVersion, consented?.contentVersion ?? row.contentVersion];
  const persons = [
    ...row.events.map((event) => event.actorPersonId),
    ...row.consents.flatMap((consent) => [consent.preparedBy, consent.signedBy]),
    ...row.documents.map((document) => document.uploadedBy),
  ].filter((person) => person !== null);
  return sql`SELECT
    coalesce((SELECT json_agg(json_build_object('id', d.id, 'kind', d.kind, 'contentVersion', d.content_version,
        'reason', d.reason, 'conditions', d.conditions, 'sectionComments', d.section_comments,
        'authorityBodyId', d.authority_body_id, 'decidedAt', d.decided_at, 'ruleSnapshot', d.rule_snapshot)
        ORDER BY d.decided_at, d.id)
      FROM decision d WHERE d.cooperation_id = ${id}::uuid), '[]'::json) AS decisions,
    coalesce((SELECT json_agg(json_build_object('number', v.number, 'createdAt', v.created_at,
        'content', CASE WHEN v.number = ANY(${compared}::int[]) THEN v.content END) ORDER BY v.number DESC)
      FROM cooperation_version v WHERE v.cooperation_id = ${id}::uuid), '[]'::json) AS versions,
    coalesce((SELECT json_object_agg(p.id, p.display_name) FROM person p
      WHERE p.id = ANY(${[...new Set(persons)]}::uuid[])), '{}'::json) AS "personNames",
    coalesce((SELECT json_object_agg(b.id, b.short_name) FROM body b WHERE b.id IN (
        SELECT e.actor_body_id FROM cooperation_event e WHERE e.cooperation_id = ${id}::uuid
        UNION SELECT d.authority_body_id FROM decision d WHERE d.cooperation_id = ${id}::uuid
        UNION SELECT jsonb_array_elements_text(e.details->'bodyIds')::uuid FROM cooperation_event e
          WHERE e.cooperation_id = ${id}::uuid AND jsonb_typeof(e.details->'bodyIds') = 'array')), '{}'::json) AS "bodyNames"`;
}
