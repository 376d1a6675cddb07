import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { LegalParameter } from '#src/modules/legal/domain/parameters.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canViewAllDemand } from '#src/policy/procurement.ts';
import { CHALLENGES, type ChallengeView } from '../../award/reads/challenges.ts';
import { type OpenProcurement, readProcurement } from '../../reads/procurement.ts';
import { contractNotice, type EformsNotice } from '../domain/contract-notice.ts';
import type { PriceFormula } from '../domain/criteria.ts';
import { PERIOD_KEYS } from '../domain/minimum-period.ts';
import { NOTICE_PARTS, type NoticeParts, noticeFactsOf } from './notice-facts.ts';

/** A criterion as stored. */
export interface CriterionView {
  readonly id: string;
  readonly kind: 'price' | 'quality';
  readonly title: string;
  readonly description: string;
  readonly weight: number;
  readonly priceFormula: PriceFormula | null;
  readonly maxPoints: number;
}

export interface LotCriteria {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly criteria: readonly CriterionView[];
}

export interface SeatView {
  readonly personId: string;
  readonly personName: string;
  readonly bodyName: string;
  readonly part: 'evaluator' | 'decider';
  readonly impartial: boolean;
}

export interface QuestionView {
  readonly id: string;
  readonly question: string;
  readonly askedOn: IsoDay;
  readonly answer: string | null;
  readonly answeredOn: IsoDay | null;
  readonly version: number;
}

interface TenderPart {
  readonly platform: string;
  readonly platformReference: string;
  readonly noticeUrl: string;
  readonly publishedOn: IsoDay | null;
  readonly offersDueAt: string | null;
  readonly openedAt: string | null;
  readonly notice: EformsNotice | Record<string, never>;
  readonly resultNotice: object | null;
}

interface TenderRow extends NoticeParts {
  readonly tender: TenderPart | null;
  readonly partners: readonly { readonly bodyId: string; readonly name: string; readonly isCaller: boolean }[];
  readonly seats: readonly SeatView[];
  readonly lots: readonly LotCriteria[];
  readonly questions: readonly QuestionView[];
  readonly parameters: readonly LegalParameter[];
  readonly challenges: readonly ChallengeView[];
}

/** The room in which a tender is prepared and runs. */
export interface TenderRoom extends Omit<TenderRow, 'buyers' | 'noticeLots'> {
  readonly procurement: OpenProcurement;
  /** As frozen with the publication, before it as it would be published now. */
  readonly notice: EformsNotice;
  /** Whether the reader sees questions that nobody has answered yet. */
  readonly seesOpenQuestions: boolean;
}

/** The tender of a purchase for whoever may enter the room, or null. Two statements. */
export function getTenderRoom(actor: Actor, id: string): Promise<TenderRoom | null> {
  return readAs(actor, async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('tender')) return null;
    const [row] = await query<TenderRow>(statement(id));
    if (!row) return null;
    const { buyers, noticeLots, questions, ...rest } = row;
    const { tender } = rest;
    const frozen = tender && 'procedure' in tender.notice ? (tender.notice as EformsNotice) : null;
    const seesOpenQuestions = canViewAllDemand(actor, procurement.facts);
    const facts = noticeFactsOf(
      procurement.row,
      { buyers, noticeLots },
      {
        noticeUrl: tender?.noticeUrl ?? '',
        publishedOn: tender?.publishedOn ?? null,
        offersDueAt: tender?.offersDueAt ?? null,
      },
    );
    return {
      ...rest,
      questions: questions.filter(({ answer }) => answer !== null || seesOpenQuestions),
      procurement,
      notice: frozen ?? contractNotice(facts),
      seesOpenQuestions,
    };
  });
}

function statement(id: string) {
  return sql`SELECT ${NOTICE_PARTS}, ${CHALLENGES},
    (SELECT json_build_object('platform', t.platform, 'platformReference', t.platform_reference, 'noticeUrl', t.notice_url,
        'publishedOn', to_char(t.published_on, 'YYYY-MM-DD'), 'offersDueAt', to_char(t.offers_due_at AT TIME ZONE 'UTC',
          'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'openedAt', to_char(t.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'notice', t.notice, 'resultNotice', t.result_notice)
      FROM tender t WHERE t.procurement_id = p.id) AS tender,
    coalesce((SELECT json_agg(json_build_object('bodyId', n.body_id, 'name', b.short_name, 'isCaller', n.is_caller)
        ORDER BY n.is_lead DESC, b.sort_name)
      FROM procurement_participant n JOIN body b ON b.id = n.body_id
      WHERE n.procurement_id = p.id AND n.is_partner), '[]'::json) AS partners,
    coalesce((SELECT json_agg(json_build_object('personId', m.person_id, 'personName', m.person_name, 'bodyName', b.short_name,
        'part', m.part, 'impartial', m.impartial_at IS NOT NULL) ORDER BY m.part DESC, m.added_at, m.person_id)
      FROM evaluation_member m JOIN body b ON b.id = m.body_id
      WHERE m.procurement_id = p.id AND m.ended_at IS NULL), '[]'::json) AS seats,
    coalesce((SELECT json_agg(json_build_object('id', l.id, 'number', l.number, 'title', l.title,
        'criteria', coalesce((SELECT json_agg(json_build_object('id', c.id, 'kind', c.kind, 'title', c.title,
            'description', c.description, 'weight', c.weight, 'priceFormula', c.price_formula, 'maxPoints', c.max_points)
            ORDER BY c.position) FROM award_criterion c WHERE c.lot_id = l.id), '[]'::json)) ORDER BY l.number)
      FROM lot l WHERE l.procurement_id = p.id), '[]'::json) AS lots,
    coalesce((SELECT json_agg(json_build_object('id', q.id, 'question', q.question, 'answer', q.answer, 'version', q.version,
        'askedOn', to_char(q.asked_on, 'YYYY-MM-DD'), 'answeredOn', to_char(q.answered_on, 'YYYY-MM-DD'))
        ORDER BY q.asked_on, q.id) FROM tender_question q WHERE q.procurement_id = p.id), '[]'::json) AS questions,
    coalesce((SELECT json_agg(json_build_object('key', v.key, 'value', v.value, 'source', v.source,
        'certainty', v.certainty, 'note', v.note, 'validFrom', to_char(v.valid_from, 'YYYY-MM-DD'),
        'validTo', to_char(v.valid_to, 'YYYY-MM-DD')))
      FROM legal_parameter v WHERE v.key = ANY(${[...PERIOD_KEYS]}::text[])), '[]'::json) AS parameters
    FROM procurement p WHERE p.id = ${id}::uuid`;
}
