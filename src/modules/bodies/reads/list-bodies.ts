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
  readonly districtAddress: string | null;
  readonly region: GovernmentRegion | null;
  readonly population: number | null;
  readonly populationDate: string | null;
  readonly areaKm2: number | null;
  /** Last day of a body that has ended, ISO. */
  readonly validTo: string | null;
}

/** One page of the list. */
export interface BodyList {
  readonly items: readonly BodyListItem[];
  /** Number of hits, at most MAX_PAGE * PAGE_SIZE. */
  readonly total: number;
  /** There are more hits than `total`: narrow the search, or take the export. */
  readonly more: boolean;
  /** The page shown: the last one where a later one was asked for. */
  readonly page: number;
  readonly pageCount: number;
}

const LIMIT = MAX_PAGE * PAGE_SIZE;

const ITEM_COLUMNS = sql`b.id, ${addressOf('b')} AS address, b.kind, b.official_name AS "officialName",
  b.short_name AS "shortName", d.short_name AS "districtName",
  CASE WHEN d.id IS NOT NULL THEN ${addressOf('d')} END AS "districtAddress", b.region, b.population,
  to_char(b.population_date, 'YYYY-MM-DD') AS "populationDate", b.area_km2::float8 AS "areaKm2",
  to_char(b.valid_to, 'YYYY-MM-DD') AS "validTo"`;

/** Page first, then its details: the joins touch fifty rows, however many the register has. */
function pageStatement(query: BodyListQuery, offset: number): Sql {
  const conditions = bodyConditions(query);
  const order = bodyOrder(query);
  return sql`
    SELECT hits.total, page.* FROM
      (SELECT count(*)::int AS total FROM (SELECT FROM body b WHERE ${conditions} LIMIT ${LIMIT + 1}) AS capped) AS hits
      LEFT JOIN (
        SELECT ${ITEM_COLUMNS}, row_number() OVER (ORDER BY ${order}) AS place
        FROM (SELECT * FROM body b WHERE ${conditions} ORDER BY ${order} LIMIT ${PAGE_SIZE} OFFSET ${offset}) AS b
        LEFT JOIN body d ON d.id = b.district_id
      ) AS page ON true
    ORDER BY page.place`;
}

type PageRow = { total: number; place: string | null } & BodyListItem;

/** One page of the register in one statement; a page behind the last becomes the last (a second statement then). */
export async function listBodies(query: BodyListQuery): Promise<BodyList> {
  let page = query.page;
  let rows = await readPublic<PageRow>(pageStatement(query, (page - 1) * PAGE_SIZE));
  const found = rows[0]?.total ?? 0;
  const total = Math.min(found, LIMIT);
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (page > pageCount) {
    page = pageCount;
    rows = await readPublic<PageRow>(pageStatement(query, (page - 1) * PAGE_SIZE));
  }
  const items = rows.filter((row) => row.place !== null);
  return { items, total, more: found > LIMIT, page, pageCount };
}
