/** Words of a text as letters and digits only; hyphens, brackets and any other sign part words. */
function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Lower case, composed, ß as ss: the part of folding in which German writers agree. */
function lowered(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ß', 'ss');
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC');
}

const UMLAUT_PAIRS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** Umlauts as two letters, as on a keyboard without them: "Büdingen" becomes "buedingen". */
function foldToPairs(text: string): string {
  return withoutAccents(lowered(text).replace(/[äöü]/g, (letter) => UMLAUT_PAIRS[letter] ?? letter));
}

/** Umlauts as their base letter: "Büdingen" becomes "budingen". */
function foldToBase(text: string): string {
  return withoutAccents(lowered(text));
}

/**
 * What the search compares with: every word in both spellings of its umlauts, and a hyphenated name also as one word,
 * so that "Büdingen", "Buedingen", "Budingen", "Wald-Michelbach" and "waldmichelbach" all find what they mean.
 *
 * @param parts names, keys, postcode; empty and missing ones are left out
 */
export function searchTextOf(parts: readonly (string | null | undefined)[]): string {
  const words = new Set<string>();
  for (const part of parts) {
    if (!part) continue;
    for (const fold of [foldToPairs, foldToBase]) {
      const folded = fold(part);
      for (const word of wordsOf(folded)) words.add(word);
      for (const compound of folded.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? []) {
        words.add(compound.replaceAll('-', ''));
      }
    }
  }
  return [...words].join(' ');
}

/** Words of a name with umlauts as two letters, in order: what addresses are made of. */
export function foldedWords(name: string): string[] {
  return wordsOf(foldToPairs(name));
}

/** Longest search a list takes; more is cut off, since no name in the register comes near it. */
export const SEARCH_MAX_LENGTH = 100;

const SEARCH_MAX_WORDS = 8;

/**
 * The words that must all occur in a body's search text. They hold only letters and digits and are therefore safe
 * inside a LIKE pattern. Empty where the search holds neither letter nor digit: such a search finds nothing.
 */
export function searchWordsOf(search: string): string[] {
  return [...new Set(foldedWords(search))].slice(0, SEARCH_MAX_WORDS);
}

/**
 * Text by which names sort as DIN 5007-1 asks (ä as a, ß as ss, case and signs do not count), compared byte by byte.
 * Kept in a column, so that the list follows an index instead of asking for a collation per query.
 */
export function sortNameOf(name: string): string {
  return wordsOf(foldToBase(name)).join(' ');
}
