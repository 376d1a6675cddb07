import { reportAs } from '#src/db/read.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canViewAllDemand, readableAudiences } from '#src/policy/procurement.ts';
import type { Audience } from '../../domain/status.ts';
import { type OpenProcurement, readProcurement } from '../../reads/procurement.ts';
import { audienceIn, entryJson, type FileView, fileJson, type RecordEntry } from './record-room.ts';

/** Everything an export holds, as the reader may see it at one instant. */
export interface RecordExport {
  readonly procurement: OpenProcurement;
  readonly audiences: readonly Audience[];
  /** Oldest first. */
  readonly entries: readonly RecordEntry[];
  /** Without those withdrawn. */
  readonly files: readonly FileView[];
  /** The rows behind the purchase by table, as the tables have them. */
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * The whole record of a purchase in one consistent reading, or null. Row-level security asks row by row what the reader may
 * see: offers before the award, demand of other bodies and foreign entries are not in it.
 */
export function getRecordExport(actor: Actor, id: string): Promise<RecordExport | null> {
  return reportAs(actor, 'beginning', async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('record')) return null;
    const audiences = readableAudiences(actor, procurement.facts);
    const [row] = await query<{
      entries: RecordEntry[] | null;
      files: FileView[] | null;
      data: Record<string, unknown>;
    }>(sql`SELECT
      (SELECT json_agg(${entryJson(actor.bodyId)} ORDER BY e.id) FROM procurement_event e
        WHERE e.procurement_id = ${id}::uuid AND ${audienceIn('e', audiences)}) AS entries,
      (SELECT json_agg(${fileJson(actor.bodyId)} ORDER BY f.uploaded_at, f.id) FROM procurement_file f
        WHERE f.procurement_id = ${id}::uuid AND f.withdrawn_at IS NULL AND ${audienceIn('f', audiences)}) AS files,
      json_build_object(
        'procurement', (SELECT row_to_json(t) FROM procurement t WHERE t.id = ${id}::uuid),
        'participants', (SELECT json_agg(${participantJson(actor, procurement)}) FROM procurement_participant t
          WHERE t.procurement_id = ${id}::uuid),
        'survey_items', (SELECT json_agg(t ORDER BY t.position) FROM survey_item t WHERE t.procurement_id = ${id}::uuid),
        'survey_answers', (SELECT json_agg(t) FROM survey_answer t WHERE t.procurement_id = ${id}::uuid),
        'demand_confirmations', (SELECT json_agg(t) FROM demand_confirmation t WHERE t.procurement_id = ${id}::uuid),
        'lots', (SELECT json_agg(t ORDER BY t.number) FROM lot t WHERE t.procurement_id = ${id}::uuid),
        'lot_shares', (SELECT json_agg(t) FROM lot_share t WHERE t.procurement_id = ${id}::uuid),
        'lot_clauses', (SELECT json_agg(t) FROM lot_clause t WHERE t.procurement_id = ${id}::uuid),
        'legal_check_points', (SELECT json_agg(t) FROM legal_check_point t WHERE t.procurement_id = ${id}::uuid),
        'schedule_steps', (SELECT json_agg(t ORDER BY t.position) FROM schedule_step t WHERE t.procurement_id = ${id}::uuid),
        'agreement_versions', (SELECT json_agg(t ORDER BY t.number) FROM agreement_version t
          WHERE t.procurement_id = ${id}::uuid),
        'agreement_consents', (SELECT json_agg(t) FROM agreement_consent t WHERE t.procurement_id = ${id}::uuid),
        'tender', (SELECT row_to_json(t) FROM tender t WHERE t.procurement_id = ${id}::uuid),
        'tender_questions', (SELECT json_agg(t ORDER BY t.asked_on, t.id) FROM tender_question t WHERE t.procurement_id = ${id}::uuid),
        'evaluation_members', (SELECT json_agg(t) FROM evaluation_member t WHERE t.procurement_id = ${id}::uuid),
        'award_criteria', (SELECT json_agg(t) FROM award_criterion t WHERE t.procurement_id = ${id}::uuid),
        'bids', (SELECT json_agg(t) FROM bid t WHERE t.procurement_id = ${id}::uuid),
        'bid_scores', (SELECT json_agg(t) FROM bid_score t WHERE t.procurement_id = ${id}::uuid),
        'score_submissions', (SELECT json_agg(t) FROM score_submission t WHERE t.procurement_id = ${id}::uuid),
        'evaluation_records', (SELECT json_agg(t) FROM evaluation_record t WHERE t.procurement_id = ${id}::uuid),
        'awards', (SELECT json_agg(t) FROM award t WHERE t.procurement_id = ${id}::uuid),
        'award_letters', (SELECT json_agg(t ORDER BY t.recorded_at, t.id) FROM award_letter t WHERE t.procurement_id = ${id}::uuid),
        'challenges', (SELECT json_agg(t ORDER BY t.filed_on, t.id) FROM challenge t WHERE t.procurement_id = ${id}::uuid),
        'contracts', (SELECT json_agg(t) FROM contract t WHERE t.procurement_id = ${id}::uuid),
        'ocds_releases', (SELECT json_agg(t ORDER BY t.id) FROM ocds_release t WHERE t.procurement_id = ${id}::uuid)
      ) AS data`);
    return {
      procurement,
      audiences,
      entries: row?.entries ?? [],
      files: row?.files ?? [],
      data: row?.data ?? {},
    };
  });
}

/** Partners know who takes part; under which conditions and by whose hand is between each body and the lead buyer. */
function participantJson(actor: Actor, { facts }: OpenProcurement): Sql {
  if (canViewAllDemand(actor, facts)) return sql`to_jsonb(t)`;
  return sql`CASE WHEN t.body_id = ${actor.bodyId}::uuid THEN to_jsonb(t)
    ELSE to_jsonb(t) - ARRAY['condition', 'decline_reason', 'deputy_person_id', 'answered_by'] END`;
}
