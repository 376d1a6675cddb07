import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { Certainty } from '#src/modules/legal/domain/certainty.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';
import { type OpenProcurement, readProcurement } from '../reads/procurement.ts';
import type { ClauseCategory, ClauseStatus } from './domain/decisions.ts';

/** A clause in force today. */
export interface ClauseView {
  readonly key: string;
  readonly category: ClauseCategory;
  readonly title: string;
  readonly text: string;
  readonly source: string;
  readonly certainty: Certainty;
  readonly validFrom: IsoDay;
}

/** A lot with what has been decided about each clause. */
export interface LotClauses {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** Version of its decisions; 0 while nothing has been decided. */
  readonly version: number;
  readonly decisions: readonly { readonly clauseKey: string; readonly status: ClauseStatus; readonly reason: string }[];
}

export interface ClausesRoom {
  readonly procurement: OpenProcurement;
  readonly clauses: readonly ClauseView[];
  readonly lots: readonly LotClauses[];
}

/** The catalogue and its decisions for all lots, in two statements; null for whoever may not see the room. */
export function getClausesRoom(actor: Actor, id: string): Promise<ClausesRoom | null> {
  return readAs(actor, async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('clauses')) return null;
    const [row] = await query<{ clauses: ClauseView[] | null; lots: LotClauses[] | null }>(
      sql`SELECT (SELECT json_agg(json_build_object('key', c.key, 'category', c.category, 'title', c.title, 'text', c.text,
            'source', c.source, 'certainty', c.certainty, 'validFrom', to_char(c.valid_from, 'YYYY-MM-DD'))
            ORDER BY array_position(ARRAY['security','standards','privacy','exit'], c.category), c.title)
          FROM clause c WHERE c.valid_from <= ${procurement.facts.today}::date
            AND (c.valid_to IS NULL OR c.valid_to >= ${procurement.facts.today}::date)) AS clauses,
        (SELECT json_agg(json_build_object('id', l.id, 'number', l.number, 'title', l.title,
            'version', coalesce((SELECT max(d.version) FROM lot_clause d WHERE d.lot_id = l.id), 0), 'decisions',
            coalesce((SELECT json_agg(json_build_object('clauseKey', d.clause_key, 'status', d.status, 'reason', d.reason))
              FROM lot_clause d WHERE d.lot_id = l.id), '[]')) ORDER BY l.number)
          FROM lot l WHERE l.procurement_id = ${id}::uuid) AS lots`,
      'clauses_room',
    );
    return { procurement, clauses: row?.clauses ?? [], lots: row?.lots ?? [] };
  });
}
