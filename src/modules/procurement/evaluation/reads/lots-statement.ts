import { type Sql, sql } from '#src/db/sql.ts';

/**
 * Lots of a purchase with criteria, offers and points, as a JSON column over `procurement p`. Row-level security decides
 * what is in it: no offers outside the team before the award, no points of others before one's own are handed in.
 */
export const LOTS: Sql = sql`coalesce((SELECT json_agg(json_build_object('id', l.id, 'number', l.number, 'title', l.title,
    'criteria', coalesce((SELECT json_agg(json_build_object('id', c.id, 'kind', c.kind, 'title', c.title, 'weight', c.weight,
        'priceFormula', c.price_formula, 'maxPoints', c.max_points) ORDER BY c.position)
      FROM award_criterion c WHERE c.lot_id = l.id), '[]'::json),
    'bids', coalesce((SELECT json_agg(json_build_object('id', x.id, 'bidderName', x.bidder_name,
        'bidderPlace', x.bidder_place, 'bidderIdentifier', x.bidder_identifier, 'bidderIsSme', x.bidder_is_sme,
        'priceCents', x.price_cents, 'receivedAt', to_char(x.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'late', coalesce(x.received_at > t.offers_due_at, false), 'excluded', x.excluded, 'exclusionGround', x.exclusion_ground,
        'exclusionReason', x.exclusion_reason, 'version', x.version) ORDER BY x.received_at, x.id)
      FROM bid x WHERE x.lot_id = l.id), '[]'::json),
    'scores', coalesce((SELECT json_agg(json_build_object('bidId', s.bid_id, 'criterionId', s.criterion_id,
        'evaluatorId', s.evaluator_id, 'points', s.points, 'comment', s.comment) ORDER BY s.bid_id, s.criterion_id, s.evaluator_id)
      FROM bid_score s JOIN bid x ON x.id = s.bid_id WHERE x.lot_id = l.id), '[]'::json),
    'handedIn', coalesce((SELECT json_agg(h.evaluator_id ORDER BY h.submitted_at, h.evaluator_id)
      FROM score_submission h WHERE h.lot_id = l.id), '[]'::json)) ORDER BY l.number)
  FROM lot l LEFT JOIN tender t ON t.procurement_id = l.procurement_id WHERE l.procurement_id = p.id), '[]'::json) AS lots`;

/** The evaluation team, as a JSON column over `procurement p`. */
export const SEATS: Sql = sql`coalesce((SELECT json_agg(json_build_object('personId', m.person_id, 'personName', m.person_name,
      'bodyName', b.short_name, 'part', m.part, 'impartial', m.impartial_at IS NOT NULL)
      ORDER BY m.part DESC, m.added_at, m.person_id)
    FROM evaluation_member m JOIN body b ON b.id = m.body_id
    WHERE m.procurement_id = p.id AND m.ended_at IS NULL), '[]'::json) AS seats`;

/** Names of everybody who ever sat, by id, as a JSON column over `procurement p`: the file says who evaluated, whoever left. */
export const SEAT_NAMES: Sql = sql`coalesce((SELECT json_object_agg(m.person_id, CASE WHEN m.ended_at IS NULL THEN m.person_name
      ELSE m.person_name || ' (ausgeschieden)' END)
    FROM evaluation_member m WHERE m.procurement_id = p.id), '{}'::json) AS "seatNames"`;

/** Lots and team alone, for commands. */
export function lotsStatement(procurementId: string): Sql {
  return sql`SELECT ${LOTS}, ${SEATS} FROM procurement p WHERE p.id = ${procurementId}::uuid`;
}
