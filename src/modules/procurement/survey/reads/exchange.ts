import { readAs } from '#src/db/read.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import { isId } from '#src/modules/cooperations/domain/addresses.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';
import { hasContentRole } from '#src/policy/cooperations.ts';
import type { ParticipantStatus } from '../../domain/status.ts';
import type { Answer } from '../domain/answers.ts';
import type { SurveyItem } from '../domain/items.ts';

/** A demand survey that waits for the body, with its questions and what the body itself answered. */
export interface ExchangeDemand {
  readonly procurementId: string;
  readonly reference: string;
  readonly title: string;
  readonly leadName: string;
  readonly note: string;
  /** Last day of the survey, inclusive. */
  readonly dueOn: IsoDay | null;
  readonly status: ParticipantStatus;
  readonly condition: string;
  readonly version: number;
  readonly items: readonly (Pick<
    SurveyItem,
    'id' | 'kind' | 'title' | 'description' | 'unit' | 'mandatory' | 'variants' | 'asksPrice'
  > & { readonly answer: Omit<Answer, 'itemId'> | null })[];
}

/** Most surveys a body is asked in at the same time that one answer carries. */
const LIMIT = 100;

function statement(bodyId: string, condition: Sql): Sql {
  return sql`SELECT p.id AS "procurementId", p.reference, p.title,
      (SELECT b.short_name FROM body b WHERE b.id = p.lead_body_id) AS "leadName", p.survey_note AS note,
      to_char(p.survey_due_on, 'YYYY-MM-DD') AS "dueOn", n.status, n.condition, n.version,
      coalesce((SELECT json_agg(json_build_object('id', i.id, 'kind', i.kind, 'title', i.title,
          'description', i.description, 'unit', i.unit, 'mandatory', i.mandatory, 'variants', i.variants,
          'asksPrice', i.asks_price, 'answer', (SELECT json_build_object('quantity', a.quantity, 'variant', a.variant,
              'textValue', a.text_value, 'neededOn', to_char(a.needed_on, 'YYYY-MM-DD'),
              'currentPriceCents', a.current_price_cents)
            FROM survey_answer a WHERE a.item_id = i.id AND a.body_id = n.body_id)) ORDER BY i.position)
        FROM survey_item i WHERE i.procurement_id = p.id), '[]'::json) AS items
    FROM procurement_participant n JOIN procurement p ON p.id = n.procurement_id
    WHERE n.body_id = ${bodyId}::uuid AND n.status IN ('asked', 'answered', 'confirmed') AND p.status = 'surveying'
      AND ${condition} ORDER BY p.survey_due_on, p.id LIMIT ${LIMIT}`;
}

/** Open surveys the body is asked in, the most urgent first. One statement. */
export async function listDemandForExchange(actor: Actor): Promise<readonly ExchangeDemand[]> {
  if (!hasContentRole(actor)) return [];
  return readAs(actor, (query) => query<ExchangeDemand>(statement(actor.bodyId, sql`true`)));
}

/** One open survey the body is asked in, or null. */
export async function getDemandForExchange(actor: Actor, id: string): Promise<ExchangeDemand | null> {
  if (!isId(id) || !hasContentRole(actor)) return null;
  const [row] = await readAs(actor, (query) => query<ExchangeDemand>(statement(actor.bodyId, sql`p.id = ${id}::uuid`)));
  return row ?? null;
}
