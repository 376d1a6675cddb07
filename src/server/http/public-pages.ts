import { pathOf } from './request-rules.ts';

/**
 * Pages anybody may read without signing in and that look the same to everybody. A page belongs here only if it shows
 * nothing of the visitor and reads no cookie besides the session.
 */
const PUBLIC_PATHS: readonly RegExp[] = [
  /^\/$/,
  /^\/kommunen$/,
  /^\/kommunen\/\d{8}$/,
  /^\/kommunen\/[a-z0-9-]{1,80}$/,
  /^\/kooperationen$/,
  /^\/kooperationen\/[A-Za-z0-9-]{1,80}$/,
  /^\/beschaffungen$/,
  // A purchase nothing is public of leads to the sign-in; pages for signing in are not kept.
  /^\/beschaffungen\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  /^\/(?:impressum|datenschutz|barrierefreiheit|leichte-sprache|gebaerdensprache|hilfe)$/,
];

/** A longer query is no link of ours; it is answered, but not kept. */
const MAX_QUERY_LENGTH = 512;

/**
 * The form of a public page's address under which it is kept and rendered: parameters in a fixed order, the router's
 * own parameter left out, so that an endless supply of spellings cannot push real pages out of the cache.
 * @returns null when the address is not that of a public page or too long to keep.
 */
export function publicPageAddress(url: string): string | null {
  const path = pathOf(url);
  if (!PUBLIC_PATHS.some((pattern) => pattern.test(path))) return null;
  const query = url.slice(path.length + 1);
  if (query === '') return path;
  if (query.length > MAX_QUERY_LENGTH) return null;
  const parameters = new URLSearchParams(query);
  parameters.delete('_rsc');
  parameters.sort();
  const sorted = parameters.toString();
  return sorted === '' ? path : `${path}?${sorted}`;
}
