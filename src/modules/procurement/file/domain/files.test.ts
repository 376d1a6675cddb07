import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUDIENCES } from '../../domain/status.ts';
import { exportPaths, FILE_PROBLEMS, fileReturnPath, readFileReturn } from './files.ts';

describe('a refused upload', () => {
  it('leads back to the form with what was typed', () => {
    const back = fc.record({
      problem: fc.option(fc.constantFrom(...FILE_PROBLEMS)),
      title: fc.constantFrom('', 'Preisblatt Los 1', 'a&b=c'),
      audience: fc.option(fc.constantFrom(...AUDIENCES)),
    });
    fc.assert(
      fc.property(back, (given) => {
        const { searchParams } = new URL(fileReturnPath('/x', given), 'http://localhost');
        expect(readFileReturn((name) => searchParams.get(name) ?? '')).toEqual(given);
      }),
    );
  });

  it('takes anything for an address', () => {
    fc.assert(fc.property(fc.string(), (text) => readFileReturn(() => text).title.length <= 200));
  });
});

describe('files in the export', () => {
  it('keep apart what has the same name', () => {
    const files = [
      { id: 'a', fileName: 'Angebot.pdf' },
      { id: 'b', fileName: 'Angebot.pdf' },
    ];
    expect([...exportPaths(files).values()]).toEqual(['dokumente/001 Angebot.pdf', 'dokumente/002 Angebot.pdf']);
  });
});
