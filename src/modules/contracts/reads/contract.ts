import { type Query, readAs } from '#src/db/read.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import { isId } from '#src/modules/cooperations/domain/addresses.ts';
import { berlinDay, type IsoDay } from '#src/modules/legal/domain/days.ts';
import { type LegalParameter, parameterOn } from '#src/modules/legal/domain/parameters.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canViewContract } from '#src/policy/contracts.ts';
import type { AmendmentCheck, AmendmentGround } from '../amendments/domain/check.ts';
import { alarmStage } from '../domain/months.ts';
import type { AmendmentKind } from '../domain/status.ts';
import { type Remaining, remainingOf } from '../domain/volume.ts';
import { type ContractRow, contractColumns } from './contract-record.ts';
import { knownParameters, PARAMETERS, type StoredParameter } from './parameters.ts';

/** An amendment as decided, with the check it was decided under. */
export interface AmendmentView {
  readonly number: number;
  readonly kind: AmendmentKind;
  readonly groundKey: AmendmentGround;
  readonly justification: string;
  readonly valueChangeCents: number;
  readonly newUnitPriceCents: number | null;
  readonly newMaxValueCents: number | null;
  readonly newMaxQuantity: number | null;
  readonly newEndsOn: IsoDay | null;
  readonly effectiveOn: IsoDay;
  readonly check: AmendmentCheck;
}

/** What one body has called. */
export interface CallerView {
  readonly bodyId: string;
  readonly name: string;
  readonly calledQuantity: number;
  readonly calledCents: number;
}

/** A contract with everything its page shows. */
export interface ContractView {
  readonly row: ContractRow;
  readonly remaining: Remaining;
  /** Bodies entitled to call, as far as the reader may know them: all for who concluded it, else the own one. */
  readonly callers: readonly CallerView[];
  readonly amendments: readonly AmendmentView[];
  readonly procurement: { readonly id: string; readonly reference: string; readonly title: string } | null;
  readonly successor: { readonly id: string; readonly reference: string; readonly title: string } | null;
  /** Average note of deliveries the reader may see, and of how many. */
  readonly rating: { readonly average: number | null; readonly count: number };
  /** Months of the alarm the contract is in, or null. */
  readonly alarmMonths: number | null;
  /** Last day to give notice, where a period of notice is known. */
  readonly noticeBy: IsoDay | null;
  readonly parameters: readonly LegalParameter[];
  readonly today: IsoDay;
}

const PURCHASE = (id: Sql) => sql`(SELECT json_build_object('id', p.id, 'reference', p.reference, 'title', p.title)
  FROM procurement p WHERE p.id = ${id})`;

/** The contract's page in one statement; null for whoever may not see it. */
export async function readContract(query: Query, actor: Actor, id: string): Promise<ContractView | null> {
  if (!isId(id)) return null;
  type Row = ContractRow &
    Pick<ContractView, 'callers' | 'amendments' | 'procurement' | 'successor' | 'rating'> & {
      readonly parameters: readonly StoredParameter[];
      readonly now: Date;
      readonly noticeBy: IsoDay | null;
    };
  const [row] = await query<Row>(sql`SELECT ${contractColumns(actor.bodyId)}, now() AS now, ${PARAMETERS} AS parameters,
    to_char(c.ends_on - make_interval(months => c.notice_months), 'YYYY-MM-DD') AS "noticeBy",
    ${PURCHASE(sql`c.procurement_id`)} AS procurement, ${PURCHASE(sql`c.successor_procurement_id`)} AS successor,
    coalesce((SELECT json_agg(json_build_object('bodyId', k.body_id, 'name', b.short_name,
        'calledQuantity', coalesce(o.quantity, 0), 'calledCents', coalesce(o.cents, 0)) ORDER BY b.sort_name)
      FROM contract_caller k JOIN body b ON b.id = k.body_id
      LEFT JOIN (SELECT body_id, sum(quantity) AS quantity, sum(amount_cents) AS cents FROM call_off
        WHERE contract_id = ${id}::uuid AND status NOT IN ('rejected', 'cancelled') GROUP BY body_id) AS o ON o.body_id = k.body_id
      WHERE k.contract_id = c.id), '[]'::json) AS callers,
    coalesce((SELECT json_agg(json_build_object('number', m.number, 'kind', m.kind, 'groundKey', m.ground_key,
        'justification', m.justification, 'valueChangeCents', m.value_change_cents, 'newUnitPriceCents', m.new_unit_price_cents,
        'newMaxValueCents', m.new_max_value_cents, 'newMaxQuantity', m.new_max_quantity,
        'newEndsOn', to_char(m.new_ends_on, 'YYYY-MM-DD'), 'effectiveOn', to_char(m.effective_on, 'YYYY-MM-DD'),
        'check', m."check") ORDER BY m.number)
      FROM amendment m WHERE m.contract_id = c.id), '[]'::json) AS amendments,
    (SELECT json_build_object('average', avg(d.rating)::float8, 'count', count(d.rating))
      FROM delivery d WHERE d.contract_id = c.id) AS rating
    FROM contract c WHERE c.id = ${id}::uuid`);
  if (!row || !canViewContract(actor, row)) return null;
  const { callers, amendments, procurement, successor, rating, noticeBy } = row;
  const parameters = knownParameters(row.parameters);
  const today = berlinDay(row.now);
  const open = row.status === 'running' || row.status === 'exhausted';
  return {
    row,
    remaining: remainingOf(row),
    callers,
    amendments,
    procurement,
    successor,
    rating,
    alarmMonths: open ? alarmStage(row.endsOn, alarmStages(parameters, today), today) : null,
    noticeBy,
    parameters,
    today,
  };
}

/** The contract for its page. */
export function getContract(actor: Actor, id: string): Promise<ContractView | null> {
  return readAs(actor, (query) => readContract(query, actor, id));
}

const ALARM_KEYS = [
  'contract_alarm_first_months',
  'contract_alarm_second_months',
  'contract_alarm_last_months',
] as const;

/** Months before the end at which a contract's owner is reminded, as they hold on a day. */
export function alarmStages(parameters: readonly LegalParameter[], day: IsoDay): readonly number[] {
  return ALARM_KEYS.flatMap((key) => parameterOn(parameters, key, day)?.value ?? []);
}

/** Contracts of a joint purchase the reader may see, for the purchase's page. */
export function readContractsOf(query: Query, actor: Actor, procurementId: string): Promise<readonly ContractRow[]> {
  return query<ContractRow>(sql`SELECT ${contractColumns(actor.bodyId)} FROM contract c
    LEFT JOIN lot l ON l.id = c.lot_id WHERE c.procurement_id = ${procurementId}::uuid ORDER BY l.number NULLS LAST, c.reference`);
}
