import type { OutboxRecord } from '#src/db/outbox.ts';
import { sql } from '#src/db/sql.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { LegalParameterKey } from '#src/modules/legal/domain/parameters.ts';
import type { Actor, Role } from '#src/policy/actor.ts';
import type { CooperativeFacts } from '#src/policy/purchasing-cooperative.ts';
import { AppError } from '#src/server/errors.ts';
import type { Majority, MajorityPercents, MemberStatus, MotionStatus, Tally } from './domain/membership.ts';
import type { CooperativeNoticeKind } from './notice-texts.ts';

/** `cooperative_member AS m` carries a vote today: what `votesOn` says, in SQL. */
const HAS_VOTE = sql`(m.status = 'active' OR (m.status = 'leaving'
  AND (m.leaves_on IS NULL OR m.leaves_on >= (now() AT TIME ZONE 'Europe/Berlin')::date)))`;

/** A cooperative and the acting body's standing towards it. */
export interface LoadedCooperative extends CooperativeFacts {
  readonly name: string;
}

/** @throws AppError not_found where the id is no purchasing cooperative */
export async function loadCooperative(tx: Transaction, actor: Actor, id: string): Promise<LoadedCooperative> {
  const [row] = await tx.$queryRaw<LoadedCooperative[]>(sql`
    SELECT b.id AS "cooperativeId", b.short_name AS name, m.status AS "ownStatus", coalesce(${HAS_VOTE}, false) AS "ownVote"
    FROM body b LEFT JOIN cooperative_member m ON m.cooperative_id = b.id AND m.body_id = ${actor.bodyId}::uuid
      AND m.status IN ('applied', 'active', 'leaving')
    WHERE b.id = ${id}::uuid AND b.kind = 'purchasing_cooperative'`);
  if (!row) throw new AppError('not_found');
  return row;
}

/** A membership locked for one command. */
export interface LoadedMember {
  readonly id: string;
  readonly cooperativeId: string;
  readonly bodyId: string;
  readonly status: MemberStatus;
  readonly shares: number;
  readonly leavesOn: IsoDay | null;
  readonly version: number;
}

/** @throws AppError not_found for whoever may not change it: its own body or the cooperative may */
export async function loadMember(tx: Transaction, actor: Actor, id: string): Promise<LoadedMember> {
  const [row] = await tx.$queryRaw<LoadedMember[]>`
    SELECT m.id, m.cooperative_id AS "cooperativeId", m.body_id AS "bodyId", m.status, m.shares,
      to_char(m.leaves_on, 'YYYY-MM-DD') AS "leavesOn", m.version
    FROM cooperative_member m WHERE m.id = ${id}::uuid
      AND (m.body_id = ${actor.bodyId}::uuid OR m.cooperative_id = ${actor.bodyId}::uuid) FOR UPDATE`;
  if (!row) throw new AppError('not_found');
  return row;
}

/**
 * Changes a membership, re-asserting status and version.
 * @throws AppError conflict if someone was faster
 */
export async function updateMember(
  tx: Transaction,
  member: LoadedMember,
  change: {
    readonly status?: MemberStatus;
    readonly shares?: number;
    readonly joinedOn?: Date;
    readonly leavesOn?: Date;
    readonly decisionNote?: string;
  },
): Promise<void> {
  const { count } = await tx.cooperativeMember.updateMany({
    where: { id: member.id, status: member.status, version: member.version },
    data: { ...change, version: member.version + 1 },
  });
  if (count !== 1) throw new AppError('conflict');
}

/** A motion as its members see it, locked for who may close it. */
export interface LoadedMotion {
  readonly id: string;
  readonly cooperativeId: string;
  readonly title: string;
  readonly closesOn: IsoDay;
  readonly status: MotionStatus;
  readonly majority: Majority;
  readonly version: number;
}

/** @throws AppError not_found for whoever belongs not to the cooperative */
export async function loadMotion(tx: Transaction, id: string): Promise<LoadedMotion> {
  const [row] = await tx.$queryRaw<LoadedMotion[]>`
    SELECT m.id, m.cooperative_id AS "cooperativeId", m.title, to_char(m.closes_on, 'YYYY-MM-DD') AS "closesOn", m.status,
      m.majority, m.version
    FROM cooperative_motion m WHERE m.id = ${id}::uuid`;
  if (!row) throw new AppError('not_found');
  return row;
}

/** Votes cast, and the members who have one. Complete for the cooperative itself. */
export async function countVotes(
  tx: Transaction,
  motion: LoadedMotion,
): Promise<Tally & { readonly votes: number; readonly members: number }> {
  const [row] = await tx.$queryRaw<(Tally & { votes: number; members: number })[]>(sql`
    SELECT count(*) FILTER (WHERE v.choice = 'yes')::int AS yes, count(*) FILTER (WHERE v.choice = 'no')::int AS no,
      count(*) FILTER (WHERE v.choice = 'abstain')::int AS abstain, count(*)::int AS votes,
      (SELECT count(*)::int FROM cooperative_member m WHERE m.cooperative_id = ${motion.cooperativeId}::uuid
        AND ${HAS_VOTE}) AS members
    FROM cooperative_vote v WHERE v.motion_id = ${motion.id}::uuid`);
  return row ?? { yes: 0, no: 0, abstain: 0, votes: 0, members: 0 };
}

/** Bodies that have a vote. Complete for the cooperative itself. */
export async function listMemberBodyIds(tx: Transaction, cooperativeId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ bodyId: string }[]>(sql`
    SELECT m.body_id AS "bodyId" FROM cooperative_member m WHERE m.cooperative_id = ${cooperativeId}::uuid AND ${HAS_VOTE}`);
  return rows.map(({ bodyId }) => bodyId);
}

/** An outbox record of the cooperative. */
export function notice(
  cooperativeName: string,
  actor: Actor,
  kind: CooperativeNoticeKind,
  to: { readonly bodyIds: readonly string[]; readonly roles: readonly Role[] },
  details: Readonly<Record<string, unknown>> = {},
): OutboxRecord {
  return {
    kind,
    bodyIds: to.bodyIds,
    roles: to.roles,
    payload: { cooperativeName, actorBody: actor.bodyName, ...details },
  };
}

async function valueOn(tx: Transaction, key: LegalParameterKey, day: IsoDay): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ value: number }[]>`
    SELECT l.value::int AS value FROM legal_parameter l WHERE l.key = ${key}
      AND l.valid_from <= ${day}::date AND (l.valid_to IS NULL OR l.valid_to >= ${day}::date)
    ORDER BY l.valid_from DESC LIMIT 1`;
  return row?.value ?? null;
}

/** Months of notice that hold on a day; null if none is known. */
export function noticeMonths(tx: Transaction, day: IsoDay): Promise<number | null> {
  return valueOn(tx, 'cooperative_notice_months', day);
}

/** The majorities of § 16 GenG as they hold on a day. */
export async function majorityPercents(tx: Transaction, day: IsoDay): Promise<MajorityPercents> {
  return {
    statutes: await valueOn(tx, 'cooperative_statutes_percent', day),
    duties: await valueOn(tx, 'cooperative_duties_percent', day),
  };
}
