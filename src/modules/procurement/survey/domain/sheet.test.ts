import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleItem } from './example-items.ts';
import { cellAddress, parseWholeNumber, readSheet, type SheetCell } from './sheet.ts';

const items = [
  exampleItem({ id: 'a', position: 1, asksPrice: true, variants: ['14 Zoll', '16 Zoll'] }),
  exampleItem({ id: 'b', position: 2, kind: 'choice', title: 'Lieferung', variants: ['Rathaus', 'Bauhof'] }),
  exampleItem({ id: 'c', position: 3, kind: 'date', title: 'Ab wann' }),
  exampleItem({ id: 'd', position: 4, kind: 'text', title: '=Anmerkung' }),
];
const parsers = {
  euroCents: (text: string) => (/^\d+(,\d\d)?$/.test(text) ? Math.round(Number(text.replace(',', '.')) * 100) : null),
  day: (text: string) => (/^\d{4}-\d\d-\d\d$/.test(text) ? text : null),
};
const head: SheetCell[] = ['Nr.', 'Frage', 'Einheit', 'Antwort', 'Variante', 'Preis', 'Hinweis'];
const read = (...rows: SheetCell[][]) => readSheet([['Bedarf'], head, ...rows], items, parsers);

describe('the filled-in template', () => {
  it('reads every kind of answer, as text and as the spreadsheet’s own types', () => {
    const { answers, errors } = read(
      [1, 'Notebook 14 Zoll', 'Stück', '1.250', '16 zoll', 899.9, null],
      ['2', null, null, 'bauhof'],
      [3, 'Ab wann', null, new Date('2027-03-01T00:00:00Z')],
      [4, "'=Anmerkung", null, '=1+1'],
    );
    expect(errors).toEqual([]);
    expect(answers).toMatchObject([
      { itemId: 'a', quantity: 1250, variant: '16 Zoll', currentPriceCents: 89_990 },
      { itemId: 'b', variant: 'Bauhof' },
      { itemId: 'c', neededOn: '2027-03-01' },
      { itemId: 'd', textValue: '=1+1' },
    ]);
  });

  it.each<[SheetCell[], string, string]>([
    [[1, null, null, '12,5'], 'D3', 'not_a_quantity'],
    [[1, null, null, 12.5], 'D3', 'not_a_quantity'],
    [[1, null, null, -1], 'D3', 'not_a_quantity'],
    [[1, null, null, '=1+1'], 'D3', 'not_a_quantity'],
    [[1, null, null, 10_000_001], 'D3', 'quantity_too_large'],
    [[1, null, null, '#DIV/0!'], 'D3', 'calculation_failed'],
    [[1, null, null, 1, '15 Zoll'], 'E3', 'variant_unknown'],
    [[1, null, null, 1, null, '1.2.3'], 'F3', 'not_a_price'],
    [[1, null, null, 1, null, 1.234], 'F3', 'not_a_price'],
    [[1, null, null, 1, null, 100_000_001], 'F3', 'price_too_large'],
    [[2, null, null, 'Hafen'], 'D3', 'choice_unknown'],
    [[3, null, null, '30.02.2027'], 'D3', 'not_a_day'],
    [[3, null, null, new Date(Number.NaN)], 'D3', 'not_a_day'],
    [[4, null, null, 'x'.repeat(2_001)], 'D3', 'text_too_long'],
    [[9, null, null, 1], 'A3', 'number_unknown'],
    [[null, 'Notebook', null, 1], 'A3', 'number_missing'],
    [[1, 'Drucker', null, 1], 'B3', 'other_question'],
  ])('%j: %s %s', (row, cell, problem) => {
    if (row[0] === 3 && row[3] instanceof Date) {
      // A date that is none shows nothing, so there is nothing to read.
      expect(read(row).answers).toMatchObject([{ neededOn: null }]);
      return;
    }
    expect(read(row).errors).toMatchObject([{ cell, problem }]);
  });

  it('names the second line of the same question, and a file without head or lines', () => {
    expect(read([1, null, null, 1], [1, null, null, 2]).errors).toMatchObject([
      { cell: 'A4', problem: 'number_twice' },
    ]);
    expect(readSheet([['Menge']], items, parsers).errors).toEqual([{ cell: null, problem: 'head_missing' }]);
    expect(read([null], ['']).errors).toEqual([{ cell: null, problem: 'nothing_found' }]);
  });

  it('never fails, whatever stands in the cells', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.date({ noInvalidDate: false }),
      fc.constantFrom<SheetCell>(null, 1, 2, 3, 4, '1'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 8 }), (rows) => {
        const { answers, errors } = readSheet([head, ...rows], items, parsers);
        for (const answer of answers) {
          expect(answer.quantity === null || Number.isInteger(answer.quantity)).toBe(true);
          expect(answer.currentPriceCents === null || Number.isInteger(answer.currentPriceCents)).toBe(true);
        }
        for (const error of errors) expect(error.cell ?? 'A1').toMatch(/^[A-G]\d+$/);
      }),
    );
  });

  it('whole numbers in German form read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (number) => {
        expect(parseWholeNumber(new Intl.NumberFormat('de-DE').format(number))).toBe(number);
        expect(parseWholeNumber(String(number))).toBe(number);
      }),
    );
    for (const text of ['', '1.23', '1,5', '1.2345', '-1', '1e3', '٣']) expect(parseWholeNumber(text)).toBeNull();
  });

  it('names cells as spreadsheets do', () => {
    expect(cellAddress(6, 2)).toBe('C7');
    expect(cellAddress(9_999, 0)).toBe('A10000');
  });
});
