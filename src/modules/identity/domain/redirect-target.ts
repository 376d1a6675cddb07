const FALLBACK = '/start';
const MAX_LENGTH = 1_000;
/** Pages that only lead here again. */
const SIGN_IN_PAGES = /^\/(?:anmelden|api|passwort-)/;

/**
 * Where to go after signing in: a path of this portal or the dashboard. Everything a browser could read as another host
 * ("//", "/\", control characters it drops, a scheme) falls back.
 */
export function returnPath(text: string | null | undefined): string {
  if (!text || text.length > MAX_LENGTH || !text.startsWith('/')) return FALLBACK;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop control characters inside addresses
  if (/[\\\u0000-\u0020\u007f]/.test(text)) return FALLBACK;
  const origin = 'http://portal.invalid';
  const url = URL.parse(text, origin);
  if (url === null || url.origin !== origin || url.pathname.startsWith('//')) return FALLBACK;
  const path = `${url.pathname}${url.search}`;
  return SIGN_IN_PAGES.test(path) ? FALLBACK : path;
}
