import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { LegalParameter } from '#src/modules/legal/domain/parameters.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canViewBids } from '#src/policy/procurement.ts';
import type { LotFacts } from '../../evaluation/domain/evaluation.ts';
import type { EvaluationView } from '../../evaluation/reads/evaluation-room.ts';
import { LOTS, SEAT_NAMES, SEATS } from '../../evaluation/reads/lots-statement.ts';
import { type OpenProcurement, readProcurement } from '../../reads/procurement.ts';
import type { SeatView } from '../../tender/reads/tender-room.ts';
import type { LetterChannel } from '../domain/standstill.ts';
import { CHALLENGES, type ChallengeView } from './challenges.ts';

/** How a lot was decided. */
export interface AwardView {
  readonly lotId: string;
  readonly bidId: string | null;
  readonly bidderName: string | null;
  readonly valueCents: number | null;
  readonly reason: string;
  /** ISO 8601 in UTC. */
  readonly decidedAt: string;
  readonly decidedBy: string | null;
}

/** What a bidder was told. */
export interface LetterView {
  readonly bidId: string;
  readonly channel: LetterChannel;
  readonly sentOn: IsoDay;
  readonly text: string;
}

interface AwardRow {
  /** Without offers for whoever may not see them. */
  readonly lots: readonly LotFacts[];
  readonly quantities: readonly { readonly lotId: string; readonly quantity: number | null }[];
  readonly seats: readonly SeatView[];
  /** Also of those who no longer sit. */
  readonly seatNames: Readonly<Record<string, string>>;
  readonly evaluations: readonly EvaluationView[];
  readonly awards: readonly AwardView[];
  readonly letters: readonly LetterView[];
  readonly challenges: readonly ChallengeView[];
  readonly contracts: readonly { readonly id: string; readonly reference: string; readonly title: string }[];
  readonly tender: {
    readonly platform: string;
    readonly platformReference: string;
    readonly publishedOn: IsoDay | null;
    readonly offersDueAt: string | null;
    readonly openedAt: string | null;
    readonly openedBy: string | null;
    readonly openedWith: string | null;
  } | null;
  readonly parameters: readonly LegalParameter[];
}

/** The room in which the award is decided and what follows from it. */
export interface AwardRoom extends AwardRow {
  readonly procurement: OpenProcurement;
  readonly seesBids: boolean;
}

/** The award for whoever may enter the room, or null. Two statements. */
export function getAwardRoom(actor: Actor, id: string): Promise<AwardRoom | null> {
  return readAs(actor, async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('award')) return null;
    const [row] = await query<AwardRow>(statement(id));
    return row ? { ...row, procurement, seesBids: canViewBids(actor, procurement.facts) } : null;
  });
}

function statement(id: string) {
  return sql`SELECT ${LOTS}, ${SEATS}, ${SEAT_NAMES}, ${CHALLENGES},
    coalesce((SELECT json_agg(json_build_object('lotId', l.id, 'quantity', coalesce((SELECT sum(h.quantity)
        FROM lot_share h WHERE h.lot_id = l.id), l.max_quantity)))
      FROM lot l WHERE l.procurement_id = p.id), '[]'::json) AS quantities,
    coalesce((SELECT json_agg(json_build_object('lotId', v.lot_id, 'content', v.content))
      FROM evaluation_record v WHERE v.procurement_id = p.id), '[]'::json) AS evaluations,
    coalesce((SELECT json_agg(json_build_object('lotId', a.lot_id, 'bidId', a.bid_id, 'bidderName', a.bidder_name,
        'valueCents', a.value_cents, 'reason', a.reason, 'decidedBy', a.decided_by,
        'decidedAt', to_char(a.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) FROM award a WHERE a.procurement_id = p.id), '[]'::json) AS awards,
    coalesce((SELECT json_agg(json_build_object('bidId', t.bid_id, 'channel', t.channel,
        'sentOn', to_char(t.sent_on, 'YYYY-MM-DD'), 'text', t.text))
      FROM award_letter t WHERE t.procurement_id = p.id), '[]'::json) AS letters,
    coalesce((SELECT json_agg(json_build_object('id', c.id, 'reference', c.reference, 'title', c.title) ORDER BY c.reference)
      FROM contract c WHERE c.procurement_id = p.id), '[]'::json) AS contracts,
    (SELECT json_build_object('platform', t.platform, 'platformReference', t.platform_reference,
        'publishedOn', to_char(t.published_on, 'YYYY-MM-DD'),
        'offersDueAt', to_char(t.offers_due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'openedAt', to_char(t.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'openedBy', t.opened_by,
        'openedWith', t.opened_with) FROM tender t WHERE t.procurement_id = p.id) AS tender,
    coalesce((SELECT json_agg(json_build_object('key', v.key, 'value', v.value, 'source', v.source,
        'certainty', v.certainty, 'note', v.note, 'validFrom', to_char(v.valid_from, 'YYYY-MM-DD'),
        'validTo', to_char(v.valid_to, 'YYYY-MM-DD')))
      FROM legal_parameter v WHERE v.key IN ('standstill_days', 'standstill_electronic_days')), '[]'::json) AS parameters
    FROM procurement p WHERE p.id = ${id}::uuid`;
}
