import { type Page, type Paging, readPage } from '#src/db/page.ts';
import { readPublic } from '#src/db/read.ts';
import { PUBLIC_REPORT, reportInBatches } from '#src/db/report.ts';
import { join, type Sql, sql } from '#src/db/sql.ts';
import { searchWordsOf } from '#src/modules/bodies/domain/search.ts';
import { isId } from '#src/modules/cooperations/domain/addresses.ts';
import { MAX_PAGE, PAGE_SIZE } from '../domain/list-query.ts';
import type { OcdsRelease, OcdsTag } from './domain/ocds.ts';
import { awardedCents, type PublicListQuery, type PublicState, publicStateOf } from './domain/public-list-query.ts';

/** Releases in one package. */
const PACKAGE_SIZE = 100;

const OCID = /^[A-Za-z0-9-]{1,80}$/;

/** A page of all releases, the oldest first, so that a reader who comes back goes on where they stopped. */
export interface ReleasePage {
  readonly releases: readonly OcdsRelease[];
  /** Where the next page begins, or null at the end. */
  readonly after: string | null;
  /** When the latest of them was released; null for an empty page. */
  readonly publishedAt: Date | null;
}

/** One page of what is public, after a position (0 for the beginning). One statement. */
export async function listReleases(after: bigint): Promise<ReleasePage> {
  const rows = await readPublic<{ id: string; content: OcdsRelease; releasedAt: Date }>(sql`
    SELECT r.id::text, r.content, r.released_at AS "releasedAt" FROM ocds_release r
    WHERE r.id > ${after} ORDER BY r.id LIMIT ${PACKAGE_SIZE + 1}`);
  const shown = rows.slice(0, PACKAGE_SIZE);
  const last = shown.at(-1);
  return {
    releases: shown.map((row) => row.content),
    after: rows.length > PACKAGE_SIZE && last ? last.id : null,
    publishedAt: last?.releasedAt ?? null,
  };
}

/** All releases of a process, the oldest first; empty if nothing of it is public. */
export async function readReleases(ocid: string): Promise<readonly OcdsRelease[]> {
  if (!OCID.test(ocid)) return [];
  const rows = await readPublic<{ content: OcdsRelease }>(
    sql`SELECT r.content FROM ocds_release r WHERE r.ocid = ${ocid} ORDER BY r.id`,
  );
  return rows.map((row) => row.content);
}

/** A published purchase as everybody may see it. */
export interface PublicProcurement {
  readonly id: string;
  readonly release: OcdsRelease;
  readonly state: PublicState;
  /** What was published when, the oldest first. */
  readonly history: readonly { readonly tags: readonly OcdsTag[]; readonly at: Date }[];
}

/** What is public of a purchase as it stands now, or null. One statement. */
export async function getPublicProcurement(id: string): Promise<PublicProcurement | null> {
  if (!isId(id)) return null;
  type Row = { content: OcdsRelease; now: Date; history: { tags: OcdsTag[]; at: string }[] };
  const [row] = await readPublic<Row>(sql`
    SELECT r.content, now() AS now, (SELECT json_agg(json_build_object('tags', h.tags, 'at', h.released_at) ORDER BY h.id)
      FROM ocds_release h WHERE h.procurement_id = r.procurement_id) AS history
    FROM ocds_release r WHERE r.procurement_id = ${id}::uuid ORDER BY r.id DESC LIMIT 1`);
  if (!row) return null;
  const history = row.history.map(({ tags, at }) => ({ tags, at: new Date(at) }));
  return { id, release: row.content, state: publicStateOf(row.content, row.now), history };
}

/** A line of the public list. */
export interface PublicListItem {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly leadName: string;
  /** What is bought, by the first CPV code. */
  readonly cpvLabel: string | null;
  readonly state: PublicState;
  readonly offersDueAt: Date | null;
  /** Net cents of all awards; null before the award. */
  readonly awardedCents: number | null;
  readonly releasedAt: Date;
}

const STATUS = sql`(r.content -> 'tender' ->> 'status')`;
const PERIOD_OVER = sql`coalesce((r.content #>> '{tender,tenderPeriod,endDate}')::timestamptz <= now(), false)`;

