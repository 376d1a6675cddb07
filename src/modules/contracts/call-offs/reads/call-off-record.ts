import { type Sql, sql } from '#src/db/sql.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { CallOffStatus } from '../../domain/status.ts';

/** A call-off as rules and pages know it. Amounts are net euro cents. */
export interface CallOffRow {
  readonly id: string;
  readonly reference: string;
  readonly contractId: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly quantity: number;
  readonly unitPriceCents: number;
  readonly amountCents: number;
  readonly baselinePriceCents: number | null;
  readonly budgetLine: string;
  readonly purpose: string;
  readonly neededOn: IsoDay | null;
  readonly status: CallOffStatus;
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly decidedAt: Date | null;
  readonly decisionReason: string;
  readonly orderedAt: Date | null;
  readonly version: number;
  readonly deliveredQuantity: number;
}

/** Columns of `CallOffRow` over `call_off AS o`. */
export const CALL_OFF_COLUMNS: Sql = sql`o.id, o.reference, o.contract_id AS "contractId", o.body_id AS "bodyId",
  (SELECT b.short_name FROM body b WHERE b.id = o.body_id) AS "bodyName", o.quantity,
  o.unit_price_cents::float8 AS "unitPriceCents", o.amount_cents::float8 AS "amountCents",
  o.baseline_price_cents::float8 AS "baselinePriceCents", o.budget_line AS "budgetLine", o.purpose,
  to_char(o.needed_on, 'YYYY-MM-DD') AS "neededOn", o.status, o.requested_by AS "requestedBy",
  o.requested_at AS "requestedAt", o.decided_at AS "decidedAt", o.decision_reason AS "decisionReason",
  o.ordered_at AS "orderedAt", o.version,
  coalesce((SELECT sum(d.quantity) FROM delivery d WHERE d.call_off_id = o.id), 0)::int AS "deliveredQuantity"`;
