import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, berlinDay } from '#src/modules/legal/domain/days.ts';
import { deadlineAfter } from '#src/modules/legal/domain/deadlines.ts';
import { type ClockEvent, computeClock } from './clock.ts';
import { durationFigures, percentile } from './statistics.ts';
import { COOPERATION_STATUSES, type CooperationStatus } from './status.ts';
import { COOPERATION_VERBS, type EventVerb, statusAfter, TRANSITIONS } from './transitions.ts';

const TARGET = 30;
const at = (text: string) => new Date(`${text.includes('T') ? text : `${text}T09:00`}:00+01:00`);
const event = (verb: EventVerb, toStatus: CooperationStatus, when: string): ClockEvent => ({
  verb,
  toStatus,
  occurredAt: at(when),
});
const DAY = 86_400_000;

const draft = event('create_draft', 'draft', '2026-01-05');
const collecting = event('request_consents', 'collecting_consent', '2026-01-12');
const submitted = event('submit', 'submitted', '2026-02-02');
const asked = event('ask_back', 'submitted', '2026-02-09');
const answered = event('answer_inquiry', 'submitted', '2026-02-19');
const returned = event('return_for_correction', 'returned', '2026-02-23');
const resubmitted = event('submit', 'submitted', '2026-03-05');
const approved = event('approve', 'approved', '2026-03-17');

const clock = (now: string, ...events: ClockEvent[]) => computeClock(events, TARGET, at(now));

describe('the clock', () => {
  it('has not started without events', () => {
    expect(clock('2026-01-01')).toMatchObject({
      holder: 'none',
      spans: [],
      dueOn: null,
      paused: false,
      overdue: false,
    });
  });
  it('does not run for the authority before submission', () => {
    expect(clock('2026-06-01', draft, collecting)).toMatchObject({
      holder: 'partners',
      dueOn: null,
      paused: false,
      overdue: false,
      authorityDays: 0,
    });
  });
  it('gives the authority its target days from submission', () => {
    expect(clock('2026-02-03', draft, collecting, submitted)).toMatchObject({
      holder: 'authority',
      dueOn: '2026-03-04',
      overdue: false,
      authorityDays: 1,
    });
  });
  it('is overdue the day after the target day, not on it', () => {
    expect(clock('2026-03-04T23:59', draft, submitted).overdue).toBe(false);
    expect(clock('2026-03-05T00:00', draft, submitted).overdue).toBe(true);
  });
  it('pauses while a question is open', () => {
    const paused = clock('2026-02-14', draft, submitted, asked);
    expect(paused).toMatchObject({ holder: 'partners', paused: true, pausedDays: 5, overdue: false });
    expect(clock('2027-02-14', draft, submitted, asked).overdue).toBe(false);
  });
  it('adds the days of question and return to the target day', () => {
    const running = clock('2026-03-06', draft, submitted, asked, answered, returned, resubmitted);
    expect(running).toMatchObject({ pausedDays: 20, dueOn: '2026-03-24', holder: 'authority', paused: false });
    expect(running.authorityDays).toBe(7 + 4 + 1);
  });
  it('stops with the decision and remembers how long who took', () => {
    const decided = clock(
      '2026-12-01',
      draft,
      collecting,
      submitted,
      asked,
      answered,
      approved,
      event('activate', 'active', '2026-06-01'),
    );
    expect(decided).toMatchObject({
      holder: 'none',
      pausedDays: 10,
      authorityDays: 33,
      decidedAt: approved.occurredAt,
      overdue: true,
      paused: false,
    });
    expect(decided.totals.authority).toBe(33 * DAY);
    expect(decided.totals.partners).toBe((28 + 10) * DAY);
  });
  it('is not disturbed by a new responsible person while a question is open', () => {
    const named = event('name_responsible_person', 'submitted', '2026-02-11');
    expect(clock('2026-02-14', draft, submitted, asked, named)).toMatchObject({ holder: 'partners', pausedDays: 5 });
  });
  it('shows no target day for what was withdrawn undecided', () => {
    expect(clock('2027-01-01', draft, submitted, event('withdraw', 'withdrawn', '2026-02-10'))).toMatchObject({
      dueOn: null,
      overdue: false,
      holder: 'none',
    });
  });
  it('leaves historic entries without a clock', () => {
    expect(clock('2027-01-01', event('import_historic', 'active', '2026-01-01'))).toMatchObject({
      holder: 'none',
      dueOn: null,
      decidedAt: null,
    });
  });
  it('counts calendar days of Hessen across daylight saving', () => {
    const late = { verb: 'submit', toStatus: 'submitted', occurredAt: new Date('2026-03-28T22:30:00Z') } as const;
    expect(computeClock([late], TARGET, new Date('2026-03-28T22:31:00Z')).dueOn).toBe(
      deadlineAfter('2026-03-28', TARGET),
    );
    const night = { ...late, occurredAt: new Date('2026-03-29T22:30:00Z') };
    expect(computeClock([night], TARGET, new Date('2026-03-29T22:31:00Z')).dueOn).toBe(
      deadlineAfter('2026-03-30', TARGET),
    );
  });
});

