import { readAs } from '#src/db/read.ts';
import { join, type Sql, sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { readableAudiences } from '#src/policy/procurement.ts';
import type { Audience, ProcurementStatus } from '../../domain/status.ts';
import type { ProcurementEventVerb } from '../../domain/transitions.ts';
import { type OpenProcurement, readProcurement } from '../../reads/procurement.ts';

/** An entry of the gap-free record. Persons are named within their own organisation only. */
export interface RecordEntry {
  /** Grows with every entry of every purchase. */
  readonly id: string;
  readonly verb: ProcurementEventVerb;
  readonly fromStatus: ProcurementStatus | null;
  readonly toStatus: ProcurementStatus;
  readonly audience: Audience;
  readonly bodyName: string | null;
  readonly personName: string | null;
  readonly reason: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly occurredAt: string;
}

/** A file of the purchase; withdrawn ones stay listed. */
export interface FileView {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly audience: Audience;
  readonly size: number;
  readonly sha256: string;
  readonly ownerName: string;
  readonly isOwn: boolean;
  readonly uploadedAt: string;
  readonly withdrawn: boolean;
}

export const ENTRIES_PER_PAGE = 50;

export interface RecordRoom {
  readonly procurement: OpenProcurement;
  readonly audiences: readonly Audience[];
  readonly entries: readonly RecordEntry[];
  readonly total: number;
  readonly page: number;
  readonly pageCount: number;
  readonly files: readonly FileView[];
}

/** An entry over `procurement_event AS e` as JSON. */
export function entryJson(bodyId: string): Sql {
  return sql`json_build_object('id', e.id::text, 'verb', e.verb, 'fromStatus', e.from_status, 'toStatus', e.to_status,
    'audience', e.audience, 'bodyName', (SELECT b.short_name FROM body b WHERE b.id = e.actor_body_id),
    'personName', CASE WHEN e.actor_body_id = ${bodyId}::uuid
      THEN (SELECT p.display_name FROM person p WHERE p.id = e.actor_person_id) END,
    'reason', e.reason, 'details', e.details, 'occurredAt', to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
}

/** A file over `procurement_file AS f` as JSON. */
export function fileJson(bodyId: string): Sql {
  return sql`json_build_object('id', f.id, 'title', f.title, 'fileName', f.file_name, 'mediaType', f.media_type,
    'audience', f.audience, 'size', f.size, 'sha256', encode(f.sha256, 'hex'),
    'ownerName', (SELECT b.short_name FROM body b WHERE b.id = f.owner_body_id),
    'isOwn', f.owner_body_id = ${bodyId}::uuid,
    'uploadedAt', to_char(f.uploaded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'withdrawn', f.withdrawn_at IS NOT NULL)`;
}

/** What a reader may see of the record: its audiences once more, besides row-level security. */
export function audienceIn(alias: 'e' | 'f', audiences: readonly Audience[]): Sql {
  const column = alias === 'e' ? sql`e.audience` : sql`f.audience`;
  return sql`${column} IN (${join(
    audiences.map((audience) => sql`${audience}`),
    ', ',
  )})`;
}

/** A page of the record, newest first, and the files, in two statements; null for whoever may not see the room. */
export function getRecordRoom(
  actor: Actor,
  id: string,
  asked: { readonly page: number; readonly audience: Audience | null },
): Promise<RecordRoom | null> {
  return readAs(actor, async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('record')) return null;
    const audiences = readableAudiences(actor, procurement.facts);
    const shown = asked.audience !== null && audiences.includes(asked.audience) ? [asked.audience] : audiences;
    const [row] = await query<{ entries: RecordEntry[] | null; total: number; files: FileView[] | null }>(
      sql`SELECT (SELECT count(*)::int FROM procurement_event e WHERE e.procurement_id = ${id}::uuid
            AND ${audienceIn('e', shown)}) AS total,
          (SELECT json_agg(page.entry) FROM (SELECT ${entryJson(actor.bodyId)} AS entry FROM procurement_event e
            WHERE e.procurement_id = ${id}::uuid AND ${audienceIn('e', shown)}
            ORDER BY e.id DESC LIMIT ${ENTRIES_PER_PAGE} OFFSET ${(asked.page - 1) * ENTRIES_PER_PAGE}) AS page) AS entries,
          (SELECT json_agg(${fileJson(actor.bodyId)} ORDER BY f.uploaded_at DESC, f.id) FROM procurement_file f
            WHERE f.procurement_id = ${id}::uuid AND ${audienceIn('f', audiences)}) AS files`,
    );
    const total = row?.total ?? 0;
    return {
      procurement,
      audiences,
      entries: row?.entries ?? [],
      total,
      page: asked.page,
      pageCount: Math.max(1, Math.ceil(total / ENTRIES_PER_PAGE)),
      files: row?.files ?? [],
    };
  });
}
