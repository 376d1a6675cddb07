import { addDays, daysBetween, type IsoDay } from '#src/modules/legal/domain/days.ts';
import type { ProcurementStatus } from './status.ts';

/** What somebody is reminded of between the notice and the contract. */
export const STEP_REMINDER_KINDS = [
  'procurement_declaration_reminder',
  'procurement_opening_reminder',
  'procurement_scores_reminder',
  'procurement_completion_reminder',
  'procurement_decision_reminder',
  'procurement_letters_reminder',
  'procurement_conclusion_reminder',
] as const;

export type StepReminderKind = (typeof STEP_REMINDER_KINDS)[number];

/** A person with a seat in the evaluation. */
export interface AwaitedSeat {
  readonly personId: string;
  readonly bodyId: string;
  readonly part: 'evaluator' | 'decider';
  readonly impartial: boolean;
  /** Since when the person sits. */
  readonly addedOn: IsoDay;
  /** Lots with offers to score for which this person has not handed in points. */
  readonly lotsOpen: number;
}

/** A purchase between notice and contract that no review procedure holds up, with what it waits for. */
export interface AwaitedPurchase {
  readonly id: string;
  readonly status: ProcurementStatus;
  readonly leadBodyId: string;
  readonly tenderedOn: IsoDay | null;
  readonly offersDueOn: IsoDay | null;
  readonly dueReached: boolean;
  readonly openedOn: IsoDay | null;
  /** Who has begun the opening; a second person confirms it. */
  readonly openedBy: string | null;
  readonly bidCount: number;
  readonly lastHandedInOn: IsoDay | null;
  readonly evaluatedOn: IsoDay | null;
  readonly awardedOn: IsoDay | null;
  readonly lettersMissing: number;
  /** Last day on which no contract may be concluded: standstill or time to appeal. */
  readonly barredUntil: IsoDay | null;
  readonly seats: readonly AwaitedSeat[];
}

/** A reminder to one person, or to everybody of the lead buyer with one of the roles. */
export interface StepReminder {
  readonly kind: StepReminderKind;
  readonly personId: string | null;
  readonly bodyId: string;
  readonly roles: readonly ('procurement_manager' | 'editor' | 'signatory')[];
  /** The day the step became due. */
  readonly since: IsoDay;
  /** The same for one event, addressee and stage: what was written once is never written again. */
  readonly key: string;
}

interface Awaited {
  readonly kind: StepReminderKind;
  readonly since: IsoDay;
  /** Whether a notice of its own told of the step already, so that the first reminder waits. */
  readonly told: boolean;
  readonly seats: readonly AwaitedSeat[];
  readonly roles?: StepReminder['roles'];
}

/** Nobody is reminded of the same step more often than this after the first time. */
const LAST_STAGE = 2;

/**
 * Who is to be reminded today of what. A step nobody was told of is told when it becomes due, every step again after the
 * interval and once more after two; a day on which nobody looked is made good with the next look, once.
 *
 * @param interval days between two reminders, at least 1
 */
export function stepReminders(purchase: AwaitedPurchase, interval: number, today: IsoDay): StepReminder[] {
  return [declarations(purchase), nextStep(purchase)].flatMap((awaited) => {
    if (awaited === null) return [];
    const { kind, told, seats, roles = [] } = awaited;
    const people = seats.map(({ personId, bodyId, addedOn }) => {
      return { personId, bodyId, since: laterOf(addedOn, awaited.since) };
    });
    const everybody = { personId: null, bodyId: purchase.leadBodyId, since: awaited.since };
    return (roles.length > 0 ? [everybody] : people).flatMap(({ personId, bodyId, since }) => {
      const stage = Math.min(Math.floor(daysBetween(since, today) / interval), LAST_STAGE);
      if (stage < (told ? 1 : 0)) return [];
      const key = [kind, purchase.id, personId ?? bodyId, since, stage].join(' ');
      return [{ kind, personId, bodyId, roles, since, key }];
    });
  });
}

function laterOf(a: IsoDay, b: IsoDay): IsoDay {
  return a < b ? b : a;
}

/** Offers show only to people who declared to be free of conflicts of interest (§ 6 VgV). */
function declarations({ status, seats, tenderedOn }: AwaitedPurchase): Awaited | null {
  if (tenderedOn === null || !['tendering', 'evaluated'].includes(status)) return null;
  const silent = seats.filter(({ impartial, part }) => !impartial && (part === 'decider' || status === 'tendering'));
  return { kind: 'procurement_declaration_reminder', since: tenderedOn, told: true, seats: silent };
}

function nextStep(purchase: AwaitedPurchase): Awaited | null {
  switch (purchase.status) {
    case 'tendering':
      return purchase.openedOn === null ? opening(purchase) : evaluation(purchase, purchase.openedOn);
    case 'evaluated':
      return decision(purchase);
    case 'awarded':
      return conclusion(purchase);
    default:
      return null;
  }
}

function opening({ offersDueOn, dueReached, openedBy, seats }: AwaitedPurchase): Awaited | null {
  if (offersDueOn === null || !dueReached) return null;
  const openers = evaluatorsOf(seats).filter(({ personId }) => personId !== openedBy);
  return { kind: 'procurement_opening_reminder', since: offersDueOn, told: false, seats: openers };
}

function evaluation({ seats, bidCount, lastHandedInOn }: AwaitedPurchase, openedOn: IsoDay): Awaited | null {
  const evaluators = evaluatorsOf(seats);
  const open = evaluators.filter(({ lotsOpen }) => lotsOpen > 0);
  if (open.length > 0) return { kind: 'procurement_scores_reminder', since: openedOn, told: true, seats: open };
  // Without a recorded offer nobody knows whether none came in or none was recorded yet.
  const told = lastHandedInOn === null || bidCount === 0;
  return { kind: 'procurement_completion_reminder', since: lastHandedInOn ?? openedOn, told, seats: evaluators };
}

function decision({ evaluatedOn, seats }: AwaitedPurchase): Awaited | null {
  if (evaluatedOn === null) return null;
  const deciders = seats.filter(({ part }) => part === 'decider');
  const kind = 'procurement_decision_reminder';
  if (deciders.length > 0) return { kind, since: evaluatedOn, told: true, seats: deciders };
  // Nobody is named who could decide, so nobody was told: the lead buyer names somebody.
  return { kind, since: evaluatedOn, told: false, seats: [], roles: ['procurement_manager', 'editor'] };
}

function conclusion({ awardedOn, lettersMissing, barredUntil }: AwaitedPurchase): Awaited | null {
  if (awardedOn === null) return null;
  const roles = ['procurement_manager', 'editor', 'signatory'] as const;
  if (lettersMissing > 0)
    return { kind: 'procurement_letters_reminder', since: awardedOn, told: true, seats: [], roles };
  const since = barredUntil === null ? awardedOn : addDays(barredUntil, 1);
  return { kind: 'procurement_conclusion_reminder', since, told: barredUntil === null, seats: [], roles };
}

function evaluatorsOf(seats: readonly AwaitedSeat[]): readonly AwaitedSeat[] {
  return seats.filter(({ part, impartial }) => part === 'evaluator' && impartial);
}
