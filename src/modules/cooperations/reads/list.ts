import { EMPTY_PAGE, type Page, type Paging, readPage } from '#src/db/page.ts';
import { readAs } from '#src/db/read.ts';
import { reportInBatches, reportOf } from '#src/db/report.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';
import { type CooperationListQuery, type ListScope, type ListSort, MAX_PAGE, PAGE_SIZE } from '../domain/list-query.ts';
import type { CooperationStatus, PartnerStatus } from '../domain/status.ts';
import {
  cooperationConditions,
  cooperationOrder,
  DUE_ON,
  scopeShown,
  scopeSource,
  sortShown,
} from './list-conditions.ts';

export { listScopes } from './list-conditions.ts';

/** A line of the list of cooperations. */
export interface CooperationListItem {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly status: CooperationStatus;
  readonly fieldLabel: string | null;
  readonly leadName: string;
  /** At most three other partners by name, and how many there are in all, the lead not counted. */
  readonly partnerNames: readonly string[];
  readonly partnerCount: number;
  readonly authorityName: string | null;
  /** The own body's standing: an open invitation shows here. */
  readonly ownStatus: PartnerStatus | null;
  readonly dueOn: IsoDay | null;
  readonly startsOn: IsoDay | null;
  readonly updatedAt: Date;
  readonly historic: boolean;
}

export interface CooperationList extends Page<CooperationListItem> {
  readonly scope: ListScope;
  readonly sort: ListSort;
  readonly descending: boolean;
}

const PAGING: Paging = { size: PAGE_SIZE, most: MAX_PAGE };
const LIMIT = MAX_PAGE * PAGE_SIZE;

/** Columns of an item over `cooperation AS c`; partners are looked up for the shown rows only. */
function itemColumns(bodyId: string): Sql {
  return sql`c.id, c.reference, c.title, c.status, f.label AS "fieldLabel", l.short_name AS "leadName",
    coalesce(others.names[1:3], '{}') AS "partnerNames", coalesce(cardinality(others.names), 0) AS "partnerCount",
    h.short_name AS "authorityName",
    (SELECT p.status FROM cooperation_partner p WHERE p.cooperation_id = c.id AND p.body_id = ${bodyId}::uuid) AS "ownStatus",
    to_char(${DUE_ON}, 'YYYY-MM-DD') AS "dueOn", to_char(c.starts_on, 'YYYY-MM-DD') AS "startsOn",
    c.updated_at AS "updatedAt", c.historic`;
}

const ITEM_JOINS = sql`JOIN body l ON l.id = c.lead_body_id
  LEFT JOIN body h ON h.id = c.authority_body_id
  LEFT JOIN cooperation_field f ON f.key = c.field_key
  LEFT JOIN LATERAL (SELECT array_agg(b.short_name ORDER BY b.sort_name) AS names
    FROM cooperation_partner p JOIN body b ON b.id = p.body_id
    WHERE p.cooperation_id = c.id AND p.status IN ('invited', 'accepted') AND NOT p.is_lead) AS others ON true`;

/**
 * The hits in order, at most one more than can be paged through, then the details of the fifty shown. One pass: counting
 * apart from paging would ask row-level security for every row twice.
 */
function pageStatement(actor: Actor, scope: ListScope, query: CooperationListQuery, offset: number): Sql {
  return sql`
    WITH hit AS MATERIALIZED (SELECT found.id, row_number() OVER () AS place FROM (
      SELECT c.id FROM ${scopeSource(scope, actor.bodyId)} WHERE ${cooperationConditions(query)}
      ORDER BY ${cooperationOrder(scope, query)} LIMIT ${LIMIT + 1}) AS found)
    SELECT (SELECT count(*)::int FROM hit) AS total, page.* FROM (SELECT) AS one LEFT JOIN (
      SELECT ${itemColumns(actor.bodyId)}, hit.place FROM hit JOIN cooperation c ON c.id = hit.id ${ITEM_JOINS}
      WHERE hit.place > ${offset} AND hit.place <= ${offset + PAGE_SIZE}) AS page ON true
    ORDER BY page.place`;
}

/**
 * One page of the cooperations of a scope, in one statement (two where a page behind the last was asked for). A scope not
 * open to the actor becomes their first; 'public' is the business of `listPublicCooperations` and comes back empty here.
 */
export async function listCooperations(actor: Actor, query: CooperationListQuery): Promise<CooperationList> {
  const scope = scopeShown(actor, query);
  const shown = { scope, ...sortShown(scope, query) };
  if (scope === 'public') return { ...shown, ...EMPTY_PAGE };
  const statement = (offset: number) => pageStatement(actor, scope, query, offset);
  const page = await readAs(actor, (run) => readPage<CooperationListItem>(run, query.page, PAGING, statement));
  return { ...shown, ...page };
}

/** Every cooperation of the scope a query asks for, in its order and regardless of its page, in batches. */
export function exportCooperations(actor: Actor, query: CooperationListQuery): AsyncGenerator<CooperationListItem[]> {
  const scope = scopeShown(actor, query);
  return reportInBatches<CooperationListItem>(
    reportOf(actor),
    sql`SELECT c.id FROM ${scopeSource(scope, actor.bodyId)}
      WHERE ${cooperationConditions(query)} ORDER BY ${cooperationOrder(scope, query)}`,
    (ids) => sql`SELECT ${itemColumns(actor.bodyId)}
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS wanted (id, place)
        JOIN cooperation c ON c.id = wanted.id ${ITEM_JOINS} ORDER BY wanted.place`,
  );
}
