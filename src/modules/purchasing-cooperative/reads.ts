import { readAs } from '#src/db/read.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import { berlinDay, type IsoDay } from '#src/modules/legal/domain/days.ts';
import type { LegalParameterKey } from '#src/modules/legal/domain/parameters.ts';
import type { Actor } from '#src/policy/actor.ts';
import { type CooperativeFacts, canOpenCooperative, canViewMembers } from '#src/policy/purchasing-cooperative.ts';
import {
  type Majority,
  type MajorityPercents,
  type MemberStatus,
  type MotionStatus,
  type Tally,
  type VoteChoice,
  votesOn,
} from './domain/membership.ts';

/** A membership as the page lists it. */
export interface MemberView {
  readonly id: string;
  readonly bodyId: string;
  readonly name: string;
  readonly status: MemberStatus;
  readonly shares: number;
  readonly joinedOn: IsoDay | null;
  readonly leavesOn: IsoDay | null;
  /** What the applicant wrote, and what the cooperative wrote when it decided. */
  readonly note: string;
  readonly decisionNote: string;
  readonly version: number;
}

/** A change of shares; the reader's own, or all for the cooperative. */
export interface ShareChangeView {
  readonly id: string;
  readonly name: string;
  readonly change: number;
  readonly effectiveOn: IsoDay;
  readonly reason: string;
}

/** A motion with the own vote; figures once it is closed, and for the cooperative always. */
export interface MotionView {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly closesOn: IsoDay;
  readonly status: MotionStatus;
  readonly majority: Majority;
  readonly version: number;
  readonly ownChoice: VoteChoice | null;
  readonly tally: Tally | null;
  readonly votes: number;
}

/** The cooperative as one reader sees it. */
export interface CooperativeView extends CooperativeFacts {
  readonly name: string;
  readonly own: MemberView | null;
  readonly members: readonly MemberView[];
  readonly shareChanges: readonly ShareChangeView[];
  readonly motions: readonly MotionView[];
  readonly noticeMonths: number | null;
  readonly majorities: MajorityPercents;
  readonly today: IsoDay;
}

const TODAY = sql`(now() AT TIME ZONE 'Europe/Berlin')::date`;

/**
 * The purchasing cooperative's page in one statement. Row-level security decides what is in it: members see members and
 * motions, everyone else only their own application.
 */
export async function getCooperative(actor: Actor): Promise<CooperativeView | null> {
  if (!canOpenCooperative(actor)) return null;
  const [row] = await readAs(actor, (query) =>
    query<CooperativeRow>(sql`SELECT b.id AS "cooperativeId", b.short_name AS name, now() AS now,
      ${valueToday('cooperative_notice_months')} AS "noticeMonths",
      json_build_object('statutes', ${valueToday('cooperative_statutes_percent')},
        'duties', ${valueToday('cooperative_duties_percent')}) AS majorities,
      coalesce((SELECT json_agg(json_build_object('id', m.id, 'bodyId', m.body_id, 'name', n.short_name, 'status', m.status,
          'shares', m.shares, 'joinedOn', to_char(m.joined_on, 'YYYY-MM-DD'), 'leavesOn', to_char(m.leaves_on, 'YYYY-MM-DD'),
          'note', m.note, 'decisionNote', m.decision_note, 'version', m.version) ORDER BY n.sort_name, m.applied_at DESC)
        FROM cooperative_member m JOIN body n ON n.id = m.body_id
        WHERE m.cooperative_id = b.id AND (m.status <> 'left' OR m.body_id = ${actor.bodyId}::uuid)), '[]'::json) AS members,
      coalesce((SELECT json_agg(c.*) FROM (SELECT s.id::text, n.short_name AS name, s.change,
          to_char(s.effective_on, 'YYYY-MM-DD') AS "effectiveOn", s.reason
        FROM share_change s JOIN cooperative_member m ON m.id = s.member_id JOIN body n ON n.id = s.body_id
        WHERE m.cooperative_id = b.id AND (s.body_id = ${actor.bodyId}::uuid OR b.id = ${actor.bodyId}::uuid)
        ORDER BY s.id DESC LIMIT 100) AS c), '[]'::json) AS "shareChanges",
      coalesce((SELECT json_agg(q.*) FROM (SELECT o.id, o.title, o.text, to_char(o.closes_on, 'YYYY-MM-DD') AS "closesOn",
          o.status, o.majority, o.version, (SELECT v.choice FROM cooperative_vote v WHERE v.motion_id = o.id
            AND v.body_id = ${actor.bodyId}::uuid) AS "ownChoice",
          (SELECT json_build_object('yes', count(*) FILTER (WHERE v.choice = 'yes'), 'no', count(*) FILTER (WHERE v.choice = 'no'),
            'abstain', count(*) FILTER (WHERE v.choice = 'abstain')) FROM cooperative_vote v WHERE v.motion_id = o.id) AS counted
        FROM cooperative_motion o WHERE o.cooperative_id = b.id
        ORDER BY o.status = 'open' DESC, o.closes_on DESC, o.id LIMIT 50) AS q), '[]'::json) AS motions
      FROM body b WHERE b.kind = 'purchasing_cooperative' AND b.valid_to IS NULL ORDER BY b.sort_name, b.id LIMIT 1`),
  );
  return row ? viewOf(actor, row) : null;
}

/** A dated number as it holds today, by the calendar of Berlin. */
function valueToday(key: LegalParameterKey): Sql {
  return sql`(SELECT l.value::int FROM legal_parameter l WHERE l.key = ${key} AND l.valid_from <= ${TODAY}
    AND (l.valid_to IS NULL OR l.valid_to >= ${TODAY}) ORDER BY l.valid_from DESC LIMIT 1)`;
}

type CooperativeRow = Omit<CooperativeView, 'today' | 'own' | 'ownStatus' | 'ownVote' | 'motions'> & {
  readonly now: Date;
  readonly motions: readonly (MotionView & { readonly counted: Tally })[];
};

function viewOf(actor: Actor, { now, motions, ...row }: CooperativeRow): CooperativeView {
  const live = row.members.find(({ bodyId, status }) => bodyId === actor.bodyId && isLive(status)) ?? null;
  const own = live ?? row.members.find(({ bodyId }) => bodyId === actor.bodyId) ?? null;
  const ownStatus = live === null ? null : (live.status as CooperativeFacts['ownStatus']);
  const today = berlinDay(now);
  const ownVote = live !== null && votesOn(live, today);
  const isCooperative = row.cooperativeId === actor.bodyId;
  const seesMembers = canViewMembers(actor, { cooperativeId: row.cooperativeId, ownStatus, ownVote });
  // Applications and refusals are the cooperative's business; members see who belongs to it, without notes.
  const members = row.members
    .filter(({ status }) => isCooperative || status === 'active' || status === 'leaving')
    .map((member) =>
      isCooperative || member.bodyId === actor.bodyId ? member : { ...member, note: '', decisionNote: '' },
    );
  return {
    ...row,
    own,
    ownStatus,
    ownVote,
    members: seesMembers ? members : [],
    motions: seesMembers ? motions.map((motion) => motionOf(motion, isCooperative)) : [],
    today,
  };
}

function motionOf(
  { counted, ...motion }: MotionView & { readonly counted: Tally },
  isCooperative: boolean,
): MotionView {
  const { yes, no, abstain } = counted;
  const known = isCooperative || motion.status !== 'open';
  return { ...motion, tally: known ? counted : null, votes: known ? yes + no + abstain : 0 };
}

const isLive = (status: MemberStatus): boolean => ['applied', 'active', 'leaving'].includes(status);
