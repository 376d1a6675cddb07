import { berlinDay, daysBetween, type IsoDay } from '#src/modules/legal/domain/days.ts';
import { deadlineAfter } from '#src/modules/legal/domain/deadlines.ts';
import type { CooperationStatus } from './status.ts';
import type { EventVerb } from './transitions.ts';

/** Who has to act. 'none' once the authority has decided, or nobody can any more. */
const HOLDERS = ['partners', 'authority', 'none'] as const;

export type Holder = (typeof HOLDERS)[number];

export interface ClockEvent {
  readonly verb: EventVerb;
  readonly toStatus: CooperationStatus;
  readonly occurredAt: Date;
}

/** A stretch of time one side held the ball; `to` is null while it still does. */
export interface HolderSpan {
  readonly holder: Holder;
  readonly from: Date;
  readonly to: Date | null;
}

/** How long the case took and takes. Times in milliseconds, days in calendar days of Hessen. */
export interface Clock {
  readonly spans: readonly HolderSpan[];
  readonly holder: Holder;
  readonly totals: Record<Holder, number>;
  readonly firstSubmittedAt: Date | null;
  /** First approval, note or rejection; null while undecided. */
  readonly decidedAt: Date | null;
  /** Days the authority's clock stood still since the first submission. */
  readonly pausedDays: number;
  /** Days the authority held the case up to its decision or now. */
  readonly authorityDays: number;
  /** The authority's target day, extended by the pauses so far; null before submission and for cases withdrawn undecided. */
  readonly dueOn: IsoDay | null;
  /** The case was submitted, is undecided, and the partners must act. */
  readonly paused: boolean;
  /** The authority holds the case after its target day, or decided after it. */
  readonly overdue: boolean;
}

const DECIDED: readonly CooperationStatus[] = ['approved', 'noted', 'rejected'];
const HOLDER_OF_STATUS: Record<CooperationStatus, Holder> = {
  draft: 'partners',
  collecting_consent: 'partners',
  submitted: 'authority',
  returned: 'partners',
  approved: 'none',
  noted: 'none',
  rejected: 'none',
  active: 'none',
  ended: 'none',
  withdrawn: 'none',
};

/** Who holds the ball after an event; a verb that changes nothing about it leaves it where it was. */
export function holderAfter(verb: EventVerb, toStatus: CooperationStatus, before: Holder): Holder {
  if (verb === 'ask_back') return 'partners';
  if (verb === 'name_responsible_person' || verb === 'add_document' || verb === 'withdraw_document') return before;
  return HOLDER_OF_STATUS[toStatus];
}

/**
 * Computes the clock from the events, oldest first. The authority has `targetDays` calendar days from the first
 * submission (a convention of the portal, not a statutory period); every calendar day the partners held the case again,
 * by a question or a return, is added.
 */
export function computeClock(events: readonly ClockEvent[], targetDays: number, now: Date): Clock {
  const spans = spansOf(events);
  const firstSubmittedAt = events.find((event) => event.toStatus === 'submitted')?.occurredAt ?? null;
  const decidedAt = events.find((event) => DECIDED.includes(event.toStatus))?.occurredAt ?? null;
  const last = events.at(-1)?.toStatus ?? null;
  const holder = spans.at(-1)?.holder ?? 'none';
  const totals: Record<Holder, number> = { partners: 0, authority: 0, none: 0 };
  for (const span of spans) totals[span.holder] += (span.to ?? now).getTime() - span.from.getTime();

  const reviewed = firstSubmittedAt === null ? [] : spans.filter((span) => span.from >= firstSubmittedAt);
  const pausedDays = daysHeld(reviewed, 'partners', now);
  const authorityDays = daysHeld(reviewed, 'authority', now);
  const stopped = last === 'withdrawn' && decidedAt === null;
  const dueOn =
    firstSubmittedAt === null || stopped ? null : deadlineAfter(berlinDay(firstSubmittedAt), targetDays + pausedDays);
  const judgedOn = decidedAt ?? (holder === 'authority' ? now : null);
  return {
    spans,
    holder,
    totals,
    firstSubmittedAt,
    decidedAt,
    pausedDays,
    authorityDays,
    dueOn,
    paused: firstSubmittedAt !== null && decidedAt === null && holder === 'partners',
    overdue: dueOn !== null && judgedOn !== null && berlinDay(judgedOn) > dueOn,
  };
}

function spansOf(events: readonly ClockEvent[]): HolderSpan[] {
  const starts: { holder: Holder; from: Date }[] = [];
  for (const event of events) {
    const before = starts.at(-1)?.holder ?? 'none';
    const holder = holderAfter(event.verb, event.toStatus, before);
    if (starts.length === 0 || holder !== before) starts.push({ holder, from: event.occurredAt });
  }
  return starts.map((start, index) => ({ ...start, to: starts[index + 1]?.from ?? null }));
}

function daysHeld(spans: readonly HolderSpan[], holder: Holder, now: Date): number {
  return spans
    .filter((span) => span.holder === holder)
    .reduce((sum, span) => sum + daysBetween(berlinDay(span.from), berlinDay(span.to ?? now)), 0);
}
