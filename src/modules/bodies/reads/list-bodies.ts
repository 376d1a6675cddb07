import { type Page, type Paging, readPage } from '#src/db/page.ts';
import { readPublic } from '#src/db/read.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import type { BodyKind, GovernmentRegion } from '../domain/body.ts';
import { type BodyListQuery, MAX_PAGE, PAGE_SIZE } from '../domain/list-query.ts';
import { addressOf, bodyConditions, bodyOrder } from './list-conditions.ts';

/** A line of the list of bodies. */
export interface BodyListItem {
  readonly id: string;
  /** Last part of the address `/kommunen/...`. */
  readonly address: string;
  readonly kind: BodyKind;
  readonly officialName: string;
  readonly shortName: string;
  readonly districtName: string | null;
  readonly region: GovernmentRegion | null;
  readonly population: number | null;
  readonly populationDate: string | null;
  readonly areaKm2: number | null;
  /** Last day of a body that has ended, ISO. */
  readonly validTo: string | null;
}

const PAGING: Paging = { size: PAGE_SIZE, most: MAX_PAGE };
const LIMIT = MAX_PAGE * PAGE_SIZE;

const ITEM_COLUMNS = sql`b.id, ${addressOf('b')} AS address, b.kind, b.official_name AS "officialName",
  b.short_name AS "shortName", d.short_name AS "districtName", b.region, b.population,
  to_char(b.population_date, 'YYYY-MM-DD') AS "populationDate", b.area_km2::float8 AS "areaKm2",
  to_char(b.valid_to, 'YYYY-MM-DD') AS "validTo"`;

/** What the order needs, so that hits can be sorted without their other columns. */
const ORDER_COLUMNS = sql`b.id, b.sort_name, b.population, b.area_km2`;

/**
 * Where few bodies are hit, the hits are found once, counted and sorted. Left to itself, the planner would walk the
 * whole register in order, hoping to meet fifty of them.
 */
function fewHits(query: BodyListQuery, offset: number): Sql {
  return sql`WITH hits AS MATERIALIZED (SELECT ${ORDER_COLUMNS} FROM body b WHERE ${bodyConditions(query)}),
    counted AS (SELECT count(*)::int AS total FROM hits),
    page AS (SELECT b.id, row_number() OVER (ORDER BY ${bodyOrder(query)}) AS place FROM hits AS b
      ORDER BY place LIMIT ${PAGE_SIZE} OFFSET ${offset})`;
}

/** Where many are hit, the page comes off an index in order, and counting stops where paging does. */
function manyHits(query: BodyListQuery, offset: number): Sql {
  const conditions = bodyConditions(query);
  return sql`WITH counted AS (SELECT count(*)::int AS total FROM
      (SELECT FROM body b WHERE ${conditions} LIMIT ${LIMIT + 1}) AS capped),
    page AS (SELECT id, row_number() OVER () AS place FROM (SELECT b.id FROM body b WHERE ${conditions}
      ORDER BY ${bodyOrder(query)} LIMIT ${PAGE_SIZE} OFFSET ${offset}) AS ordered)`;
}

/** Page first, then its details: the joins touch fifty rows, however many the register has. */
function pageStatement(query: BodyListQuery, offset: number): Sql {
  const selective = query.search !== '' || query.district !== null || query.size !== null;
  return sql`${selective ? fewHits(query, offset) : manyHits(query, offset)}
    SELECT counted.total, items.* FROM counted LEFT JOIN (
      SELECT page.place, ${ITEM_COLUMNS}
      FROM page JOIN body b ON b.id = page.id LEFT JOIN body d ON d.id = b.district_id
    ) AS items ON true ORDER BY items.place`;
}

/** One page of the register in one statement; a page behind the last becomes the last (a second statement then). */
export function listBodies(query: BodyListQuery): Promise<Page<BodyListItem>> {
  return readPage<BodyListItem>(readPublic, query.page, PAGING, (offset) => pageStatement(query, offset));
}
