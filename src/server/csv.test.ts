import { describe, expect, it } from 'vitest';
import { type CsvValue, csvLine, csvResponse } from './csv.ts';

async function* batchesOf(...batches: CsvValue[][][]): AsyncGenerator<CsvValue[][]> {
  yield* batches;
}

describe('a line of an export', () => {
  it.each<[string, CsvValue[], string]>([
    ['separates by semicolon', ['a', 'b'], 'a;b'],
    ['leaves null empty', ['a', null, 'b'], 'a;;b'],
    ['keeps leading zeros', ['06440004'], '06440004'],
    ['writes numbers in German form', [12.5, -3], '12,5;-3'],
    ['quotes what would break the line', ['a;b', 'say "x"', 'two\nlines'], '"a;b";"say ""x""";"two\nlines"'],
    ['defuses formulas', ['=1+1', '+49', '-1', '@SUM(A1)'], "'=1+1;'+49;'-1;'@SUM(A1)"],
    ['defuses formulas behind blanks and in full width', [' =1', '\t=1', '\uff1d1'], "' =1;'\t=1;'\uff1d1"],
  ])('%s', (_, values, expected) => {
    expect(csvLine(values)).toBe(`${expected}\r\n`);
  });
});

describe('an export', () => {
  it('begins with the byte order mark and the head, and holds every batch', async () => {
    const response = await csvResponse('x.csv', ['Name', 'Zahl'], batchesOf([['a', 1]], [['ü', 2]]));
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.subarray(3).toString('utf8')).toBe('Name;Zahl\r\na;1\r\nü;2\r\n');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="x.csv"');
  });

  it('has its head even without rows', async () => {
    const response = await csvResponse('x.csv', ['Name'], batchesOf());
    expect(await response.text()).toBe('Name\r\n');
  });

  it('fails before anything is answered when the first rows cannot be read', async () => {
    async function* broken(): AsyncGenerator<CsvValue[][]> {
      yield await Promise.reject(new Error('no database'));
    }
    await expect(csvResponse('x.csv', ['Name'], broken())).rejects.toThrow('no database');
  });

  it('stops reading when the receiver leaves', async () => {
    let ended = false;
    async function* endless(): AsyncGenerator<CsvValue[][]> {
      try {
        for (;;) yield [['x']];
      } finally {
        ended = true;
      }
    }
    const response = await csvResponse('x.csv', ['Name'], endless());
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(ended).toBe(true);
  });
});
