import { type Sql, sql } from '#src/db/sql.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { ContractStatus } from '../domain/status.ts';

/** A contract as rules and pages know it. Amounts are net euro cents. */
export interface ContractRow {
  readonly id: string;
  readonly reference: string;
  readonly procurementId: string | null;
  readonly lotId: string | null;
  readonly ownerBodyId: string;
  readonly ownerName: string;
  readonly title: string;
  readonly supplierName: string;
  readonly fieldKey: string | null;
  readonly fieldLabel: string | null;
  readonly cpvCode: string | null;
  readonly unit: string;
  readonly startsOn: IsoDay;
  readonly endsOn: IsoDay | null;
  readonly noticeMonths: number | null;
  readonly originalValueCents: number;
  readonly maxValueCents: number | null;
  readonly maxQuantity: number | null;
  readonly unitPriceCents: number | null;
  /** A price that is agreed and waits for its day. */
  readonly nextUnitPriceCents: number | null;
  readonly nextPriceFrom: IsoDay | null;
  readonly calledValueCents: number;
  readonly calledQuantity: number;
  readonly status: ContractStatus;
  readonly poolingVisible: boolean;
  readonly successorProcurementId: string | null;
  readonly endedOn: IsoDay | null;
  readonly endReason: string | null;
  readonly note: string;
  readonly version: number;
  /** Whether the acting body is entitled to call. */
  readonly isCaller: boolean;
  readonly nature: 'supplies' | 'services' | 'works';
  readonly isFramework: boolean;
}

/** A price counts from its day; the nightly job only writes down what already holds. */
const PRICE_DUE = sql`coalesce(c.next_price_from <= (now() AT TIME ZONE 'Europe/Berlin')::date, false)`;

/** Columns of `ContractRow` over `contract AS c` for an acting body. */
export function contractColumns(bodyId: string): Sql {
  return sql`c.id, c.reference, c.procurement_id AS "procurementId", c.lot_id AS "lotId", c.owner_body_id AS "ownerBodyId",
    (SELECT b.short_name FROM body b WHERE b.id = c.owner_body_id) AS "ownerName", c.title,
    c.supplier_name AS "supplierName", c.field_key AS "fieldKey",
    (SELECT f.label FROM cooperation_field f WHERE f.key = c.field_key) AS "fieldLabel", c.cpv_code AS "cpvCode", c.unit,
    to_char(c.starts_on, 'YYYY-MM-DD') AS "startsOn", to_char(c.ends_on, 'YYYY-MM-DD') AS "endsOn",
    c.notice_months AS "noticeMonths", c.original_value_cents::float8 AS "originalValueCents",
    c.max_value_cents::float8 AS "maxValueCents", c.max_quantity AS "maxQuantity",
    CASE WHEN ${PRICE_DUE} THEN c.next_unit_price_cents ELSE c.unit_price_cents END::float8 AS "unitPriceCents",
    CASE WHEN NOT ${PRICE_DUE} THEN c.next_unit_price_cents END::float8 AS "nextUnitPriceCents",
    CASE WHEN NOT ${PRICE_DUE} THEN to_char(c.next_price_from, 'YYYY-MM-DD') END AS "nextPriceFrom", c.called_value_cents::float8 AS "calledValueCents",
    c.called_quantity AS "calledQuantity", c.status, c.pooling_visible AS "poolingVisible",
    c.successor_procurement_id AS "successorProcurementId", to_char(c.ended_on, 'YYYY-MM-DD') AS "endedOn",
    c.end_reason AS "endReason", c.note, c.version,
    EXISTS (SELECT FROM contract_access a WHERE a.contract_id = c.id AND a.body_id = ${bodyId}::uuid
      AND a.kind = 'caller') AS "isCaller",
    coalesce((SELECT p.contract_nature FROM procurement p WHERE p.id = c.procurement_id), 'services') AS nature,
    c.max_value_cents IS NOT NULL OR c.max_quantity IS NOT NULL AS "isFramework"`;
}

/** One contract under the reader's row-level security. */
export function contractStatement(id: string, bodyId: string): Sql {
  return sql`SELECT ${contractColumns(bodyId)} FROM contract c WHERE c.id = ${id}::uuid`;
}
