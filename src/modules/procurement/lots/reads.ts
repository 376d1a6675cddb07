import { type Query, readAs, reportAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { searchWordsOf } from '#src/modules/bodies/domain/search.ts';
import { isId } from '#src/modules/cooperations/domain/addresses.ts';
import type { Actor } from '#src/policy/actor.ts';
import { type OpenProcurement, readProcurement } from '../reads/procurement.ts';
import type { Split } from './domain/assignment.ts';

/** A lot with what has been confirmed for it. Amounts are net euro cents. */
export interface LotView {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly description: string;
  readonly splitBy: Split;
  readonly part: string | null;
  readonly cpvCode: string | null;
  readonly cpvLabel: string | null;
  readonly unit: string;
  readonly estimatedValueCents: number | null;
  readonly maxValueCents: number | null;
  readonly maxQuantity: number | null;
  readonly version: number;
  /** Questions whose demand it takes by subject. */
  readonly itemIds: readonly string[];
  /** Buyers with a share, and the sum of their quantities, as far as the reader sees them. */
  readonly buyerCount: number;
  readonly quantity: number;
}

/** A question of the survey that asks for a quantity. */
export interface LotItem {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly unit: string;
  readonly lotId: string | null;
  /** Of the whole purchase: no lot takes it away from another. */
  readonly everyLot: boolean;
}

/** A buyer and its shares over all lots. */
export interface ShareRow {
  readonly bodyId: string;
  readonly name: string;
  readonly totalCents: number;
  readonly lots: readonly { readonly lotId: string; readonly quantity: number; readonly shareCents: number }[];
}

export const SHARES_PER_PAGE = 50;

export interface LotsRoom {
  readonly procurement: OpenProcurement;
  readonly lots: readonly LotView[];
  readonly items: readonly LotItem[];
  readonly shares: readonly ShareRow[];
  readonly shareCount: number;
  readonly page: number;
  readonly pageCount: number;
  /** Bodies with a binding confirmation and a quantity that no lot takes. */
  readonly withoutLot: number;
}

/** A search in the buyers, and the page of them. */
export interface ShareQuery {
  readonly search: string;
  readonly page: number;
}

const LOTS = sql`SELECT l.id, l.number, l.title, l.description, l.split_by AS "splitBy", l.region AS part,
  l.cpv_code AS "cpvCode", (SELECT c.label FROM cpv_code c WHERE c.code = l.cpv_code) AS "cpvLabel", l.unit,
  l.estimated_value_cents::float8 AS "estimatedValueCents", l.max_value_cents::float8 AS "maxValueCents",
  l.max_quantity AS "maxQuantity", l.version,
  coalesce((SELECT json_agg(i.id) FROM survey_item i WHERE i.lot_id = l.id), '[]') AS "itemIds",
  coalesce(s.buyers, 0)::int AS "buyerCount", coalesce(s.quantity, 0)::float8 AS quantity`;

/**
 * The lots of a purchase with one page of the buyers' shares, in two statements whatever the number of buyers: 290 bodies in
 * ten lots are 290 rows to page through, not 2,900. Null for whoever may not see the room.
 */
export function getLotsRoom(actor: Actor, id: string, asked: ShareQuery): Promise<LotsRoom | null> {
  return readAs(actor, async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('lots')) return null;
    let page = asked.page;
    let row = await roomRow(query, id, asked.search, page);
    const shareCount = row?.shareCount ?? 0;
    const pageCount = Math.max(1, Math.ceil(shareCount / SHARES_PER_PAGE));
    if (page > pageCount) {
      page = pageCount;
      row = await roomRow(query, id, asked.search, page);
    }
    return {
      procurement,
      lots: row?.lots ?? [],
      items: row?.items ?? [],
      shares: row?.shares ?? [],
      shareCount,
      page,
      pageCount,
      withoutLot: row?.withoutLot ?? 0,
    };
  });
}

interface RoomRow {
  readonly lots: LotView[] | null;
  readonly items: LotItem[] | null;
  readonly shares: ShareRow[] | null;
  readonly shareCount: number;
  readonly withoutLot: number;
}

async function roomRow(query: Query, id: string, search: string, page: number): Promise<RoomRow | undefined> {
  const words = searchWordsOf(search);
  const like = search === '' ? '%' : words.length === 0 ? '' : `%${words.join('%')}%`;
  const [row] = await query<RoomRow>(
    sql`WITH share AS MATERIALIZED (SELECT * FROM lot_share WHERE procurement_id = ${id}::uuid),
      buyer AS MATERIALIZED (SELECT b.id, b.short_name, b.sort_name FROM body b
        WHERE b.id IN (SELECT body_id FROM share) AND b.search_text LIKE ${like}),
      shown AS (SELECT * FROM buyer ORDER BY sort_name, id LIMIT ${SHARES_PER_PAGE} OFFSET ${(page - 1) * SHARES_PER_PAGE})
    SELECT (SELECT json_agg(lots ORDER BY lots.number) FROM (${LOTS} FROM lot l
        LEFT JOIN (SELECT lot_id, count(*) AS buyers, sum(quantity) AS quantity FROM share GROUP BY lot_id) AS s
          ON s.lot_id = l.id WHERE l.procurement_id = ${id}::uuid) AS lots) AS lots,
      (SELECT json_agg(json_build_object('id', i.id, 'position', i.position, 'title', i.title, 'unit', i.unit,
          'lotId', i.lot_id, 'everyLot', i.every_lot) ORDER BY i.position)
        FROM survey_item i WHERE i.procurement_id = ${id}::uuid AND i.kind = 'quantity') AS items,
      (SELECT count(*)::int FROM buyer) AS "shareCount",
      (SELECT json_agg(json_build_object('bodyId', shown.id, 'name', shown.short_name, 'totalCents', own.total,
          'lots', own.lots) ORDER BY shown.sort_name, shown.id)
        FROM shown CROSS JOIN LATERAL (SELECT sum(s.share_cents)::float8 AS total, json_agg(json_build_object(
            'lotId', s.lot_id, 'quantity', s.quantity, 'shareCents', s.share_cents)) AS lots
          FROM share s WHERE s.body_id = shown.id) AS own) AS shares,
      (SELECT count(*)::int FROM demand_confirmation c WHERE c.procurement_id = ${id}::uuid AND c.status = 'signed'
        AND NOT EXISTS (SELECT FROM share s WHERE s.body_id = c.body_id)
        AND EXISTS (SELECT FROM jsonb_array_elements(c.demand -> 'lines') AS line
          WHERE (line ->> 'quantity')::bigint > 0)) AS "withoutLot"`,
    'lots_room',
  );
  return row;
}

/** A line of the export: one buyer in one lot. */
export interface ShareLine {
  readonly number: number;
  readonly title: string;
  readonly bodyName: string;
  readonly quantity: number;
  readonly unit: string;
  readonly shareCents: number;
}

/** All shares the reader may see, lot by lot, for the exports; null for whoever may not see the room. */
export function listShareLines(actor: Actor, id: string): Promise<readonly ShareLine[] | null> {
  if (!isId(id)) return Promise.resolve(null);
  return reportAs(actor, 'beginning', async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('lots')) return null;
    return query<ShareLine>(sql`SELECT l.number, l.title, b.short_name AS "bodyName", s.quantity, l.unit,
        s.share_cents::float8 AS "shareCents"
      FROM lot_share s JOIN lot l ON l.id = s.lot_id JOIN body b ON b.id = s.body_id
      WHERE s.procurement_id = ${id}::uuid ORDER BY l.number, b.sort_name, b.id`);
  });
}
