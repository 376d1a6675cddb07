import { readAs } from '#src/db/read.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canViewAllDemand } from '#src/policy/procurement.ts';
import { type OpenProcurement, readProcurement } from '../../reads/procurement.ts';
import type { AskedBody, CountedAnswer } from '../domain/evaluation.ts';
import type { SurveyItem } from '../domain/items.ts';
import { ITEM_JSON } from './room.ts';

/** A body in the evaluation: with what it said besides its answers. Instants are ISO texts. */
export interface EvaluatedBody extends AskedBody {
  /** Address of its page. */
  readonly path: string;
  readonly isLead: boolean;
  readonly condition: string;
  readonly declineReason: string | null;
  readonly answeredAt: string | null;
  readonly remindedAt: string | null;
  readonly confirmation: 'prepared' | 'signed' | null;
}

/** Everything the evaluation is computed from. */
export interface Evaluation {
  readonly procurement: OpenProcurement;
  readonly items: readonly SurveyItem[];
  /** In the order of names. */
  readonly bodies: readonly EvaluatedBody[];
  /** Sent answers only; `body` is the place in `bodies`. */
  readonly answers: readonly CountedAnswer[];
}

/** Answers travel as bare lists: 2,900 of them as objects would be most of the page's time. */
type AnswerTuple = readonly [
  body: number,
  item: number,
  quantity: number | null,
  variant: string | null,
  textValue: string | null,
  neededOn: string | null,
  currentPriceCents: number | null,
];

interface EvaluationRow {
  readonly items: readonly SurveyItem[] | null;
  readonly bodies: readonly EvaluatedBody[] | null;
  readonly answers: readonly AnswerTuple[] | null;
}

function evaluationStatement(id: string): Sql {
  return sql`WITH part AS MATERIALIZED (
      SELECT n.*, b.short_name AS name, b.kind, b.region, b.population, b.slug,
        row_number() OVER (ORDER BY b.sort_name, b.id) - 1 AS place
      FROM procurement_participant n JOIN body b ON b.id = n.body_id
      WHERE n.procurement_id = ${id}::uuid AND n.status <> 'withdrawn'),
    live AS MATERIALIZED (SELECT d.body_id, d.status FROM demand_confirmation d
      WHERE d.procurement_id = ${id}::uuid AND d.status IN ('prepared', 'signed'))
    SELECT
      (SELECT json_agg(${ITEM_JSON} ORDER BY i.position) FROM survey_item i WHERE i.procurement_id = ${id}::uuid) AS items,
      (SELECT json_agg(json_build_object('bodyId', p.body_id, 'name', p.name,
          'isTown', p.kind IN ('municipality', 'independent_city'), 'region', p.region, 'population', p.population,
          'status', p.status, 'path', '/kommunen/' || coalesce(p.slug, p.body_id::text), 'isLead', p.is_lead,
          'condition', p.condition, 'declineReason', p.decline_reason, 'answeredAt', p.answered_at,
          'remindedAt', p.reminded_at, 'confirmation', l.status) ORDER BY p.place)
        FROM part p LEFT JOIN live l ON l.body_id = p.body_id) AS bodies,
      (SELECT json_agg(json_build_array(p.place, i.position, a.quantity, a.variant, a.text_value, a.needed_on,
          a.current_price_cents))
        FROM survey_answer a JOIN part p ON p.body_id = a.body_id AND p.status IN ('answered', 'confirmed')
          JOIN survey_item i ON i.id = a.item_id
        WHERE a.procurement_id = ${id}::uuid) AS answers`;
}

/** The evaluation in one statement besides the record's, however many answered; null for whoever may not see it. */
export function getEvaluation(actor: Actor, id: string): Promise<Evaluation | null> {
  return readAs(actor, async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('survey') || !canViewAllDemand(actor, procurement.facts)) return null;
    const [row] = await query<EvaluationRow>(evaluationStatement(id), 'survey_evaluation');
    const items = row?.items ?? [];
    const byPosition = new Map(items.map((item) => [item.position, item.id]));
    const answers = (row?.answers ?? []).flatMap((tuple): CountedAnswer[] => {
      const [body, position, quantity, variant, textValue, neededOn, currentPriceCents] = tuple;
      const itemId = byPosition.get(position);
      return itemId ? [{ body, itemId, quantity, variant, textValue, neededOn, currentPriceCents }] : [];
    });
    return { procurement, items, bodies: row?.bodies ?? [], answers };
  });
}
