import { readPublic } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { PUBLIC_STATUSES } from '#src/modules/cooperations/domain/status.ts';

/** A body's cooperation as everybody may see it. */
export interface PublicCooperationOfBody {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly fieldLabel: string;
  readonly status: (typeof PUBLIC_STATUSES)[number];
  /** ISO day, or null where a historic source names none. */
  readonly since: string | null;
  /** Known from press pages, never handled in the portal. */
  readonly historic: boolean;
  /** The other partners, lead first. */
  readonly partners: readonly { readonly name: string; readonly path: string }[];
}

/** A Kreis with all its Gemeinden over decades stays below; the list of cooperations has the rest. */
export const COOPERATIONS_SHOWN = 50;

/** Published cooperations of a body, newest first, at most COOPERATIONS_SHOWN. One statement. */
export function listPublicCooperations(bodyId: string): Promise<PublicCooperationOfBody[]> {
  return readPublic<PublicCooperationOfBody>(sql`
    SELECT p.cooperation_id AS id, p.reference, p.title, f.label AS "fieldLabel", p.status,
      to_char(p.since, 'YYYY-MM-DD') AS since, p.historic,
      coalesce((SELECT json_agg(json_build_object('name', other.value->>'name', 'path', other.value->>'path')
          ORDER BY other.ordinality)
        FROM jsonb_array_elements(p.partners) WITH ORDINALITY AS other
        WHERE other.value->>'bodyId' <> ${bodyId}), '[]'::json) AS partners
    FROM cooperation_publication p JOIN cooperation_field f ON f.key = p.field_key
    WHERE p.body_ids @> ARRAY[${bodyId}::uuid]
    ORDER BY p.since DESC NULLS LAST, p.reference LIMIT ${COOPERATIONS_SHOWN}`);
}
