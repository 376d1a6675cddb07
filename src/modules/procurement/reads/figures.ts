import { type Sql, sql } from '#src/db/sql.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { CaseScope } from '../domain/list-query.ts';
import type { ProcurementStatus } from '../domain/status.ts';
import { DUE_ON, scopeSource } from './list-conditions.ts';

const UPCOMING = 5;

/** Purchases of a body, or of everybody for the Land's oversight, as its home page counts them. */
export interface PurchaseFigures {
  /** How many stand where; what is over is reached by a link without a count. */
  readonly counts: Partial<Record<ProcurementStatus, number>>;
  /** Those with the nearest expected day. */
  readonly upcoming: readonly {
    readonly id: string;
    readonly reference: string;
    readonly title: string;
    readonly status: ProcurementStatus;
    readonly leadName: string;
    readonly dueOn: IsoDay;
  }[];
  /** Net euro cents: the body's shares of the lots of what is under way; for oversight the estimates. */
  readonly volumeCents: number;
  /** Net euro cents: estimates of what the body itself leads and is under way. */
  readonly ledCents: number;
}

/** The figures as one JSON column; the list of the same scope has the same rows. */
export function purchaseFiguresColumn(scope: CaseScope, bodyId: string): Sql {
  const open = sql`(SELECT p.* FROM ${scopeSource(scope, bodyId)} WHERE p.status NOT IN ('ended', 'cancelled')) AS p`;
  const volume =
    scope === 'oversight'
      ? sql`SELECT sum(p.estimated_value_cents) FROM ${open}`
      : sql`SELECT sum(s.share_cents) FROM ${open} JOIN lot_share s ON s.procurement_id = p.id AND s.body_id = ${bodyId}::uuid`;
  return sql`json_build_object(
    'counts', coalesce((SELECT json_object_agg(s.status, s.n) FROM
      (SELECT p.status, count(*)::int AS n FROM ${open} GROUP BY p.status) AS s), '{}'::json),
    'upcoming', coalesce((SELECT json_agg(u.*) FROM (SELECT p.id, p.reference, p.title, p.status,
        l.short_name AS "leadName", to_char(${DUE_ON}, 'YYYY-MM-DD') AS "dueOn"
      FROM ${open} JOIN body l ON l.id = p.lead_body_id
      WHERE ${DUE_ON} >= (now() AT TIME ZONE 'Europe/Berlin')::date AND p.status <> 'running'
      ORDER BY ${DUE_ON}, p.id LIMIT ${UPCOMING}) AS u), '[]'::json),
    'volumeCents', coalesce((${volume}), 0)::float8,
    'ledCents', coalesce((SELECT sum(p.estimated_value_cents) FROM ${open} WHERE p.lead_body_id = ${bodyId}::uuid), 0)::float8)`;
}