const STATE_CONDITIONS: Record<PublicState, Sql> = {
  planned: sql`${STATUS} IN ('planning', 'planned')`,
  tendering: sql`${STATUS} = 'active' AND NOT ${PERIOD_OVER}`,
  examined: sql`${STATUS} = 'active' AND ${PERIOD_OVER}`,
  awarded: sql`${STATUS} = 'complete'`,
  unsuccessful: sql`${STATUS} = 'unsuccessful'`,
  cancelled: sql`${STATUS} IN ('cancelled', 'withdrawn')`,
};

function conditionsOf(query: PublicListQuery): Sql {
  const words = searchWordsOf(query.search);
  const conditions: Sql[] = query.search !== '' && words.length === 0 ? [sql`false`] : [];
  if (query.state) conditions.push(STATE_CONDITIONS[query.state]);
  // Words hold only letters and digits: nothing LIKE could read as a pattern.
  for (const word of words) conditions.push(sql`r.search_text LIKE ${`%${word}%`}`);
  return conditions.length === 0 ? sql`true` : join(conditions, ' AND ');
}

const PAGING: Paging = { size: PAGE_SIZE, most: MAX_PAGE };
const LIMIT = MAX_PAGE * PAGE_SIZE;

/** One page of published purchases, the latest news first. One statement, two where a page behind the last was asked for. */
export async function listPublicProcurements(query: PublicListQuery): Promise<Page<PublicListItem>> {
  const statement = (offset: number) => sql`
    WITH hit AS MATERIALIZED (SELECT found.id, row_number() OVER () AS place FROM (
      SELECT r.id FROM ocds_release r
      WHERE r.id IN (SELECT max(l.id) FROM ocds_release l GROUP BY l.procurement_id) AND ${conditionsOf(query)}
      ORDER BY r.id DESC LIMIT ${LIMIT + 1}) AS found)
    SELECT (SELECT count(*)::int FROM hit) AS total, now() AS now, shown.* FROM (SELECT) AS one LEFT JOIN (
      SELECT r.procurement_id AS id, r.content, r.released_at AS "releasedAt", hit.place
      FROM hit JOIN ocds_release r ON r.id = hit.id
      WHERE hit.place > ${offset} AND hit.place <= ${offset + PAGE_SIZE}) AS shown ON true
    ORDER BY shown.place`;
  type Row = { id: string; content: OcdsRelease; releasedAt: Date; now: Date };
  const page = await readPage<Row>(readPublic, query.page, PAGING, statement);
  return { ...page, items: page.items.map((row) => itemOf(row.id, row.content, row.releasedAt, row.now)) };
}

/** Every published purchase a query asks for, the latest news first and regardless of its page, in batches. */
export async function* exportPublicProcurements(query: PublicListQuery): AsyncGenerator<PublicListItem[]> {
  const batches = reportInBatches<{ id: string; content: OcdsRelease; releasedAt: Date; now: Date }>(
    PUBLIC_REPORT,
    sql`SELECT r.id::text FROM ocds_release r
      WHERE r.id IN (SELECT max(l.id) FROM ocds_release l GROUP BY l.procurement_id) AND ${conditionsOf(query)}
      ORDER BY r.id DESC`,
    (
      ids,
    ) => sql`SELECT r.procurement_id AS id, r.content, r.released_at AS "releasedAt", now() AS now FROM ocds_release r
      WHERE r.id = ANY(${ids}::bigint[]) ORDER BY r.id DESC`,
  );
  for await (const rows of batches) {
    yield rows.map(({ id, content, releasedAt, now }) => itemOf(id, content, releasedAt, now));
  }
}

function itemOf(id: string, release: OcdsRelease, releasedAt: Date, now: Date): PublicListItem {
  const { tender, buyer } = release;
  const due = tender.tenderPeriod?.endDate;
  return {
    id,
    reference: tender.id,
    title: tender.title ?? tender.id,
    leadName: buyer.name,
    cpvLabel:
      tender.items?.find(({ classification }) => classification?.description)?.classification?.description ?? null,
    state: publicStateOf(release, now),
    offersDueAt: due === undefined ? null : new Date(due),
    awardedCents: awardedCents(release),
    releasedAt,
  };
}
