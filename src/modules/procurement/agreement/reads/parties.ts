import { type Sql, sql } from '#src/db/sql.ts';

/**
 * Bound partners with what a key can measure: inhabitants of the register, quantities of the lots, else of the signed demand.
 * Yields rows of `AgreementParty`, the lead first.
 */
export function partiesStatement(id: string): Sql {
  return sql`SELECT n.body_id AS "bodyId", b.short_name AS name, b.population AS inhabitants,
      coalesce(
        (SELECT sum(s.quantity)::float8 FROM lot_share s WHERE s.procurement_id = n.procurement_id AND s.body_id = n.body_id),
        (SELECT sum(a.quantity)::float8 FROM survey_answer a
          WHERE a.procurement_id = n.procurement_id AND a.body_id = n.body_id)) AS quantity
    FROM procurement_participant n JOIN body b ON b.id = n.body_id
    WHERE n.procurement_id = ${id}::uuid AND n.is_partner ORDER BY n.is_lead DESC, b.sort_name, b.id`;
}
