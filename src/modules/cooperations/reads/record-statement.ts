import { type Sql, sql } from '#src/db/sql.ts';
import { addressOf } from '#src/modules/bodies/reads/list-conditions.ts';

/** A body as JSON for links: id, name, kind and the address of its page. */
export const BODY_REF = sql`json_build_object('id', b.id, 'name', b.short_name, 'kind', b.kind,
  'path', '/kommunen/' || ${addressOf('b')})`;

const PARTNERS = sql`coalesce((SELECT json_agg(json_build_object(
    'bodyId', p.body_id, 'status', p.status, 'isLead', p.is_lead, 'responsiblePerson', p.responsible_person,
    'message', p.message, 'reason', p.reason, 'invitedAt', p.invited_at, 'respondedAt', p.responded_at,
    'body', ${BODY_REF},
    'facts', json_build_object('name', b.short_name, 'kind', b.kind, 'districtId', b.district_id, 'region', b.region,
      'population', b.population, 'districtName', d.short_name,
      'key', (SELECT k.value FROM body_key k WHERE k.body_id = b.id
        AND k.kind = CASE WHEN b.kind = 'district' THEN 'district_key' ELSE 'ags' END
        ORDER BY k.valid_from DESC LIMIT 1)))
    ORDER BY p.is_lead DESC, b.sort_name)
  FROM cooperation_partner p JOIN body b ON b.id = p.body_id LEFT JOIN body d ON d.id = b.district_id
  WHERE p.cooperation_id = c.id), '[]'::json)`;

const CONSENTS = sql`coalesce((SELECT json_agg(json_build_object(
    'id', k.id, 'bodyId', k.body_id, 'contentVersion', k.content_version, 'status', k.status,
    'resolutionBody', k.resolution_body, 'resolutionDate', to_char(k.resolution_date, 'YYYY-MM-DD'),
    'resolutionReference', k.resolution_reference, 'documentId', k.document_id, 'preparedBy', k.prepared_by,
    'preparedAt', k.prepared_at, 'signedBy', k.signed_by, 'signedAt', k.signed_at, 'endedAt', k.ended_at,
    'endReason', k.end_reason) ORDER BY k.prepared_at DESC, k.id)
  FROM consent k WHERE k.cooperation_id = c.id), '[]'::json)`;

const EVENTS = sql`coalesce((SELECT json_agg(json_build_object(
    'id', e.id, 'verb', e.verb, 'fromStatus', e.from_status, 'toStatus', e.to_status, 'holder', e.holder,
    'actorPersonId', e.actor_person_id, 'actorBodyId', e.actor_body_id, 'details', e.details,
    'occurredAt', e.occurred_at) ORDER BY e.id)
  FROM cooperation_event e WHERE e.cooperation_id = c.id), '[]'::json)`;

const DOCUMENTS = sql`coalesce((SELECT json_agg(json_build_object(
    'id', o.id, 'ownerBodyId', o.owner_body_id, 'fileName', o.file_name, 'mediaType', o.media_type, 'size', o.size,
    'sha256', encode(o.sha256, 'hex'), 'purpose', o.purpose, 'title', o.title, 'uploadedBy', o.uploaded_by,
    'uploadedAt', o.uploaded_at, 'withdrawnAt', o.withdrawn_at) ORDER BY o.uploaded_at, o.id)
  FROM document o WHERE o.cooperation_id = c.id), '[]'::json)`;

const INQUIRIES = sql`coalesce((SELECT json_agg(json_build_object(
    'id', q.id, 'question', q.question, 'dueOn', to_char(q.due_on, 'YYYY-MM-DD'), 'askedAt', q.asked_at,
    'answer', q.answer, 'answeredAt', q.answered_at, 'answeredBodyId', q.answered_body_id) ORDER BY q.asked_at, q.id)
  FROM inquiry q WHERE q.cooperation_id = c.id), '[]'::json)`;

/** All values of all parameters: the rules pick those that hold on their day. */
const PARAMETERS = sql`(SELECT coalesce(json_agg(json_build_object('key', l.key, 'value', l.value,
    'validFrom', to_char(l.valid_from, 'YYYY-MM-DD'), 'validTo', to_char(l.valid_to, 'YYYY-MM-DD'),
    'source', l.source, 'certainty', l.certainty, 'note', l.note)), '[]'::json) FROM legal_parameter l)`;

/** The bodies that hold an office of § 35 KGG besides the Landkreise. */
const OFFICES = sql`(SELECT coalesce(json_agg(json_build_object('region', b.region, 'ref', ${BODY_REF})), '[]'::json)
  FROM body b WHERE b.kind IN ('regional_council', 'state_ministry') AND b.valid_to IS NULL)`;

/**
 * Everything rules and pages need to know of one cooperation, in one statement, under the reader's row-level security.
 * Commands and pages share it, so that a button and a command cannot see different facts.
 */
export function recordStatement(id: string, personId: string): Sql {
  return sql`SELECT c.id, c.reference, c.status, c.version, c.historic, c.title, c.field_key AS "fieldKey",
    c.shared_activities AS "sharedActivities", c.aim, c.tasks, to_char(c.starts_on, 'YYYY-MM-DD') AS "startsOn",
    c.term_kind AS "termKind", to_char(c.ends_on, 'YYYY-MM-DD') AS "endsOn",
    c.termination_clause AS "terminationClause", c.legal_form AS "legalForm",
    c.cost_per_year_cents::float8 AS "costPerYearCents", c.cost_note AS "costNote", c.lead_body_id AS "leadBodyId",
    c.created_at AS "createdAt", c.updated_at AS "updatedAt", c.content_version AS "contentVersion",
    to_char(c.consent_due_on, 'YYYY-MM-DD') AS "consentDueOn", c.authority_body_id AS "authorityBodyId", c.procedure,
    c.rule_snapshot AS "ruleSnapshot", c.submitted_by AS "submittedBy", c.first_submitted_at AS "firstSubmittedAt",
    to_char(c.decision_due_on, 'YYYY-MM-DD') AS "decisionDueOn", c.decided_at AS "decidedAt",
    to_char(c.activated_on, 'YYYY-MM-DD') AS "activatedOn", to_char(c.ended_on, 'YYYY-MM-DD') AS "endedOn",
    c.end_reason AS "endReason", c.source_url AS "sourceUrl", c.source_note AS "sourceNote",
    (SELECT json_build_object('key', f.key, 'label', f.label) FROM cooperation_field f WHERE f.key = c.field_key) AS field,
    (SELECT ${BODY_REF} FROM body b WHERE b.id = c.authority_body_id) AS authority,
    ${PARTNERS} AS partners, ${CONSENTS} AS consents, ${EVENTS} AS events, ${DOCUMENTS} AS documents,
    ${INQUIRIES} AS inquiries, ${PARAMETERS} AS parameters, ${OFFICES} AS offices,
    (SELECT coalesce(json_agg(m.body_id), '[]'::json) FROM membership m
      WHERE m.person_id = ${personId}::uuid AND m.ended_at IS NULL) AS "memberBodyIds"
    FROM cooperation c WHERE c.id = ${id}::uuid`;
}
