import { EMPTY_PAGE, type Page, type Paging, readPage } from '#src/db/page.ts';
import { readAs } from '#src/db/read.ts';
import { reportInBatches, reportOf } from '#src/db/report.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';
import { type CaseScope, type ListSort, MAX_PAGE, PAGE_SIZE, type ProcurementListQuery } from '../domain/list-query.ts';
import type { Arrangement, ParticipantStatus, ProcurementStatus } from '../domain/status.ts';
import {
  DUE_ON,
  procurementConditions,
  procurementOrder,
  scopeShown,
  scopeSource,
  sortShown,
} from './list-conditions.ts';

/** A line of the list of purchases. */
export interface ProcurementListItem {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly status: ProcurementStatus;
  readonly arrangement: Arrangement;
  readonly fieldLabel: string | null;
  readonly leadName: string;
  /** The own body's part, null where it has none. */
  readonly ownStatus: ParticipantStatus | null;
  readonly ownIsLead: boolean;
  readonly ownIsPartner: boolean;
  readonly dueOn: IsoDay | null;
  readonly updatedAt: Date;
}

export interface ProcurementList extends Page<ProcurementListItem> {
  readonly sort: ListSort;
  readonly descending: boolean;
}

const PAGING: Paging = { size: PAGE_SIZE, most: MAX_PAGE };
const LIMIT = MAX_PAGE * PAGE_SIZE;

/** Columns of an item over `procurement AS p`. */
const ITEM_COLUMNS = sql`p.id, p.reference, p.title, p.status, p.arrangement, f.label AS "fieldLabel",
  l.short_name AS "leadName", o.status AS "ownStatus", coalesce(o.is_lead, false) AS "ownIsLead",
  coalesce(o.is_partner, false) AS "ownIsPartner", to_char(${DUE_ON}, 'YYYY-MM-DD') AS "dueOn", p.updated_at AS "updatedAt"`;

function itemJoins(bodyId: string): Sql {
  return sql`JOIN body l ON l.id = p.lead_body_id
    LEFT JOIN cooperation_field f ON f.key = p.field_key
    LEFT JOIN procurement_participant o ON o.procurement_id = p.id AND o.body_id = ${bodyId}::uuid`;
}

/**
 * The hits in order, at most one more than can be paged through, then the details of the fifty shown. One pass: counting
 * apart from paging would ask row-level security for every row twice.
 */
function pageStatement(actor: Actor, scope: CaseScope, query: ProcurementListQuery, offset: number): Sql {
  return sql`
    WITH hit AS MATERIALIZED (SELECT found.id, row_number() OVER () AS place FROM (
      SELECT p.id FROM ${scopeSource(scope, actor.bodyId)} WHERE ${procurementConditions(query, actor.bodyId)}
      ORDER BY ${procurementOrder(query)} LIMIT ${LIMIT + 1}) AS found)
    SELECT (SELECT count(*)::int FROM hit) AS total, page.* FROM (SELECT) AS one LEFT JOIN (
      SELECT ${ITEM_COLUMNS}, hit.place FROM hit JOIN procurement p ON p.id = hit.id ${itemJoins(actor.bodyId)}
      WHERE hit.place > ${offset} AND hit.place <= ${offset + PAGE_SIZE}) AS page ON true
    ORDER BY page.place`;
}

/**
 * One page of the purchases of a scope, in one statement (two where a page behind the last was asked for). A scope not
 * open to the actor becomes their first; the public one has no purchases here but releases (ocds/reads.ts).
 */
export async function listProcurements(actor: Actor, query: ProcurementListQuery): Promise<ProcurementList> {
  const scope = scopeShown(actor, query);
  const shown = sortShown(query);
  if (scope === 'public') return { ...shown, ...EMPTY_PAGE };
  const statement = (offset: number) => pageStatement(actor, scope, query, offset);
  const page = await readAs(actor, (run) => readPage<ProcurementListItem>(run, query.page, PAGING, statement));
  return { ...shown, ...page };
}

/** Every purchase of the scope a query asks for, in its order and regardless of its page, in batches. */
export async function* exportProcurements(
  actor: Actor,
  query: ProcurementListQuery,
): AsyncGenerator<ProcurementListItem[]> {
  const scope = scopeShown(actor, query);
  if (scope === 'public') return;
  yield* reportInBatches<ProcurementListItem>(
    reportOf(actor),
    sql`SELECT p.id FROM ${scopeSource(scope, actor.bodyId)}
      WHERE ${procurementConditions(query, actor.bodyId)} ORDER BY ${procurementOrder(query)}`,
    (ids) => sql`SELECT ${ITEM_COLUMNS} FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS wanted (id, place)
      JOIN procurement p ON p.id = wanted.id ${itemJoins(actor.bodyId)} ORDER BY wanted.place`,
  );
}
