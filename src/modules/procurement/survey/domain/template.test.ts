import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTable } from '#src/server/table/read-table.ts';
import { workbookBytes } from '#src/server/table/workbook.ts';
import { parseGermanDate } from '#src/ui/form/parse-date.ts';
import { parseEuroCents } from '#src/ui/form/parse-money.ts';
import { sheetErrorText } from '../texts.ts';
import { type Answer, emptyAnswer, fitted } from './answers.ts';
import { exampleItem } from './example-items.ts';
import { readSheet } from './sheet.ts';
import { TEMPLATE_HEADS, TEMPLATE_PRICE_COLUMN, templateRows } from './template.ts';

const items = [
  exampleItem({ id: 'a', asksPrice: true, variants: ['14 Zoll', '16 Zoll'] }),
  exampleItem({ id: 'b', position: 2, kind: 'choice', title: '=Lieferung', variants: ['Rathaus', '@Bauhof'] }),
  exampleItem({ id: 'c', position: 3, kind: 'date', title: 'Ab wann' }),
  exampleItem({ id: 'd', position: 4, kind: 'text', title: 'Anmerkung' }),
];

const written = (answers: readonly Answer[]) =>
  workbookBytes([
    {
      name: 'Bedarf',
      columns: TEMPLATE_HEADS,
      rows: templateRows(items, answers),
      formats: { [TEMPLATE_PRICE_COLUMN]: '#,##0.00' },
    },
  ]);

const readBack = async (bytes: Uint8Array) => {
  const table = await readTable(bytes);
  if (!table.ok) throw new Error(table.problem);
  return readSheet(table.rows, items, { euroCents: parseEuroCents, day: parseGermanDate });
};

it('what the template holds is read back without loss', async () => {
  const text = fc
    .string({ maxLength: 60 })
    .map((one) => `x${one.replace(/[^\P{Cc}]/gu, '').trim()}`.normalize('NFC').trim());
  const answer = fc.record({
    quantity: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
    variant: fc.option(fc.constantFrom('14 Zoll', '16 Zoll')),
    choice: fc.option(fc.constantFrom('Rathaus', '@Bauhof')),
    day: fc.option(fc.constantFrom('2026-12-31', '2027-02-28', '2028-02-29')),
    price: fc.option(fc.integer({ min: 0, max: 10_000_000_000 })),
    text: fc.option(text),
  });
  await fc.assert(
    fc.asyncProperty(answer, async ({ quantity, variant, choice, day, price, text: words }) => {
      const answers = [
        { ...emptyAnswer('a'), quantity, variant, currentPriceCents: price },
        { ...emptyAnswer('b'), variant: choice },
        { ...emptyAnswer('c'), neededOn: day },
        { ...emptyAnswer('d'), textValue: words },
      ];
      expect(await readBack(await written(answers))).toEqual({
        answers: answers.map((one, at) => fitted(items[at] as never, one)),
        errors: [],
      });
    }),
    { numRuns: 40 },
  );
});

it('every error names its cell in a German sentence', async () => {
  const rows = templateRows(items, [{ ...emptyAnswer('a'), quantity: 5, variant: '15 Zoll' }]);
  const bytes = await workbookBytes([
    { name: 'S', columns: TEMPLATE_HEADS, rows: [...rows.slice(0, 2), [3, 'Ab wann', null, '31.02.2027'], [9, 'x']] },
  ]);
  expect((await readBack(bytes)).errors.map(sheetErrorText)).toEqual([
    'Zelle E2: Diese Variante gibt es nicht. Möglich: „14 Zoll“, „16 Zoll“.',
    'Zelle D4: Hier muss ein Datum stehen, zum Beispiel 01.07.2027.',
    'Zelle A5: Eine Frage mit dieser Nummer gibt es in dieser Abfrage nicht.',
  ]);
});
