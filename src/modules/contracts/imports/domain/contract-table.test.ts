import { describe, expect, it } from 'vitest';
import { MAX_IMPORTED, readContractTable, TEMPLATE_COLUMNS } from './contract-table.ts';

const HEADS = TEMPLATE_COLUMNS.map(({ label }) => label);

describe('a table of contracts', () => {
  it('is read under its heads, in any order, with days and amounts as the form writes them', () => {
    const read = readContractTable([
      [
        'auftragnehmer',
        'GEGENSTAND',
        'Beginn',
        'Wert netto in Euro',
        'Für gemeinsame Planung sichtbar (ja/nein)',
        'Fremd',
      ],
      ['Beispiel AG', 'Drucker', new Date('2026-01-01T00:00:00Z'), 1234.5, 'Ja', 'x'],
      [null, null, null, null, null, null],
      ['Muster GmbH', 'Telefone', '01.02.2026', '2.000,00', 'nein', null],
    ]);
    expect(read.ok && read.lines.map(({ line }) => line)).toEqual([2, 4]);
    expect(read.ok && read.lines[0]?.values).toMatchObject({
      title: 'Drucker',
      supplierName: 'Beispiel AG',
      startsOn: '2026-01-01',
      originalValueCents: '1234,50',
      poolingVisible: 'ja',
      note: '',
    });
    expect(read.ok && read.lines[1]?.values).toMatchObject({ startsOn: '01.02.2026', poolingVisible: '' });
  });

  it('is refused without the heads it needs, without lines, and with too many', () => {
    expect(readContractTable([['Gegenstand']])).toMatchObject({
      reason: 'no_heads',
      missing: ['Auftragnehmer', 'Beginn'],
    });
    expect(readContractTable([])).toMatchObject({ reason: 'no_heads' });
    expect(readContractTable([HEADS])).toMatchObject({ reason: 'no_lines' });
    const line = ['a', 'b', '2026-01-01'];
    expect(readContractTable([HEADS, ...Array.from({ length: MAX_IMPORTED + 1 }, () => line)])).toMatchObject({
      reason: 'too_many_lines',
    });
  });

  it('names a cell as the spreadsheet at hand does, whatever the order of its columns', () => {
    const many = Array.from({ length: 26 }, (_, index) => `Fremd ${index}`);
    const read = readContractTable([
      ['Auftragnehmer', 'Gegenstand', 'Beginn', ...many, 'Notiz'],
      [],
      ['Beispiel AG', 'Drucker', '01.01.2026'],
    ]);
    expect(read.ok && read.lines[0]).toMatchObject({
      line: 3,
      cells: { supplierName: 'A3', title: 'B3', startsOn: 'C3', note: 'AD3', endsOn: 'Zeile 3' },
    });
  });
});
