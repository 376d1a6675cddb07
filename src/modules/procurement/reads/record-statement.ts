import { type Sql, sql } from '#src/db/sql.ts';
import { addressOf, TODAY } from '#src/modules/bodies/reads/list-conditions.ts';

/** A body as JSON for links: id, name, kind and the address of its page. */
export const BODY_REF = sql`json_build_object('id', b.id, 'name', b.short_name, 'kind', b.kind,
  'path', '/kommunen/' || ${addressOf('b')})`;

/** The acting body's part with its live confirmation and its live consent to the present version. */
function ownPart(bodyId: string): Sql {
  return sql`(SELECT json_build_object('status', o.status, 'isLead', o.is_lead, 'isPartner', o.is_partner,
      'isCaller', o.is_caller, 'deputyPersonId', o.deputy_person_id,
      'confirmation', (SELECT json_build_object('status', d.status, 'preparedByPersonId', d.prepared_by)
        FROM demand_confirmation d WHERE d.procurement_id = p.id AND d.body_id = o.body_id
          AND d.status IN ('prepared', 'signed')),
      'consent', (SELECT json_build_object('status', k.status, 'preparedByPersonId', k.prepared_by)
        FROM agreement_consent k WHERE k.procurement_id = p.id AND k.body_id = o.body_id
          AND k.agreement_version = p.agreement_version AND k.status IN ('prepared', 'signed')))
    FROM procurement_participant o WHERE o.procurement_id = p.id AND o.body_id = ${bodyId}::uuid)`;
}

/** What guards count, under the reader's row-level security: what the reader may not see counts as none. */
function counts(personId: string): Sql {
  return sql`(SELECT json_build_object(
      'participantCount', count(*), 'answeredCount', count(*) FILTER (WHERE n.answered_at IS NOT NULL),
      'partnerCount', count(*) FILTER (WHERE n.is_partner), 'callerCount', count(*) FILTER (WHERE n.is_caller))
    FROM procurement_participant n WHERE n.procurement_id = p.id AND n.status NOT IN ('declined', 'withdrawn')) AS parts,
  (SELECT count(*)::int FROM survey_item i WHERE i.procurement_id = p.id) AS "itemCount",
  (SELECT json_build_object('lotCount', count(*),
      'lotsWithoutMaximum', count(*) FILTER (WHERE l.max_value_cents IS NULL AND l.max_quantity IS NULL),
      'lotsWithoutCriteria', count(*) FILTER (WHERE coalesce((SELECT sum(c.weight) FROM award_criterion c
        WHERE c.lot_id = l.id), 0) <> 10000),
      'lotsWithoutClauses', count(*) FILTER (WHERE p.status IN ('idea', 'surveying', 'pooled', 'legally_checked', 'agreed')
        AND EXISTS (SELECT FROM clause c WHERE c.valid_from <= ${TODAY} AND (c.valid_to IS NULL OR c.valid_to >= ${TODAY})
          AND NOT EXISTS (SELECT FROM lot_clause d WHERE d.lot_id = l.id AND d.clause_key = c.key))),
      'lotsEvaluated', count(*) FILTER (WHERE NOT EXISTS (SELECT FROM bid x JOIN award_criterion c ON c.lot_id = x.lot_id
          AND c.kind = 'quality' WHERE x.lot_id = l.id AND NOT x.excluded)
        OR NOT EXISTS (SELECT FROM evaluation_member m WHERE m.procurement_id = p.id AND m.ended_at IS NULL
          AND m.part = 'evaluator' AND m.impartial_at IS NOT NULL AND NOT EXISTS (SELECT FROM score_submission s
            WHERE s.lot_id = l.id AND s.evaluator_id = m.person_id))),
      'lotsWithBids', count(*) FILTER (WHERE EXISTS (SELECT FROM bid x WHERE x.lot_id = l.id)),
      'ownLotsOpen', count(*) FILTER (WHERE EXISTS (SELECT FROM bid x JOIN award_criterion c ON c.lot_id = x.lot_id
          AND c.kind = 'quality' WHERE x.lot_id = l.id AND NOT x.excluded)
        AND NOT EXISTS (SELECT FROM score_submission s WHERE s.lot_id = l.id AND s.evaluator_id = ${personId}::uuid)))
    FROM lot l WHERE l.procurement_id = p.id) AS lots,
  (SELECT json_build_object('legalPointsAnswered', count(*), 'legalPointsSigned', count(*) FILTER (WHERE g.signed_at IS NOT NULL))
    FROM legal_check_point g WHERE g.procurement_id = p.id) AS legal,
  (SELECT count(*)::int FROM schedule_step s WHERE s.procurement_id = p.id) AS "scheduleStepCount",
  (SELECT to_char(s.ends_on, 'YYYY-MM-DD') FROM schedule_step s
    WHERE s.procurement_id = p.id AND s.step_key = 'notice') AS "noticeOn",
  (SELECT count(*)::int FROM agreement_consent k JOIN procurement_participant n ON n.procurement_id = k.procurement_id
      AND n.body_id = k.body_id AND n.is_partner
    WHERE k.procurement_id = p.id AND k.agreement_version = p.agreement_version AND k.status = 'signed') AS "agreementConsents",
  (SELECT json_build_object('evaluatorCount', count(*), 'impartialEvaluatorCount', count(*) FILTER (WHERE m.impartial_at IS NOT NULL))
    FROM evaluation_member m WHERE m.procurement_id = p.id AND m.ended_at IS NULL AND m.part = 'evaluator') AS team,
  (SELECT json_build_object('prepared', t.platform <> '' AND t.offers_due_at IS NOT NULL, 'opened', t.opened_at IS NOT NULL,
      'dueReached', coalesce(t.offers_due_at <= now(), false),
      'dueOn', to_char(t.offers_due_at AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD'))
    FROM tender t WHERE t.procurement_id = p.id) AS tender,
  (SELECT count(*)::int FROM contract c WHERE c.procurement_id = p.id) AS "contractCount",
  (SELECT count(*)::int FROM bid x WHERE x.procurement_id = p.id AND p.awarded_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM award w WHERE w.bid_id = x.id)
    AND NOT EXISTS (SELECT FROM award_letter t WHERE t.bid_id = x.id)) AS "lettersMissing"`;
}

