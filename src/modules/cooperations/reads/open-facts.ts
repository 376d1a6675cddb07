import { type Sql, sql } from '#src/db/sql.ts';
import type { Procedure } from '#src/modules/legal/domain/approval-type.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { LegalForm } from '#src/modules/legal/domain/legal-form.ts';
import type { ConsentFacts, CooperationFacts, CooperationPartnerFacts, InquiryFacts } from '../domain/facts.ts';
import type { CooperationStatus } from '../domain/status.ts';
import { factsOfDay, legalParametersOf, type ParameterRow } from './facts-of-day.ts';

/** What tasks and reminders need to know of a cooperation: the facts without the content. One row of `openFactsStatement`. */
export interface OpenFactsRow {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly leadName: string;
  readonly status: CooperationStatus;
  readonly historic: boolean;
  readonly everSubmitted: boolean;
  readonly leadBodyId: string;
  readonly authorityBodyId: string | null;
  readonly partners: readonly CooperationPartnerFacts[];
  readonly contentVersion: number;
  readonly consents: readonly ConsentFacts[];
  readonly openInquiry: InquiryFacts | null;
  readonly procedure: Procedure | null;
  readonly legalForm: LegalForm | null;
  readonly startsOn: IsoDay | null;
  readonly endsOn: IsoDay | null;
  readonly consentDueOn: IsoDay | null;
  readonly decisionDueOn: IsoDay | null;
  readonly returnedOn: IsoDay | null;
  readonly submittedByPersonId: string | null;
  readonly contributorPersonIds: readonly string[];
}

/** The parameters behind deadlines, as JSON: an expression for a SELECT list. */
export const parametersJson: Sql = sql`(SELECT coalesce(json_agg(json_build_object('key', l.key, 'value', l.value,
  'validFrom', to_char(l.valid_from, 'YYYY-MM-DD'), 'validTo', to_char(l.valid_to, 'YYYY-MM-DD'))), '[]'::json)
  FROM legal_parameter l)`;

/** A day of a timestamptz in Hessen. */
const day = (column: Sql) => sql`to_char(${column} AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD')`;

/**
 * Facts of the cooperations whose ids `candidates` (a sub-select) yields, under the reader's row-level security. Children
 * are aggregated per candidate, so the cost follows the number of candidates and nothing else.
 */
export function openFactsStatement(candidates: Sql): Sql {
  return sql`SELECT c.id, c.reference, c.title, lead.short_name AS "leadName", c.status, c.historic,
    c.first_submitted_at IS NOT NULL AS "everSubmitted", c.lead_body_id AS "leadBodyId",
    c.authority_body_id AS "authorityBodyId", c.content_version AS "contentVersion", c.procedure,
    c.legal_form AS "legalForm", to_char(c.starts_on, 'YYYY-MM-DD') AS "startsOn",
    CASE WHEN c.term_kind = 'until' THEN to_char(c.ends_on, 'YYYY-MM-DD') END AS "endsOn",
    to_char(c.consent_due_on, 'YYYY-MM-DD') AS "consentDueOn", to_char(c.decision_due_on, 'YYYY-MM-DD') AS "decisionDueOn",
    c.submitted_by AS "submittedByPersonId",
    coalesce((SELECT json_agg(json_build_object('bodyId', p.body_id, 'status', p.status,
        'responsiblePerson', p.responsible_person, 'invitedOn', ${day(sql`p.invited_at`)}))
      FROM cooperation_partner p WHERE p.cooperation_id = c.id), '[]'::json) AS partners,
    coalesce((SELECT json_agg(json_build_object('id', k.id, 'bodyId', k.body_id, 'contentVersion', k.content_version,
        'status', k.status, 'preparedByPersonId', k.prepared_by))
      FROM consent k WHERE k.cooperation_id = c.id AND k.status IN ('prepared', 'signed')), '[]'::json) AS consents,
    (SELECT json_build_object('id', q.id, 'askedOn', ${day(sql`q.asked_at`)}, 'dueOn', to_char(q.due_on, 'YYYY-MM-DD'))
      FROM inquiry q WHERE q.cooperation_id = c.id AND q.answered_at IS NULL) AS "openInquiry",
    CASE WHEN c.status = 'returned' THEN (SELECT ${day(sql`max(e.occurred_at)`)} FROM cooperation_event e
      WHERE e.cooperation_id = c.id AND e.to_status = 'returned' AND e.from_status = 'submitted') END AS "returnedOn",
    CASE WHEN c.status = 'submitted' THEN (SELECT coalesce(json_agg(DISTINCT w.person), '[]'::json) FROM (
        SELECT e.actor_person_id AS person FROM cooperation_event e WHERE e.cooperation_id = c.id
          AND (e.actor_body_id = c.lead_body_id OR e.actor_body_id IN
            (SELECT p.body_id FROM cooperation_partner p WHERE p.cooperation_id = c.id))
        UNION ALL SELECT k.prepared_by FROM consent k WHERE k.cooperation_id = c.id
        UNION ALL SELECT k.signed_by FROM consent k WHERE k.cooperation_id = c.id) AS w WHERE w.person IS NOT NULL)
      ELSE '[]'::json END AS "contributorPersonIds"
    FROM cooperation c JOIN body lead ON lead.id = c.lead_body_id
    WHERE c.id IN (${candidates})`;
}

/** What holds for every row of one reading: the parameters, the reader's memberships, the day. */
export interface FactsContext {
  readonly parameters: readonly ParameterRow[];
  readonly actingPersonBodyIds: readonly string[];
  readonly now: Date;
}

/** Turns rows into the facts that the domain's rules read. */
export function openFactsReader(context: FactsContext): (row: OpenFactsRow) => CooperationFacts {
  const ofDay = factsOfDay(legalParametersOf(context.parameters), context.now);
  return (row) => ({ ...row, ...ofDay, actingPersonBodyIds: context.actingPersonBodyIds });
}
