import { addMonths } from '#src/modules/contracts/domain/months.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';

/** Where a body stands towards the cooperative. */
export const MEMBER_STATUSES = ['applied', 'active', 'leaving', 'left', 'refused'] as const;

export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/** What a member may vote. */
export const VOTE_CHOICES = ['yes', 'no', 'abstain'] as const;

export type VoteChoice = (typeof VOTE_CHOICES)[number];

export type MotionStatus = 'open' | 'accepted' | 'rejected';

/** What a motion needs: more yes than no, or a share of the votes cast as a change of the statutes or of duties asks for. */
export const MAJORITIES = ['simple', 'statutes', 'duties'] as const;

export type Majority = (typeof MAJORITIES)[number];

/** Least percent of the votes cast, as they hold on a day; null where no value is known. */
export type MajorityPercents = Readonly<Record<Exclude<Majority, 'simple'>, number | null>>;

/**
 * The last day of a membership given notice of today: the end of the business year, taken as the calendar year, that lies at
 * least so many months ahead (§ 65 Abs. 2 GenG; the statutes may ask for more).
 */
export function leavesOn(today: IsoDay, noticeMonths: number): IsoDay {
  const earliest = addMonths(today, noticeMonths);
  const year = Number(earliest.slice(0, 4));
  return `${year}-12-31`;
}

/** Votes counted. Who abstains or does not vote counts on neither side. */
export interface Tally {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

/**
 * A motion is accepted by the majority of votes cast (§ 43 Abs. 2 GenG); a tie rejects it. Changes of the statutes need the share
 * of the votes cast that § 16 GenG names, reached exactly or exceeded; null where no value of the day is known.
 */
export function resultOf(tally: Tally, majority: Majority, percents: MajorityPercents): 'accepted' | 'rejected' | null {
  const { yes, no } = tally;
  if (majority === 'simple') return yes > no ? 'accepted' : 'rejected';
  const percent = percents[majority];
  if (percent === null) return null;
  return yes > 0 && yes * 100 >= percent * (yes + no) ? 'accepted' : 'rejected';
}

/** Whether a membership carries a vote: until its last day is over, also where it is not yet struck off the register. */
export function votesOn(
  member: { readonly status: MemberStatus; readonly leavesOn: IsoDay | null },
  today: IsoDay,
): boolean {
  if (member.status === 'active') return true;
  return member.status === 'leaving' && (member.leavesOn === null || today <= member.leavesOn);
}

/** Whether a motion can be closed: its day is over, or every member has voted. */
export function mayClose(
  motion: { readonly closesOn: IsoDay; readonly votes: number; readonly members: number },
  today: IsoDay,
): boolean {
  return today > motion.closesOn || (motion.members > 0 && motion.votes >= motion.members);
}

/** Whether a motion takes votes: it is open and its last day has not passed. */
export function takesVotes(
  motion: { readonly status: MotionStatus; readonly closesOn: IsoDay },
  today: IsoDay,
): boolean {
  return motion.status === 'open' && today <= motion.closesOn;
}

/** Shares after a change; null where a member would hold none or fewer than nothing. */
export function sharesAfter(shares: number, change: number): number | null {
  const after = shares + change;
  return Number.isSafeInteger(after) && after >= 1 && after <= 1_000_000 ? after : null;
}
