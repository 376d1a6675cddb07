import { describe, expect, it, vi } from 'vitest';
import { GET } from '#src/app/(portal)/kommunen/export.csv/route.ts';
import { getPool } from '#src/db/pool.ts';
import { parseBodyListQuery } from '#src/modules/bodies/domain/list-query.ts';
import { getBody } from '#src/modules/bodies/reads/get-body.ts';
import { listBodies } from '#src/modules/bodies/reads/list-bodies.ts';
import { listDistricts } from '#src/modules/bodies/reads/list-districts.ts';
import { useTestDatabase } from '#tests/support/database.ts';

function download(query: string): Promise<Response> {
  return GET(new Request(`http://localhost/kommunen/export.csv${query}`));
}

describe('the register on the wire', () => {
  useTestDatabase();

  describe('the register as CSV', () => {
    it('is a download in UTF-8 with byte order mark, a head and a line for every body', async () => {
      const response = await download('');
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(response.headers.get('content-disposition')).toBe('attachment; filename="kommunen.csv"');
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      const lines = bytes.subarray(3).toString('utf8').trimEnd().split('\r\n');
      expect(lines).toHaveLength(451);
      expect(lines[0]).toMatch(/^Name;Kurzname;Art;AGS;ARS;/);
      expect(lines.find((line) => line.startsWith('Büdingen'))).toContain(
        ';06440004;064400004004;06440;Wetteraukreis;',
      );
    });

    it('follows the filters of the list', async () => {
      const text = await (await download('?kreis=06440&art=gemeinden&seite=9')).text();
      expect(text.trimEnd().split('\r\n')).toHaveLength(26);
    });

    it.each([
      '?suche=%00',
      '?suche=%F0%9F%99%82',
      '?suche=%ff',
      `?suche=${'x'.repeat(5_000)}`,
      "?kreis=';--",
      '?seite=-1&seite=2',
      '?__proto__=1',
    ])('answers "%s"', async (query) => {
      expect((await download(query)).status).toBe(200);
    });
  });

  describe('the price of a page', () => {
    it.each<[string, () => Promise<unknown>]>([
      ['the list', () => listBodies(parseBodyListQuery({}))],
      ['a search', () => listBodies(parseBodyListQuery({ suche: 'büd', kreis: '06440' }))],
      ['a body', () => getBody('06440')],
      ['the map', () => listDistricts()],
    ])('is one statement for %s', async (_, read) => {
      const query = vi.spyOn(getPool(), 'query');
      try {
        await read();
        expect(query).toHaveBeenCalledTimes(1);
      } finally {
        query.mockRestore();
      }
    });
  });
});
