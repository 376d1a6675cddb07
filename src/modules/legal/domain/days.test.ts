import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addYears, berlinDay, daysBetween, isIsoDay, weekday } from './days.ts';

const anyDay = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('isIsoDay', () => {
  it.each([
    '',
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
    '01.01.2026',
    '2026-01-01T00:00',
    '0026-01-01',
    '1899-12-31',
    '3000-01-01',
    '２０２６-01-01',
  ])('refuses %j', (text) => expect(isIsoDay(text)).toBe(false));
  it.each(['2024-02-29', '2026-12-31', '1900-01-01', '2999-12-31'])('takes %s', (text) =>
    expect(isIsoDay(text)).toBe(true),
  );
});

describe('berlinDay', () => {
  it.each([
    ['2026-01-31T22:59:59Z', '2026-01-31'],
    ['2026-01-31T23:00:00Z', '2026-02-01'],
    ['2026-07-31T21:59:59Z', '2026-07-31'],
    ['2026-07-31T22:00:00Z', '2026-08-01'],
    ['2026-03-29T01:00:00Z', '2026-03-29'],
  ])('puts %s on %s', (instant, day) => expect(berlinDay(new Date(instant))).toBe(day));
});

describe('day arithmetic', () => {
  it('rejects what is no day', () => expect(() => addDays('gestern', 1)).toThrow(RangeError));
  it('moves 29 February to the 28th where there is none', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });
  it('knows the day of the week', () => {
    expect(weekday('2026-11-23')).toBe(1);
    expect(weekday('2026-11-29')).toBe(7);
  });
  it('adds and measures days consistently, across daylight saving and leap years', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (day, days) => {
        const moved = addDays(day, days);
        expect(daysBetween(day, moved)).toBe(days);
        expect(addDays(moved, -days)).toBe(day);
        expect(moved > day).toBe(days > 0);
      }),
    );
  });
});
