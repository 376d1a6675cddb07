import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zipFile } from '#tests/support/zip-file.ts';
import { MAX_TABLE_BYTES, readTable, type TableProblem } from './read-table.ts';
import { workbookBytes } from './workbook.ts';

const NS = 'http://schemas.openxmlformats.org';
const WORKBOOK = `<workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const RELATIONS = `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;

/** A workbook with one sheet of the given XML. */
function workbook(rows: string, more: Parameters<typeof zipFile>[0] = []): Buffer {
  const sheet = `<worksheet xmlns="${NS}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  return zipFile([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/workbook.xml', content: WORKBOOK },
    { name: 'xl/_rels/workbook.xml.rels', content: RELATIONS },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
    ...more,
  ]);
}

const problem = async (bytes: Uint8Array): Promise<TableProblem | 'read'> => {
  const table = await readTable(bytes);
  return table.ok ? 'read' : table.problem;
};

describe('tables people send', () => {
  it('a written workbook reads back: texts, numbers and days, never a formula', async () => {
    const bytes = await workbookBytes([
      {
        name: 'Bedarf',
        columns: [
          { label: 'Nr.', width: 6 },
          { label: 'Antwort', width: 20 },
          { label: 'Tag', width: 12 },
        ],
        rows: [
          [1, '=HYPERLINK("http://x")', new Date('2027-03-01T00:00:00Z')],
          [2, null, null],
          [3, 'ü ß', null],
        ],
      },
    ]);
    expect(Buffer.from(bytes).includes('<f>')).toBe(false);
    expect(await readTable(bytes)).toEqual({
      ok: true,
      rows: [
        ['Nr.', 'Antwort', 'Tag'],
        [1, '=HYPERLINK("http://x")', new Date('2027-03-01T00:00:00Z')],
        [2, null, null],
        [3, 'ü ß', null],
      ],
    });
  });

  it('whatever text is written is read, control characters apart', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 6 }),
        async (texts) => {
          const columns = [{ label: 'Kopf', width: 10 }];
          const table = await readTable(
            await workbookBytes([{ name: 'S', columns, rows: texts.map((text) => [`x${text}x`]) }]),
          );
          if (!table.ok) throw new Error(table.problem);
          expect(table.rows.slice(1).map(([cell]) => cell)).toEqual(texts.map((text) => `x${text}x`));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('a formula is its saved result, and one that failed shows so', async () => {
    const rows = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>';
    expect(await readTable(workbook(rows))).toEqual({ ok: true, rows: [[2, '#DIV/0!']] });
  });

  it('CSV in UTF-8 and in Windows-1252', async () => {
    expect(await readTable(Buffer.from('Nr.;Größe\r\n1;5'))).toMatchObject({
      rows: [
        ['Nr.', 'Größe'],
        ['1', '5'],
      ],
    });
    expect(await readTable(Buffer.from('Nr.;Größe\r\n1;5', 'latin1'))).toMatchObject({
      rows: [
        ['Nr.', 'Größe'],
        ['1', '5'],
      ],
    });
  });
});

describe('hostile files', () => {
  it.each<[string, Buffer, TableProblem]>([
    ['nothing', Buffer.alloc(0), 'file_empty'],
    ['more than two megabytes', Buffer.alloc(MAX_TABLE_BYTES + 1, 'a'), 'file_too_large'],
    ['a program', Buffer.from('MZ\0\0'), 'type_not_allowed'],
    ['an old or locked workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old_format'],
    ['an archive that is no workbook', zipFile([{ name: 'a.txt', content: 'a' }]), 'type_not_allowed'],
    ['a broken archive', zipFile([{ name: 'a.txt' }], { trailing: 'x' }), 'file_damaged'],
    ['an encrypted part', zipFile([{ name: 'xl/workbook.xml', encrypted: true }]), 'file_encrypted'],
    ['the same part twice', workbook('', [{ name: 'xl/worksheets/Sheet1.xml', content: '<x/>' }]), 'file_damaged'],
    ['a bomb', workbook(`<row r="1"><c r="A1"><v>${' '.repeat(20 * 1024 * 1024)}</v></c></row>`), 'too_many_cells'],
    [
      'a bomb that claims to be small',
      workbook('', [{ name: 'xl/styles.xml', content: ' '.repeat(17_000_000), claimedSize: 10 }]),
      'too_many_cells',
    ],
    ['one cell at the far end', workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), 'too_many_cells'],
    ['a far row without cells', workbook("<row r = '1048576'/>"), 'too_many_cells'],
    ['an address written in entities', workbook('<row r="1"><c r="&#88;FD1"><v>1</v></c></row>'), 'file_damaged'],
    ['a row of many cells without addresses', workbook(`<row>${'<c/>'.repeat(51)}</row>`), 'too_many_cells'],
    ['many rows', workbook('<row/>'.repeat(10_001)), 'too_many_cells'],
    ['entities of its own', workbook('<!DOCTYPE x [<!ENTITY a "b">]>'), 'file_damaged'],
    ['no sheet', zipFile([{ name: 'xl/workbook.xml', content: WORKBOOK }]), 'file_damaged'],
    ['a sheet of nonsense', workbook('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), 'file_damaged'],
    ['a table with an open quote', Buffer.from('a;"b'), 'file_damaged'],
  ])('%s is refused', async (_name, bytes, wanted) => {
    expect(await problem(bytes)).toBe(wanted);
  });

  it('any bytes are read or refused, never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await problem(bytes)).toBeTypeOf('string');
        expect(await problem(Buffer.concat([Buffer.from('PK\x03\x04'), bytes]))).not.toBe('read');
      }),
    );
  });

  it('a damaged workbook is refused, wherever one byte was changed', async () => {
    const whole = workbook('<row r="1"><c r="A1"><v>1</v></c></row>');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const changed = Buffer.from(whole);
        changed[at] = byte;
        expect(await problem(changed)).toBeTypeOf('string');
      }),
      { numRuns: 200 },
    );
  });
});
