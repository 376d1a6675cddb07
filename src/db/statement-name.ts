import { createHash } from 'node:crypto';

/** PostgreSQL keeps a named statement's plan per connection; texts vary with the length of lists, so there is an end. */
const MAX_NAMED = 400;

const names = new Map<string, string>();

/**
 * The name under which each connection plans a statement of Prisma's once instead of every time: under row-level security
 * planning costs commands more than running (docs/performance.md). Empty, which is no name, for texts that hold values
 * themselves and for further ones when very many are known: they are planned each time.
 */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= MAX_NAMED || text.includes('set_config(')) return '';
  const name = `p_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
}
