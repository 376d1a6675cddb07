import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { type OpenProcurement, readProcurement } from '../../reads/procurement.ts';
import type { SeatView } from '../../tender/reads/tender-room.ts';
import type { EvaluationContent, LotFacts } from '../domain/evaluation.ts';
import { LOTS, SEAT_NAMES, SEATS } from './lots-statement.ts';

/** What was kept of a lot's evaluation. */
export interface EvaluationView {
  readonly lotId: string;
  readonly content: EvaluationContent;
}

interface EvaluationRow {
  readonly lots: readonly LotFacts[];
  readonly seats: readonly SeatView[];
  /** Also of those who no longer sit. */
  readonly seatNames: Readonly<Record<string, string>>;
  readonly tender: {
    readonly offersDueAt: string | null;
    readonly openedAt: string | null;
    readonly openedBy: string | null;
    readonly openedWith: string | null;
  } | null;
  readonly evaluations: readonly EvaluationView[];
}

/** The room of the evaluation team. */
export interface EvaluationRoom extends EvaluationRow {
  readonly procurement: OpenProcurement;
  readonly readerId: string;
  /** Those whose points count. */
  readonly evaluatorIds: readonly string[];
}

/** The evaluation for whoever may see offers now, or null. Two statements. */
export function getEvaluationRoom(actor: Actor, id: string): Promise<EvaluationRoom | null> {
  return readAs(actor, async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('evaluation')) return null;
    const [row] = await query<EvaluationRow>(sql`SELECT ${LOTS}, ${SEATS}, ${SEAT_NAMES},
      (SELECT json_build_object('offersDueAt', to_char(t.offers_due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'openedAt', to_char(t.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'openedBy', t.opened_by,
          'openedWith', t.opened_with)
        FROM tender t WHERE t.procurement_id = p.id) AS tender,
      coalesce((SELECT json_agg(json_build_object('lotId', v.lot_id, 'content', v.content))
        FROM evaluation_record v WHERE v.procurement_id = p.id), '[]'::json) AS evaluations
      FROM procurement p WHERE p.id = ${id}::uuid`);
    if (!row) return null;
    const evaluators = row.seats.filter(({ part, impartial }) => part === 'evaluator' && impartial);
    return { ...row, procurement, readerId: actor.personId, evaluatorIds: evaluators.map(({ personId }) => personId) };
  });
}
