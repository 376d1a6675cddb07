import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type IsoDay } from '#src/modules/legal/domain/days.ts';
import { isWorkingDay } from '#src/modules/legal/domain/holidays.ts';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import { PROCEDURE_KEYS } from '../../legality/domain/procedure.ts';
import { latestEventFor, nextWorkingDay, periodEnd } from './periods.ts';
import { type PlannedStep, planAfter, planSchedule, type ScheduleBasis } from './plan.ts';
import { stepsOf } from './steps.ts';
import { violationsOf } from './validate.ts';

const TODAY = '2026-11-23';
const days = fc.integer({ min: 0, max: 1_500 }).map((offset) => addDays('2026-11-23', offset));
const length = fc.integer({ min: 1, max: 60 });
const basis: fc.Arbitrary<ScheduleBasis> = fc.record({
  procedureKey: fc.constantFrom(...PROCEDURE_KEYS),
  direction: fc.constantFrom('forward', 'backward'),
  anchorOn: days,
  electronic: fc.boolean(),
  shortened: fc.boolean(),
  councilDays: fc.constant([]),
  bufferDays: fc.option(fc.integer({ min: 0, max: 60 })),
});

function steps(given: ScheduleBasis): readonly PlannedStep[] {
  const planned = planSchedule(given, LEGAL_PARAMETERS, TODAY);
  if (!planned.ok) throw new Error(planned.problem);
  return planned.steps;
}
const example = (change: Partial<ScheduleBasis> = {}): ScheduleBasis => ({
  procedureKey: 'open',
  direction: 'forward',
  anchorOn: '2027-01-04',
  electronic: true,
  shortened: false,
  councilDays: [],
  bufferDays: null,
  ...change,
});
const step = (all: readonly PlannedStep[], key: PlannedStep['key']) => {
  const found = all.find((one) => one.key === key);
  if (!found) throw new Error(`no step ${key}`);
  return found;
};

describe('a period', () => {
  it.each([
    ['2026-03-02', 30, '2026-04-01', 'the day of the event does not count'],
    ['2026-03-05', 30, '2026-04-07', 'over Easter: 4 April is a Saturday, then Easter Monday'],
    ['2026-12-10', 15, '2026-12-28', 'over Christmas'],
    ['2026-05-22', 2, '2026-05-27', 'two days over Whitsun hold two working days'],
    ['2026-05-04', 10, '2026-05-15', 'Ascension Day in Hessen'],
  ])('that starts with %s and lasts %i days ends on %s: %s', (event, count, end) =>
    expect(periodEnd(event, count)).toBe(end),
  );

  it('never ends early, and always on a working day', () => {
    fc.assert(
      fc.property(days, length, (event, count) => {
        const end = periodEnd(event, count);
        expect(isWorkingDay(end)).toBe(true);
        expect(end >= addDays(event, count)).toBe(true);
      }),
    );
  });

  it('counted back starts on the latest working day that still suffices', () => {
    fc.assert(
      fc.property(days.filter(isWorkingDay), length, (last, count) => {
        const event = latestEventFor(last, count);
        expect(isWorkingDay(event)).toBe(true);
        expect(periodEnd(event, count) <= last).toBe(true);
        let later: IsoDay = addDays(event, 1);
        while (!isWorkingDay(later)) later = addDays(later, 1);
        expect(periodEnd(later, count) > last).toBe(true);
      }),
    );
  });

  it('grows with its days', () => {
    fc.assert(
      fc.property(days, length, (event, count) => {
        expect(periodEnd(event, count + 1) >= periodEnd(event, count)).toBe(true);
      }),
    );
  });
});

