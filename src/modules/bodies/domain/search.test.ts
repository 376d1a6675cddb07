import { describe, expect, it } from 'vitest';
import { searchTextOf, searchWordsOf, sortNameOf } from './search.ts';

function finds(search: string, ...parts: string[]): boolean {
  const words = searchWordsOf(search);
  const text = searchTextOf(parts);
  return words.length > 0 && words.every((word) => text.includes(word));
}

describe('search in the register', () => {
  it.each([
    ['Büdingen', 'Büdingen, Stadt'],
    ['Bu\u0308dingen', 'Büdingen, Stadt'],
    ['BÜDINGEN', 'Büdingen, Stadt'],
    ['buedingen', 'Büdingen, Stadt'],
    ['budingen', 'Büdingen, Stadt'],
    ['Büdingen', 'Bu\u0308dingen, Stadt'],
    ['Gross Gerau', 'Groß-Gerau, Kreisstadt'],
    ['groß-gerau', 'Groß-Gerau, Kreisstadt'],
    ['GROẞ-GERAU', 'Groß-Gerau, Kreisstadt'],
    ['grossgerau', 'Groß-Gerau, Kreisstadt'],
    ['waldmichelbach', 'Wald-Michelbach'],
    ['michelbach', 'Wald-Michelbach'],
    ['lautertal odenwald', 'Lautertal (Odenwald)'],
    ['Frankfurt a. M.', 'Frankfurt am Main, Stadt'],
    ['06440004', '06440004'],
    ['  Alten   Stadt ', 'Altenstadt'],
  ])('"%s" finds "%s"', (search, name) => {
    expect(finds(search, name)).toBe(true);
  });

  it.each([
    ['Budingen x', 'Büdingen, Stadt'],
    ['%', 'Büdingen, Stadt'],
    ['_', 'Büdingen, Stadt'],
    ['🙂', 'Büdingen, Stadt'],
    ['', 'Büdingen, Stadt'],
  ])('"%s" does not find "%s"', (search, name) => {
    expect(finds(search, name)).toBe(false);
  });

  it('keeps words free of anything a LIKE pattern could read as more than itself', () => {
    expect(searchWordsOf("a%b_c\\d'e\u0000f")).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('takes a bounded number of words', () => {
    const many = Array.from({ length: 1000 }, (_, i) => `w${i}`).join(' ');
    expect(searchWordsOf(many)).toHaveLength(8);
  });

  it('leaves out what is missing', () => {
    expect(searchTextOf(['Neuhof', null, undefined, ''])).toBe('neuhof');
  });
});

describe('sort name', () => {
  it('sorts as a German directory does', () => {
    const names = ['Zwingenberg', 'Ötz', 'Otzberg', 'Ober-Ramstadt', 'Oberaula', 'Büdingen', 'Butzbach', 'Groß-Gerau'];
    const byColumn = [...names].sort((a, b) => (sortNameOf(a) < sortNameOf(b) ? -1 : 1));
    expect(byColumn).toEqual([
      'Büdingen',
      'Butzbach',
      'Groß-Gerau',
      'Ober-Ramstadt',
      'Oberaula',
      'Ötz',
      'Otzberg',
      'Zwingenberg',
    ]);
  });
});
