import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from './days.ts';
import { deadlineAfter, lastDayOfYears, urgencyOf } from './deadlines.ts';
import { easterSunday, hessenHolidays, isWorkingDay, workingDayFrom } from './holidays.ts';

const anyDay = fc.integer({ min: 0, max: 70_000 }).map((days) => addDays('1950-01-01', days));

describe('easterSunday', () => {
  it.each([
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
  ])('is in %i on %s', (year, day) => expect(easterSunday(year)).toBe(day));

  it('is always a Sunday from 22 March to 25 April', () => {
    for (let year = 1900; year < 2300; year += 1) {
      const easter = easterSunday(year);
      expect(weekday(easter)).toBe(7);
      expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);
    }
  });
});

describe('holidays of Hessen', () => {
  it('are the ten of the holiday act', () => {
    expect(hessenHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-06-04',
      '2026-10-03',
      '2026-12-25',
      '2026-12-26',
    ]);
  });
  it('had one more in 2017', () => {
    expect(hessenHolidays(2017)).toContain('2017-10-31');
    expect(hessenHolidays(2018)).not.toContain('2018-10-31');
  });
  it.each([
    ['2026-06-04', 'Corpus Christi'],
    ['2026-11-28', 'a Saturday'],
    ['2026-11-29', 'a Sunday'],
  ])('%s is no working day: %s', (day) => expect(isWorkingDay(day)).toBe(false));
  it.each(['2026-01-06', '2026-11-18', '2026-12-24', '2026-12-31', '2026-11-23'])('%s is one', (day) =>
    expect(isWorkingDay(day)).toBe(true),
  );
});

describe('deadlineAfter', () => {
  it.each([
    ['2026-11-02', 7, '2026-11-09', 'the event day does not count'],
    ['2026-11-02', 5, '2026-11-09', 'Saturday moves to Monday'],
    ['2026-12-11', 14, '2026-12-28', 'Christmas and the weekend behind it'],
    ['2026-03-31', 3, '2026-04-07', 'Good Friday to Tuesday after Easter'],
    ['2026-05-28', 7, '2026-06-05', 'Corpus Christi'],
    ['2026-11-27', 0, '2026-11-27', 'no period at all'],
  ])('from %s after %i days is %s: %s', (from, days, expected) => expect(deadlineAfter(from, days)).toBe(expected));

  it('ends on a working day, at most six days late, and never earlier for a longer period', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (day, days) => {
        const end = deadlineAfter(day, days);
        expect(isWorkingDay(end)).toBe(true);
        expect(end >= addDays(day, days) && end <= addDays(day, days + 6)).toBe(true);
        expect(deadlineAfter(day, days + 1) >= end).toBe(true);
        expect(workingDayFrom(end)).toBe(end);
      }),
    );
  });
});

describe('lastDayOfYears', () => {
  it.each([
    ['2026-01-01', 10, '2035-12-31'],
    ['2026-07-15', 1, '2027-07-14'],
    ['2024-02-29', 10, '2034-02-28'],
    ['2024-02-29', 4, '2028-02-28'],
    ['2024-03-01', 1, '2025-02-28'],
  ])('of %s and %i years is %s', (first, years, last) => expect(lastDayOfYears(first, years)).toBe(last));
});

describe('urgencyOf', () => {
  it.each([
    ['2026-11-22', { kind: 'overdue', days: 1 }],
    ['2026-11-23', { kind: 'due_today' }],
    ['2026-11-30', { kind: 'upcoming', days: 7 }],
  ])('sees %s from 2026-11-23', (due, expected) => expect(urgencyOf(due, '2026-11-23')).toEqual(expected));
});