/** Random walks over the transition table, hours apart. */
const anyWalk = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 2000 })), { maxLength: 25 }).map((steps) => {
  const events: ClockEvent[] = [
    { verb: 'create_draft', toStatus: 'draft', occurredAt: new Date('2026-01-05T08:00:00Z') },
  ];
  let inquiryOpen = false;
  for (const [choice, hours] of steps) {
    const last = events.at(-1) as ClockEvent;
    const verbs = COOPERATION_VERBS.filter((verb) => TRANSITIONS[verb].from.includes(last.toStatus)).filter(
      (verb) => (verb !== 'ask_back' || !inquiryOpen) && (verb !== 'answer_inquiry' || inquiryOpen),
    );
    const verb = verbs[choice % verbs.length];
    if (verb === undefined) break;
    const toStatus = statusAfter(verb, last.toStatus);
    inquiryOpen = verb === 'ask_back' || (inquiryOpen && verb !== 'answer_inquiry' && toStatus === 'submitted');
    events.push({ verb, toStatus, occurredAt: new Date(last.occurredAt.getTime() + hours * 3_600_000) });
  }
  return { events, inquiryOpen };
});

describe('for every course of events the clock', () => {
  it('shares all time out between the holders, without gap or overlap', () => {
    fc.assert(
      fc.property(anyWalk, fc.integer({ min: 0, max: 5000 }), ({ events }, hours) => {
        const now = new Date((events.at(-1) as ClockEvent).occurredAt.getTime() + hours * 3_600_000);
        const { totals, spans } = computeClock(events, TARGET, now);
        const all = now.getTime() - (events[0] as ClockEvent).occurredAt.getTime();
        expect(totals.partners + totals.authority + totals.none).toBe(all);
        spans.forEach((span, index) => {
          expect(span.to).toEqual(spans[index + 1]?.from ?? null);
          expect(span.holder).not.toBe(spans[index + 1]?.holder);
        });
      }),
    );
  });
  it('lies with the authority exactly while it is submitted and no question is open', () => {
    fc.assert(
      fc.property(anyWalk, ({ events, inquiryOpen }) => {
        const last = events.at(-1) as ClockEvent;
        const { holder } = computeClock(events, TARGET, last.occurredAt);
        expect(holder === 'authority').toBe(last.toStatus === 'submitted' && !inquiryOpen);
      }),
    );
  });
  it('never takes days from the authority: a pause moves the target day by its length', () => {
    fc.assert(
      fc.property(anyWalk, fc.integer({ min: 0, max: 400 }), ({ events }, days) => {
        const now = new Date((events.at(-1) as ClockEvent).occurredAt.getTime() + days * DAY);
        const { dueOn, firstSubmittedAt, pausedDays } = computeClock(events, TARGET, now);
        if (dueOn === null || firstSubmittedAt === null) return;
        expect(dueOn).toBe(deadlineAfter(berlinDay(firstSubmittedAt), TARGET + pausedDays));
        expect(dueOn >= addDays(berlinDay(firstSubmittedAt), TARGET)).toBe(true);
      }),
    );
  });
  it('covers all statuses in its walks', () => {
    const seen = new Set(
      fc.sample(anyWalk, { numRuns: 2000, seed: 7 }).flatMap(({ events }) => events.map((e) => e.toStatus)),
    );
    expect([...seen].sort()).toEqual([...COOPERATION_STATUSES].sort());
  });
});

describe('percentile', () => {
  it.each([
    [[], 0.5, null],
    [[7], 0.9, 7],
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2],
    [[10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 0.9, 90],
    [[1, 2], 0, 1],
    [[1, 2], 1, 2],
  ])('of %j at %d is %s', (values, share, expected) => expect(percentile(values, share)).toBe(expected));
  it('is a value that occurred, grows with the share and leaves the values in place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, share) => {
          const copy = [...values];
          expect(values).toContain(percentile(values, share));
          expect(percentile(values, share) as number).toBeLessThanOrEqual(percentile(values, 1) as number);
          expect(values).toEqual(copy);
        },
      ),
    );
  });
  it('gives median and p90 together', () => {
    expect(durationFigures([])).toEqual({ median: null, p90: null, count: 0 });
    expect(durationFigures([5, 1, 9])).toEqual({ median: 5, p90: 9, count: 3 });
  });
});
