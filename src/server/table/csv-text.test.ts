import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvText } from './csv-text.ts';

describe('separated values', () => {
  it('reads what was written, whatever the cells hold', () => {
    const cell = fc.string().filter((text) => !text.startsWith('\ufeff'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(';')).join('\r\n');
        const wanted = rows.map((row) => row.map((one) => (one === '' ? null : one)));
        // The first line decides on the separator; here it has only semicolons between its cells.
        fc.pre(!/[;,\t\r\n]/.test(rows[0]?.join('') ?? ''));
        expect(readCsvText(text)).toEqual(wanted);
      }),
    );
  });

  it('takes commas and tabs, a byte order mark, old line ends and a missing last line end', () => {
    expect(readCsvText('\ufeffNr.,Frage\r1,a')).toEqual([
      ['Nr.', 'Frage'],
      ['1', 'a'],
    ]);
    expect(readCsvText('Nr.\tFrage\n1\t')).toEqual([
      ['Nr.', 'Frage'],
      ['1', null],
    ]);
  });

  it('refuses an open quote, too many lines and too many columns', () => {
    expect(readCsvText('"a;b')).toBeNull();
    expect(readCsvText('a;b\n'.repeat(10_001))).toBeNull();
    expect(readCsvText(';'.repeat(60))).toBeNull();
  });
});
