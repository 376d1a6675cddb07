import { type Query, readAs } from '#src/db/read.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canViewAllDemand } from '#src/policy/procurement.ts';
import type { ParticipantStatus } from '../../domain/status.ts';
import { type OpenProcurement, readProcurement } from '../../reads/procurement.ts';
import { type Answer, emptyAnswer } from '../domain/answers.ts';
import type { ConfirmedDemand } from '../domain/demand.ts';
import type { SurveyItem } from '../domain/items.ts';

/** A confirmation as its own body and the lead buyer see it. Instants are ISO texts. */
export interface ShownConfirmation {
  readonly id: string;
  readonly status: 'prepared' | 'signed' | 'voided';
  readonly budgetLine: string;
  readonly demand: ConfirmedDemand;
  readonly preparedAt: string;
  readonly preparedBy: string | null;
  readonly preparedByMe: boolean;
  readonly signedAt: string | null;
  readonly signedBy: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
}

/** The acting body's part in the survey. */
export interface OwnSurveyPart {
  readonly status: ParticipantStatus;
  readonly version: number;
  readonly condition: string;
  readonly deputy: { readonly personId: string; readonly name: string } | null;
  readonly answeredAt: string | null;
  /** One per question, in the order of the questionnaire. */
  readonly answers: readonly Answer[];
  /** The live confirmation, or the last one that was ended; null if there never was one. */
  readonly confirmation: ShownConfirmation | null;
}

/** The room of the survey. */
export interface SurveyRoom {
  readonly procurement: OpenProcurement;
  readonly items: readonly SurveyItem[];
  readonly own: OwnSurveyPart | null;
  /** How many bodies stand where, the lead buyer included; null for whoever sees only their own part. */
  readonly standings: Readonly<Record<ParticipantStatus, number>> | null;
}

interface RoomRow {
  readonly items: readonly SurveyItem[] | null;
  readonly own: (Omit<OwnSurveyPart, 'answers'> & { readonly answers: readonly Answer[] | null }) | null;
  readonly standings: Partial<Record<ParticipantStatus, number>> | null;
}

/** Columns of a question as JSON, in the form of the domain. */
export const ITEM_JSON = sql`json_build_object('id', i.id, 'position', i.position, 'kind', i.kind, 'title', i.title,
  'description', i.description, 'unit', i.unit, 'mandatory', i.mandatory, 'variants', i.variants,
  'asksPrice', i.asks_price, 'lotId', i.lot_id, 'everyLot', i.every_lot, 'version', i.version)`;

function roomStatement(id: string, actor: Actor): Sql {
  const person = (column: 'prepared_by' | 'signed_by') =>
    column === 'prepared_by'
      ? sql`(SELECT p.display_name FROM person p WHERE p.id = d.prepared_by)`
      : sql`(SELECT p.display_name FROM person p WHERE p.id = d.signed_by)`;
  return sql`SELECT
    (SELECT json_agg(${ITEM_JSON} ORDER BY i.position) FROM survey_item i WHERE i.procurement_id = ${id}::uuid) AS items,
    (SELECT json_build_object('status', n.status, 'version', n.version, 'condition', n.condition,
        'answeredAt', n.answered_at,
        'deputy', (SELECT json_build_object('personId', p.id, 'name', p.display_name) FROM person p
          WHERE p.id = n.deputy_person_id),
        'answers', (SELECT json_agg(json_build_object('itemId', a.item_id, 'quantity', a.quantity, 'variant', a.variant,
            'textValue', a.text_value, 'neededOn', a.needed_on, 'currentPriceCents', a.current_price_cents))
          FROM survey_answer a WHERE a.procurement_id = n.procurement_id AND a.body_id = n.body_id),
        'confirmation', (SELECT json_build_object('id', d.id, 'status', d.status, 'budgetLine', d.budget_line,
            'demand', d.demand, 'preparedAt', d.prepared_at, 'preparedBy', ${person('prepared_by')},
            'preparedByMe', coalesce(d.prepared_by = ${actor.personId}::uuid, false), 'signedAt', d.signed_at,
            'signedBy', ${person('signed_by')}, 'endedAt', d.ended_at, 'endReason', d.end_reason)
          FROM demand_confirmation d WHERE d.procurement_id = n.procurement_id AND d.body_id = n.body_id
          ORDER BY d.status = 'voided', d.prepared_at DESC LIMIT 1))
      FROM procurement_participant n
      WHERE n.procurement_id = ${id}::uuid AND n.body_id = ${actor.bodyId}::uuid) AS own,
    (SELECT json_object_agg(s.status, s.count) FROM (SELECT n.status, count(*)::int AS count
      FROM procurement_participant n WHERE n.procurement_id = ${id}::uuid GROUP BY n.status) AS s) AS standings`;
}