/**
 * Everything the rules need to know of one purchase, in one statement whose cost does not grow with the participants.
 * Commands and pages share it, so that a button and a command cannot see different facts.
 */
export function recordStatement(id: string, actor: { readonly personId: string; readonly bodyId: string }): Sql {
  return recordsStatement(sql`p.id = ${id}::uuid`, actor);
}

/** The same for all purchases (`procurement AS p`) a condition holds for. */
export function recordsStatement(condition: Sql, actor: { readonly personId: string; readonly bodyId: string }): Sql {
  return sql`SELECT p.id, p.reference, p.status, p.version, p.title, p.subject, p.need, p.field_key AS "fieldKey",
    p.cpv_codes AS "cpvCodes", p.estimated_value_cents::float8 AS "estimatedValueCents",
    p.estimate_reasoning AS "estimateReasoning", p.contract_nature AS "contractNature", p.arrangement,
    p.term_months AS "termMonths", to_char(p.need_on, 'YYYY-MM-DD') AS "needOn", p.lead_body_id AS "leadBodyId",
    p.source_cooperation_id AS "sourceCooperationId", p.source_contract_id AS "sourceContractId",
    to_char(p.survey_due_on, 'YYYY-MM-DD') AS "surveyDueOn", p.survey_note AS "surveyNote",
    p.procedure_key AS "procedureKey", p.procedure_reason AS "procedureReason", p.legal_snapshot AS "legalSnapshot",
    p.legally_checked_at AS "legallyCheckedAt", p.agreement_version AS "agreementVersion",
    to_char(p.consent_due_on, 'YYYY-MM-DD') AS "consentDueOn", p.tendered_at AS "tenderedAt",
    p.evaluated_at AS "evaluatedAt", p.awarded_at AS "awardedAt",
    to_char(p.standstill_ends_on, 'YYYY-MM-DD') AS "standstillEndsOn", p.contested,
    (SELECT to_char(max(h.appeal_ends_on), 'YYYY-MM-DD') FROM challenge h WHERE h.procurement_id = p.id) AS "appealEndsOn",
    to_char(p.running_since, 'YYYY-MM-DD') AS "runningSince", to_char(p.ended_on, 'YYYY-MM-DD') AS "endedOn",
    p.end_reason AS "endReason", p.created_at AS "createdAt", p.updated_at AS "updatedAt",
    (SELECT ${BODY_REF} FROM body b WHERE b.id = p.lead_body_id) AS lead,
    (SELECT json_build_object('key', f.key, 'label', f.label) FROM cooperation_field f WHERE f.key = p.field_key) AS field,
    (SELECT json_build_object('part', m.part, 'impartial', m.impartial_at IS NOT NULL) FROM evaluation_member m
      WHERE m.procurement_id = p.id AND m.person_id = ${actor.personId}::uuid AND m.body_id = ${actor.bodyId}::uuid
        AND m.ended_at IS NULL) AS seat,
    ${ownPart(actor.bodyId)} AS "ownPart", ${counts(actor.personId)}
    FROM procurement p WHERE ${condition}`;
}
