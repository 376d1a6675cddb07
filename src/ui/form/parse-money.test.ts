import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEuroCents } from './parse-money.ts';

describe('parseEuroCents', () => {
  it.each([
    ['0', 0],
    ['1234', 123_400],
    ['1234,5', 123_450],
    ['1234,56', 123_456],
    ['1.234,56', 123_456],
    ['1 234 567,00', 123_456_700],
    ['1\u00a0234,56\u00a0€', 123_456],
    ['12.500 EUR', 1_250_000],
    ['€ 5', 500],
    ['-1,01', -101],
    ['−1,01', -101],
    ['-0', 0],
    [' 007,10 ', 710],
  ])('reads %j as %i cents', (text, cents) => {
    expect(parseEuroCents(text)).toBe(cents);
  });

  it.each([
    '',
    '€',
    'viel',
    '1234.56',
    '1.23',
    '1.2345',
    '1,234.56',
    '1.234.56',
    '1.234 567',
    '1,234',
    '1,',
    ',5',
    '1e3',
    '0x10',
    '--1',
    '99999999999999999999',
    'NaN',
    'Infinity',
    '١٢',
  ])('does not guess what %j means', (text) => {
    expect(parseEuroCents(text)).toBeNull();
  });

  it('answers to any text with whole cents or null', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-0-9., €]{0,20}$/)), (text) => {
        expect(Number.isSafeInteger(parseEuroCents(text) ?? 0)).toBe(true);
      }),
    );
  });
});