describe('a schedule', () => {
  it('keeps order and every minimum period, in both directions', () => {
    fc.assert(
      fc.property(basis, (given) => {
        const all = steps(given);
        expect(violationsOf(all, given, LEGAL_PARAMETERS, TODAY)).toEqual([]);
        const planned = stepsOf(given.procedureKey, given).map(({ key }) => key);
        expect(all.map(({ key }) => key)).toEqual(planned.filter((key) => key !== 'buffer' || given.bufferDays !== 0));
      }),
    );
  });

  it('computed back from a start and then forth from its first day is never later than that start', () => {
    fc.assert(
      fc.property(basis, (given) => {
        const back = steps({ ...given, direction: 'backward' });
        const forth = steps({ ...given, direction: 'forward', anchorOn: back[0]?.startsOn ?? '' });
        expect(step(forth, 'start').endsOn <= step(back, 'start').endsOn).toBe(true);
      }),
    );
  });

  it('forward starts no earlier than asked, backward ends where asked', () => {
    fc.assert(
      fc.property(basis, (given) => {
        expect((steps({ ...given, direction: 'forward' })[0]?.startsOn ?? '') >= given.anchorOn).toBe(true);
        const start = step(steps({ ...given, direction: 'backward' }), 'start');
        expect(start.endsOn >= given.anchorOn).toBe(true);
        expect(isWorkingDay(start.endsOn)).toBe(true);
      }),
    );
  });

  it.each([
    [{}, 30],
    [{ electronic: false }, 35],
    [{ shortened: true }, 15],
    [{ procedureKey: 'restricted' }, 25],
    [{ procedureKey: 'restricted', electronic: false }, 30],
    [{ procedureKey: 'public_tender' }, 21],
    [{ procedureKey: 'competitive_dialogue' }, 21],
  ] as const)('with %o leaves at least %i days for offers', (change, count) => {
    const all = steps(example(change));
    const { startsOn, endsOn } = step(all, 'offers');
    expect(endsOn).toBe(periodEnd(addDays(startsOn, -1), count));
  });

  it.each(['competitive_dialogue', 'innovation_partnership'] as const)(
    'only warns of a short period for offers in a %s, where the law asks for a fitting one',
    (procedureKey) => {
      const given = example({ procedureKey });
      const all = steps(given);
      const short = all.map((one) => (one.key === 'offers' ? { ...one, endsOn: nextWorkingDay(one.startsOn) } : one));
      expect(violationsOf(short, given, LEGAL_PARAMETERS, TODAY)).toMatchObject([
        { key: 'offers', reason: 'own_convention_missed', isWarning: true },
      ]);
      const hasty = all.map((one) => (one.key === 'requests' ? { ...one, endsOn: nextWorkingDay(one.startsOn) } : one));
      expect(violationsOf(hasty, given, LEGAL_PARAMETERS, TODAY)).toMatchObject([
        { key: 'requests', reason: 'requests_too_short', isWarning: false },
      ]);
    },
  );

  it('gives a direct award no notice and no offers', () =>
    expect(steps(example({ procedureKey: 'direct_award' })).map(({ key }) => key)).toEqual([
      'documents',
      'decision',
      'award',
      'buffer',
      'start',
    ]));

  it('waits for the next sitting of the council, or takes the last one in time', () => {
    const councilDays = ['2027-03-01', '2027-04-29', '2027-06-24'];
    const forth = step(steps(example({ councilDays })), 'decision');
    expect(councilDays).toContain(forth.endsOn);
    expect(forth.endsOn >= forth.startsOn).toBe(true);
    const back = steps(example({ councilDays, direction: 'backward', anchorOn: '2027-07-01' }));
    expect(step(back, 'decision').endsOn).toBe('2027-04-29');
    expect(planSchedule(example({ councilDays: ['2026-01-01'] }), LEGAL_PARAMETERS, TODAY)).toEqual({
      ok: false,
      problem: 'no_council_day',
    });
  });

  it('moves what follows a changed step, and nothing before it', () => {
    const given = example();
    const all = steps(given);
    const offers = step(all, 'offers');
    const moved = planAfter(given, LEGAL_PARAMETERS, TODAY, { key: 'offers', endsOn: addDays(offers.endsOn, 14) });
    if (!moved.ok) throw new Error(moved.problem);
    const whole = [...all.slice(0, 2), { ...offers, endsOn: addDays(offers.endsOn, 14) }, ...moved.steps];
    expect(violationsOf(whole, given, LEGAL_PARAMETERS, TODAY)).toEqual([]);
    expect(whole.map(({ key }) => key)).toEqual(all.map(({ key }) => key));
  });

  it('does not guess a period that is not known', () =>
    expect(planSchedule(example(), [], TODAY)).toEqual({ ok: false, problem: 'parameter_missing' }));
});

describe('a changed schedule', () => {
  const moved = (key: PlannedStep['key'], change: Partial<PlannedStep>, of = example()) =>
    violationsOf(
      steps(of).map((one) => (one.key === key ? { ...one, ...change } : one)),
      of,
      LEGAL_PARAMETERS,
      TODAY,
    );
  const shorter = (key: PlannedStep['key'], of = example()) =>
    moved(key, { endsOn: addDays(step(steps(of), key).endsOn, -1) }, of)[0];

  it.each([
    ['offers', example(), 'offers_too_short_open'],
    ['offers', example({ procedureKey: 'negotiated' }), 'offers_too_short_restricted'],
    ['requests', example({ procedureKey: 'restricted' }), 'requests_too_short'],
    ['standstill', example(), 'standstill_too_short'],
  ] as const)('whose %s are a day too short is refused: %#', (key, of, reason) => {
    const found = shorter(key, of);
    expect(found).toMatchObject({ key, reason, isWarning: false, earliestEnd: step(steps(of), key).endsOn });
  });

  it('below the threshold only warns: the law asks for a fitting period', () =>
    expect(shorter('offers', example({ procedureKey: 'public_tender' }))).toMatchObject({ isWarning: true }));

  it('is refused if steps overlap, run backwards, or a period ends on a holiday', () => {
    const start = step(steps(example()), 'evaluation').startsOn;
    expect(moved('evaluation', { startsOn: addDays(start, -20) })[0]?.reason).toBe('steps_out_of_order');
    expect(moved('evaluation', { endsOn: addDays(start, -1) })[0]?.reason).toBe('step_backwards');
    const offers = steps(example({ anchorOn: '2027-01-04' }));
    const sunday = '2027-03-28';
    const late = offers.map((one) => (one.key === 'offers' ? { ...one, endsOn: sunday } : one)).slice(0, 3);
    expect(violationsOf(late, example(), LEGAL_PARAMETERS, TODAY).at(-1)?.reason).toBe('period_ends_on_holiday');
  });
});