/** The room with one statement besides the record's, or null for whoever may not see it. */
export async function readSurveyRoom(query: Query, actor: Actor, id: string): Promise<SurveyRoom | null> {
  const procurement = await readProcurement(query, actor, id);
  if (!procurement?.rooms.includes('survey')) return null;
  const [row] = await query<RoomRow>(roomStatement(id, actor), 'survey_room');
  const items = row?.items ?? [];
  const given = new Map((row?.own?.answers ?? []).map((answer) => [answer.itemId, answer]));
  const none = { asked: 0, answered: 0, declined: 0, confirmed: 0, withdrawn: 0 };
  return {
    procurement,
    items,
    own: row?.own ? { ...row.own, answers: items.map(({ id: item }) => given.get(item) ?? emptyAnswer(item)) } : null,
    standings: canViewAllDemand(actor, procurement.facts) ? { ...none, ...row?.standings } : null,
  };
}

/** The room of the survey for a page. */
export function getSurveyRoom(actor: Actor, id: string): Promise<SurveyRoom | null> {
  return readAs(actor, (query) => readSurveyRoom(query, actor, id));
}

/** A person of one's own body who can be named as deputy. */
export interface Colleague {
  readonly personId: string;
  readonly name: string;
}

/** The room with the colleagues of the actor: for the form that names a deputy. */
export function getSurveyRoomWithColleagues(
  actor: Actor,
  id: string,
): Promise<(SurveyRoom & { readonly colleagues: readonly Colleague[] }) | null> {
  return readAs(actor, async (query) => {
    const room = await readSurveyRoom(query, actor, id);
    if (!room) return null;
    if (!room.procurement.verbs.includes('name_deputy')) return { ...room, colleagues: [] };
    const colleagues = await query<Colleague>(sql`
      SELECT p.id AS "personId", p.display_name AS name FROM membership m JOIN person p ON p.id = m.person_id
      WHERE m.body_id = ${actor.bodyId}::uuid AND m.ended_at IS NULL AND p.status = 'active'
        AND m.roles <> ARRAY['platform_administrator'] ORDER BY p.display_name, p.id LIMIT 300`);
    return { ...room, colleagues };
  });
}

/** A lot a question can belong to, and an earlier purchase to take questions from. */
export interface QuestionnaireChoices {
  readonly lots: readonly { readonly id: string; readonly number: number; readonly title: string }[];
  readonly sources: readonly {
    readonly id: string;
    readonly reference: string;
    readonly title: string;
    readonly items: number;
  }[];
}

/** The room with what the questionnaire's forms offer; one more statement. */
export function getQuestionnaire(actor: Actor, id: string): Promise<(SurveyRoom & QuestionnaireChoices) | null> {
  return readAs(actor, async (query) => {
    const room = await readSurveyRoom(query, actor, id);
    if (!room) return null;
    const [choices] = await query<{
      lots: QuestionnaireChoices['lots'] | null;
      sources: QuestionnaireChoices['sources'] | null;
    }>(sql`SELECT
      (SELECT json_agg(json_build_object('id', l.id, 'number', l.number, 'title', l.title) ORDER BY l.number)
        FROM lot l WHERE l.procurement_id = ${id}::uuid) AS lots,
      (SELECT json_agg(s ORDER BY s."updatedAt" DESC) FROM (SELECT p.id, p.reference, p.title, p.updated_at AS "updatedAt",
          (SELECT count(*)::int FROM survey_item i WHERE i.procurement_id = p.id) AS items
        FROM procurement p WHERE p.lead_body_id = ${actor.bodyId}::uuid AND p.id <> ${id}::uuid
          AND EXISTS (SELECT FROM survey_item i WHERE i.procurement_id = p.id)
        ORDER BY p.updated_at DESC LIMIT 50) AS s) AS sources`);
    return { ...room, lots: choices?.lots ?? [], sources: choices?.sources ?? [] };
  });
}
