import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEuroCents } from './form/parse-money.ts';
import {
  berlinDay,
  compareGerman,
  formatCount,
  formatDay,
  formatDayLong,
  formatDays,
  formatEuro,
  formatEuroInput,
  formatFileSize,
  formatInstant,
  formatMore,
  formatNumber,
  formatPercent,
  formatRelative,
  formatTime,
} from './format.ts';

const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  it('shows cents as euro in German form', () => {
    expect(plainSpaces(formatEuro(123_456))).toBe('1.234,56 €');
    expect(plainSpaces(formatEuro(-5n))).toBe('-0,05 €');
    expect(formatEuroInput(0)).toBe('0,00');
  });

  it('stays exact beyond what a floating-point number can hold', () => {
    expect(plainSpaces(formatEuro(123_456_789_012_345_678_901n))).toBe('1.234.567.890.123.456.789,01 €');
  });

  it('is read back as the same amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (cents) => {
        expect(parseEuroCents(formatEuro(cents))).toBe(cents);
        expect(parseEuroCents(formatEuroInput(cents))).toBe(cents);
      }),
    );
  });
});

describe('days and moments', () => {
  it('shows days', () => {
    expect(formatDay('2027-03-01')).toBe('01.03.2027');
    expect(formatDayLong('2027-03-01')).toBe('1. März 2027');
    expect(formatDays(1)).toBe('1 Tag');
    expect(formatDays(2.5)).toBe('2,5 Tage');
  });

  it('refuses what is no day', () => {
    expect(() => formatDay('01.03.2027')).toThrow(RangeError);
    expect(() => formatDay('')).toThrow(RangeError);
  });

  it('shows moments in German time, in winter and in summer', () => {
    expect(formatInstant(new Date('2026-12-31T23:30:00Z'))).toBe('01.01.2027, 00:30\u00a0Uhr');
    expect(formatInstant(new Date('2026-07-01T22:30:00Z'))).toBe('02.07.2026, 00:30\u00a0Uhr');
    expect(formatTime(new Date('2026-07-01T22:30:00Z'))).toBe('00:30\u00a0Uhr');
    expect(berlinDay(new Date('2026-07-01T22:30:00Z'))).toBe('2026-07-02');
  });

  it.each([
    ['2026-11-23T10:00:30Z', 'gerade eben'],
    ['2026-11-23T09:55:00Z', 'vor 5 Minuten'],
    ['2026-11-23T08:00:00Z', 'vor 2 Stunden'],
    ['2026-11-23T12:00:00Z', 'in 2 Stunden'],
    ['2026-11-22T22:30:00Z', 'gestern'],
    ['2026-11-20T23:30:00Z', 'vorgestern'],
    ['2026-11-20T10:00:00Z', 'vor 3 Tagen'],
    ['2026-11-02T10:00:00Z', 'vor 3 Wochen'],
    ['2026-08-23T10:00:00Z', 'vor 3 Monaten'],
    ['2020-11-22T10:00:00Z', 'vor 6 Jahren'],
  ])('says how far %s lies from now: %s', (moment, text) => {
    expect(formatRelative(new Date(moment), new Date('2026-11-23T10:00:00Z'))).toBe(text);
  });
});

describe('numbers', () => {
  it('shows numbers, shares, counts and sizes', () => {
    expect(formatNumber(1234567.891)).toBe('1.234.567,89');
    expect(formatNumber(12, 2)).toBe('12,00');
    expect(plainSpaces(formatPercent(0.125))).toBe('12,5 %');
    expect(formatCount(1, 'Eintrag', 'Einträge')).toBe('1 Eintrag');
    expect(formatCount(3000n, 'Eintrag', 'Einträge')).toBe('3.000 Einträge');
    expect(formatFileSize(0)).toBe('0 Byte');
    expect(formatFileSize(999)).toBe('999 Byte');
    expect(formatFileSize(1_234_567)).toBe('1,2 MB');
  });

  it('sorts umlauts beside their base letter and numbers by value', () => {
    expect(['Zell', 'Büdingen', 'Buseck', 'Ärzte', 'Amt 10', 'Amt 2'].sort(compareGerman)).toEqual([
      'Amt 2',
      'Amt 10',
      'Ärzte',
      'Büdingen',
      'Buseck',
      'Zell',
    ]);
  });
});

it('a shortened enumeration ends in correct German', () => {
  expect([1, 2, 1_200].map(formatMore)).toEqual(['und eine weitere', 'und 2 weitere', 'und 1.200 weitere']);
});
