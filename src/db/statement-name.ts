import { createHash } from 'node:crypto';

/**
 * Each connection keeps a named statement and its plan until it closes, and nothing takes one back; texts vary with the length
 * of lists. So there is an end to names, and none is spent on a text that came only once or on a very long one.
 */
const MAX_NAMED = 300;
const MAX_LENGTH = 20_000;

/** Texts seen once and remembered for a second time; the oldest is forgotten first. */
const MAX_REMEMBERED = 400;

/**
 * Gives names to texts of statements. A text always has the same name, and two texts never share one: it is a hash of 128
 * bits, and node-postgres refuses a known name with another text. Empty, which is no name, for texts that came only once, that
 * hold values themselves (who asks), that are very long, and for further ones when the end is reached: they are planned each time.
 */
export function createStatementNames(): (text: string) => string {
  const names = new Map<string, string>();
  const seenOnce = new Set<string>();

  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= MAX_NAMED || text.length > MAX_LENGTH || text.includes('set_config(')) return '';
    if (!seenOnce.delete(text)) {
      const [oldest] = seenOnce;
      if (seenOnce.size >= MAX_REMEMBERED && oldest !== undefined) seenOnce.delete(oldest);
      seenOnce.add(text);
      return '';
    }
    const name = `p_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
    names.set(text, name);
    return name;
  };
}
