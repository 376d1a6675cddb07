import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../format.ts';
import { parseGermanDate } from './parse-date.ts';

describe('parseGermanDate', () => {
  it.each([
    ['01.03.2027', '2027-03-01'],
    ['1.3.2027', '2027-03-01'],
    [' 1. 3. 2027 ', '2027-03-01'],
    ['1/3/2027', '2027-03-01'],
    ['1-3-2027', '2027-03-01'],
    ['01 03 2027', '2027-03-01'],
    ['01032027', '2027-03-01'],
    ['2027-03-01', '2027-03-01'],
    ['29.02.2028', '2028-02-29'],
  ])('reads %j as %s', (text, day) => {
    expect(parseGermanDate(text)).toBe(day);
  });

  it.each([
    '',
    'morgen',
    '1.3.27',
    '30.02.2027',
    '29.02.2027',
    '00.01.2027',
    '01.13.2027',
    '2027-13-01',
    '0000-01-01',
    '01.01.0027',
    '1.3.2027x',
    '1.3.20271',
    '132027',
    '01.03.2027\u0000',
  ])('does not guess what %j means', (text) => {
    expect(parseGermanDate(text)).toBeNull();
  });

  it('reads every day it is shown', () => {
    const days = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(parseGermanDate(formatDay(day))).toBe(day);
        expect(parseGermanDate(day)).toBe(day);
      }),
    );
  });

  it('answers to any text with a day or null', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseGermanDate(text) ?? '2027-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    );
  });
});
