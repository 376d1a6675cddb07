import type { IncomingHttpHeaders } from 'node:http';

/** Headers that steer Next, a proxy or our own code from inside; a client has no business setting them. */
const RESERVED = new Set([
  'content-security-policy',
  'content-security-policy-report-only',
  'x-nonce',
  'x-request-id',
  'x-real-ip',
  'forwarded',
  'x-http-method-override',
  'x-original-url',
  'x-rewrite-url',
  'x-matched-path',
  'x-action-forwarded',
  'next-resume',
  'proxy-connection',
]);

const RESERVED_PREFIXES = [
  'x-middleware-',
  'x-nextjs-',
  'x-next-',
  'x-now-',
  'x-vercel-',
  'x-invoke-',
  'x-prerender-',
  'x-forwarded-',
  'x-allmende-',
];

/** The development client tells the server which page a hot update belongs to with these. */
const DEVELOPMENT_ONLY = new Set(['x-nextjs-request-id', 'x-nextjs-html-request-id']);

/**
 * Removes every reserved header in place. What the client router needs (`RSC`, `Next-Router-*`, `Next-Action`,
 * `Next-Url`) begins differently and stays.
 */
export function stripReservedHeaders(headers: IncomingHttpHeaders, dev: boolean): void {
  for (const name of Object.keys(headers)) {
    if (dev && DEVELOPMENT_ONLY.has(name)) continue;
    if (RESERVED.has(name) || RESERVED_PREFIXES.some((prefix) => name.startsWith(prefix))) delete headers[name];
  }
}

/** Whether the answer will be read by the client router instead of the browser (prefetch and segments included). */
export function isRouterRequest(headers: IncomingHttpHeaders): boolean {
  return (
    headers.rsc !== undefined ||
    headers['next-router-prefetch'] !== undefined ||
    headers['next-router-segment-prefetch'] !== undefined ||
    headers['next-router-state-tree'] !== undefined ||
    headers['next-action'] !== undefined
  );
}

/**
 * Every cookie of the portal itself begins with `allmende.` (with the prefixes of the cookie standard or without), so a
 * visitor who carries any of them is no anonymous visitor: the session, a pending sign-in, a notice to be shown once.
 */
const PORTAL_COOKIE = /(?:^|;\s*)(?:__Host-|__Secure-)?allmende\.[^=]*=/;

/** Whether the request carries a cookie of the portal and must not be answered from the public cache. */
export function hasPortalCookie(headers: IncomingHttpHeaders): boolean {
  return headers.cookie !== undefined && PORTAL_COOKIE.test(headers.cookie);
}
