import { foldedWords } from './search.ts';

const MAX_LENGTH = 70;

/** Words that already lead somewhere under `/kommunen/`. */
export const RESERVED_SLUGS: readonly string[] = ['neu', 'karte', 'export'];

/**
 * Address part for a body without an official key, free among `taken`: "Zweckverband Gruppenwasser" becomes
 * `zweckverband-gruppenwasser`, a second one `zweckverband-gruppenwasser-2`. Begins with a letter, so that it can never
 * be mistaken for a key.
 */
export function freeSlug(name: string, taken: ReadonlySet<string>): string {
  const words = foldedWords(name).filter((word) => /^[a-z0-9]+$/.test(word));
  const joined = /^[a-z]/.test(words[0] ?? '') ? words.join('-') : ['stelle', ...words].join('-');
  const base = joined.slice(0, MAX_LENGTH).replace(/-+$/, '');
  let slug = base;
  for (let number = 2; taken.has(slug) || RESERVED_SLUGS.includes(slug); number += 1) slug = `${base}-${number}`;
  return slug;
}
