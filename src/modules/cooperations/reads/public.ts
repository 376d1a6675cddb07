import { type Page, type Paging, readPage } from '#src/db/page.ts';
import { readPublic } from '#src/db/read.ts';
import { PUBLIC_REPORT, reportInBatches } from '#src/db/report.ts';
import { join, type Sql, sql } from '#src/db/sql.ts';
import { searchWordsOf } from '#src/modules/bodies/domain/search.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { isId } from '../domain/addresses.ts';
import { type CooperationListQuery, MAX_PAGE, PAGE_SIZE } from '../domain/list-query.ts';
import type { CooperationStatus } from '../domain/status.ts';
import { bodyIdsOf } from './list-conditions.ts';

/** The public part of a decided cooperation: all an anonymous visitor sees. Days are ISO. */
export interface PublicCooperation {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly status: CooperationStatus;
  readonly fieldKey: string;
  readonly fieldLabel: string;
  /** Lead first. */
  readonly partners: readonly { readonly bodyId: string; readonly name: string; readonly path: string }[];
  readonly startsOn: IsoDay | null;
  readonly since: IsoDay | null;
  readonly regions: readonly string[];
  /** From a press page, not through the portal; then `sourceUrl` leads to the page. */
  readonly historic: boolean;
  readonly sourceUrl: string | null;
  readonly sourceNote: string | null;
}

const PAGING: Paging = { size: PAGE_SIZE, most: MAX_PAGE };
const LIMIT = MAX_PAGE * PAGE_SIZE;

const COLUMNS = sql`u.cooperation_id AS id, u.reference, u.title, u.status, u.field_key AS "fieldKey",
  f.label AS "fieldLabel", u.partners, to_char(u.starts_on, 'YYYY-MM-DD') AS "startsOn",
  to_char(u.since, 'YYYY-MM-DD') AS since, u.regions, u.historic, u.source_url AS "sourceUrl",
  u.source_note AS "sourceNote"`;

/** The public part of one cooperation, or null. One statement. */
export async function getPublicCooperation(id: string): Promise<PublicCooperation | null> {
  if (!isId(id)) return null;
  const [row] = await readPublic<PublicCooperation>(sql`SELECT ${COLUMNS} FROM cooperation_publication u
    JOIN cooperation_field f ON f.key = u.field_key WHERE u.cooperation_id = ${id}::uuid`);
  return row ?? null;
}

function conditions(query: CooperationListQuery): Sql {
  const parts: Sql[] = [];
  if (query.status) parts.push(sql`u.status = ${query.status}`);
  if (query.fieldKey) parts.push(sql`u.field_key = ${query.fieldKey}`);
  if (query.region) parts.push(sql`${query.region} = ANY(u.regions)`);
  if (query.partner) parts.push(sql`u.body_ids && ARRAY(${bodyIdsOf(query.partner)})`);
  const words = searchWordsOf(query.search);
  if (query.search !== '' && words.length === 0) parts.push(sql`false`);
  for (const word of words) parts.push(sql`u.search_text LIKE ${`%${word}%`}`);
  return parts.length === 0 ? sql`true` : join(parts, ' AND ');
}

function order({ sort, descending }: CooperationListQuery): Sql {
  if (sort === 'title') {
    return descending ? sql`lower(u.title) DESC, u.cooperation_id` : sql`lower(u.title), u.cooperation_id`;
  }
  if (sort === 'status') {
    return descending ? sql`u.status DESC, u.cooperation_id` : sql`u.status, u.cooperation_id`;
  }
  const newestFirst = sort === null || descending;
  return newestFirst ? sql`u.since DESC NULLS LAST, u.cooperation_id` : sql`u.since NULLS LAST, u.cooperation_id`;
}

/** One page of all public cooperations, in one statement (two where a page behind the last was asked for). */
export function listPublicCooperations(query: CooperationListQuery): Promise<Page<PublicCooperation>> {
  const statement = (offset: number) => sql`
    SELECT hits.total, page.* FROM
      (SELECT count(*)::int AS total FROM (SELECT FROM cooperation_publication u WHERE ${conditions(query)}
        LIMIT ${LIMIT + 1}) AS capped) AS hits
      LEFT JOIN (SELECT ${COLUMNS}, row_number() OVER (ORDER BY ${order(query)}) AS place
        FROM (SELECT * FROM cooperation_publication u WHERE ${conditions(query)} ORDER BY ${order(query)}
          LIMIT ${PAGE_SIZE} OFFSET ${offset}) AS u
        JOIN cooperation_field f ON f.key = u.field_key) AS page ON true
    ORDER BY page.place`;
  return readPage<PublicCooperation>(readPublic, query.page, PAGING, statement);
}

/** Every public cooperation a query asks for, in its order and regardless of its page, in batches. */
export function exportPublicCooperations(query: CooperationListQuery): AsyncGenerator<PublicCooperation[]> {
  return reportInBatches<PublicCooperation>(
    PUBLIC_REPORT,
    sql`SELECT u.cooperation_id AS id FROM cooperation_publication u WHERE ${conditions(query)} ORDER BY ${order(query)}`,
    (ids) => sql`SELECT ${COLUMNS}
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS wanted (id, place)
        JOIN cooperation_publication u ON u.cooperation_id = wanted.id
        JOIN cooperation_field f ON f.key = u.field_key ORDER BY wanted.place`,
  );
}
