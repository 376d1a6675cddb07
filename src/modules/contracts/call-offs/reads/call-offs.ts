import { EMPTY_PAGE, type Page, readPage } from '#src/db/page.ts';
import { readAs } from '#src/db/read.ts';
import { reportInBatches, reportOf } from '#src/db/report.ts';
import { join, type Sql, sql } from '#src/db/sql.ts';
import { isId } from '#src/modules/cooperations/domain/addresses.ts';
import { berlinDay, type IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canDecideCallOff, canHandleCallOff, canListContracts, canViewCallOff } from '#src/policy/contracts.ts';
import { type CallOffListQuery, type CallOffSort, PAGE_SIZE } from '../../domain/list-query.ts';
import { type ContractRow, contractStatement } from '../../reads/contract-record.ts';
import { matches, PAGING } from '../../reads/list.ts';
import { type CallOffVerb, openCallOffVerbs } from '../domain/call-off.ts';
import { CALL_OFF_COLUMNS, type CallOffRow } from './call-off-record.ts';

/** A line of the list of call-offs. */
export interface CallOffListItem extends CallOffRow {
  readonly contractTitle: string;
  readonly contractReference: string;
  readonly supplierName: string;
  readonly unit: string;
}

const ITEM = sql`${CALL_OFF_COLUMNS}, c.title AS "contractTitle", c.reference AS "contractReference",
  c.supplier_name AS "supplierName", c.unit`;

function conditions(actor: Actor, query: CallOffListQuery): Sql {
  const all: Sql[] = [
    matches(
      query.search,
      sql`(o.reference || ' ' || c.title || ' ' || o.purpose || ' ' || o.budget_line || ' ' || b.short_name)`,
    ),
  ];
  if (query.status) all.push(sql`o.status = ${query.status}`);
  if (query.contractId) all.push(sql`o.contract_id = ${query.contractId}::uuid`);
  if (query.kind === 'own') all.push(sql`o.body_id = ${actor.bodyId}::uuid`);
  if (query.kind === 'others') all.push(sql`o.body_id <> ${actor.bodyId}::uuid`);
  return join(all, ' AND ');
}

const SORTS: Record<CallOffSort, Sql> = {
  requested: sql`o.requested_at`,
  contract: sql`lower(c.title)`,
  body: sql`b.sort_name`,
  amount: sql`o.amount_cents`,
  status: sql`array_position(ARRAY['requested','approved','ordered','delivered','rejected','cancelled'], o.status)`,
};

const order = ({ sort, descending }: CallOffListQuery): Sql =>
  descending ? sql`${SORTS[sort]} DESC, o.id` : sql`${SORTS[sort]}, o.id`;

const FROM = sql`call_off o JOIN contract c ON c.id = o.contract_id JOIN body b ON b.id = o.body_id`;

/** One page of the call-offs in the actor's reach: the own body's, and all under contracts it concluded. */
export async function listCallOffs(actor: Actor, query: CallOffListQuery): Promise<Page<CallOffListItem>> {
  if (!canListContracts(actor)) return EMPTY_PAGE;
  const statement = (offset: number) => sql`
    WITH hit AS MATERIALIZED (SELECT found.id, row_number() OVER () AS place FROM (
      SELECT o.id FROM ${FROM} WHERE ${conditions(actor, query)} ORDER BY ${order(query)} LIMIT ${PAGING.size * PAGING.most + 1}) AS found)
    SELECT (SELECT count(*)::int FROM hit) AS total, page.* FROM (SELECT) AS one LEFT JOIN (
      SELECT ${ITEM}, hit.place FROM hit JOIN call_off o ON o.id = hit.id JOIN contract c ON c.id = o.contract_id
      WHERE hit.place > ${offset} AND hit.place <= ${offset + PAGE_SIZE}) AS page ON true ORDER BY page.place`;
  return readAs(actor, (run) => readPage<CallOffListItem>(run, query.page, PAGING, statement));
}

/** Every call-off a query asks for, in its order and regardless of its page, in batches. */
export async function* exportCallOffs(actor: Actor, query: CallOffListQuery): AsyncGenerator<CallOffListItem[]> {
  if (!canListContracts(actor)) return;
  yield* reportInBatches<CallOffListItem>(
    reportOf(actor),
    sql`SELECT o.id FROM ${FROM} WHERE ${conditions(actor, query)} ORDER BY ${order(query)}`,
    (ids) => sql`SELECT ${ITEM} FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS wanted (id, place)
      JOIN call_off o ON o.id = wanted.id JOIN contract c ON c.id = o.contract_id ORDER BY wanted.place`,
  );
}

/** A delivery as its page shows it. */
export interface DeliveryView {
  readonly id: string;
  readonly deliveredOn: IsoDay;
  readonly quantity: number;
  readonly invoiceReference: string;
  readonly invoiceAmountCents: number | null;
  readonly rating: number | null;
  readonly qualityNote: string;
}

/** A call-off with its contract, its deliveries and what the reader can do now. */
export interface CallOffView {
  readonly callOff: CallOffRow;
  readonly contract: ContractRow;
  readonly deliveries: readonly DeliveryView[];
  readonly verbs: readonly CallOffVerb[];
  readonly today: IsoDay;
}

/** The call-off for its page, in two statements; null for whoever may not see it. */
export async function getCallOff(actor: Actor, id: string): Promise<CallOffView | null> {
  if (!isId(id)) return null;
  return readAs(actor, async (query) => {
    const [found] = await query<CallOffRow & { deliveries: readonly DeliveryView[]; now: Date }>(sql`
      SELECT ${CALL_OFF_COLUMNS}, now() AS now, coalesce((SELECT json_agg(json_build_object('id', d.id,
        'deliveredOn', to_char(d.delivered_on, 'YYYY-MM-DD'), 'quantity', d.quantity, 'invoiceReference', d.invoice_reference,
        'invoiceAmountCents', d.invoice_amount_cents, 'rating', d.rating, 'qualityNote', d.quality_note)
        ORDER BY d.delivered_on, d.recorded_at) FROM delivery d WHERE d.call_off_id = o.id), '[]'::json) AS deliveries
      FROM call_off o WHERE o.id = ${id}::uuid`);
    if (!found) return null;
    const [contract] = await query<ContractRow>(contractStatement(found.contractId, actor.bodyId));
    if (!contract || !canViewCallOff(actor, { ...contract, bodyId: found.bodyId })) return null;
    const { deliveries, now, ...callOff } = found;
    const rights = {
      personId: actor.personId,
      mayDecide: canDecideCallOff(actor, callOff),
      mayHandle: canHandleCallOff(actor, callOff),
    };
    return { callOff, contract, deliveries, verbs: openCallOffVerbs(callOff, contract, rights), today: berlinDay(now) };
  });
}
