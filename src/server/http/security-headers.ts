import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** A fresh nonce: 128 random bits, in the alphabet Next accepts. */
export function createNonce(): string {
  return randomBytes(16).toString('base64');
}

/** What the policies depend on besides the page. */
export interface PolicyOptions {
  readonly formActionOrigins: readonly string[];
  readonly https: boolean;
  readonly dev: boolean;
}

/** Where browsers report violations; the front logs them (`csp-reports.ts`). */
export const CSP_REPORT_PATH = '/api/csp-report';

function policy(scriptSources: string, styleSources: string, options: PolicyOptions): string {
  return [
    "default-src 'none'",
    `script-src ${scriptSources}`,
    `style-src ${styleSources}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${options.dev ? ' ws: wss:' : ''}`,
    "manifest-src 'self'",
    ['form-action', "'self'", ...options.formActionOrigins].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
    ...(options.https ? ['upgrade-insecure-requests'] : []),
    `report-uri ${CSP_REPORT_PATH}`,
  ].join('; ');
}

/** Policy of a page rendered for one request: only scripts with this nonce, and what those load themselves. */
export function noncePolicy(nonce: string, options: PolicyOptions): string {
  // React's development build needs eval, and the development overlay styles itself inline.
  const scripts = `'nonce-${nonce}' 'strict-dynamic'${options.dev ? " 'unsafe-eval'" : ''}`;
  return policy(scripts, options.dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`, options);
}

/**
 * Policy of bytes that several visitors get: a shared nonce would be no secret, so each inline script is named by its
 * hash. External scripts come from our own address; with `strict-dynamic` the parser-inserted ones would be refused.
 */
export function hashPolicy(scripts: readonly string[], styles: readonly string[], options: PolicyOptions): string {
  return policy(["'self'", ...scripts].join(' '), ["'self'", ...styles].join(' '), options);
}

/** Policy of a page that carries no script at all. */
export function scriptFreePolicy(styles: readonly string[], options: PolicyOptions): string {
  return policy("'none'", ["'self'", ...styles].join(' '), options);
}

/** Policy of everything that is no page (data, files): shown directly in a browser, it can do nothing. */
export const INERT_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const TWO_YEARS = 63_072_000;

const FIXED: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  // Not `no-referrer`: it makes browsers send `Origin: null` with our own forms, which the origin check refuses.
  ['Referrer-Policy', 'same-origin'],
  [
    'Permissions-Policy',
    'accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), geolocation=(), gyroscope=(), ' +
      'magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(self), usb=(), browsing-topics=()',
  ],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['X-Frame-Options', 'DENY'],
  ['X-Permitted-Cross-Domain-Policies', 'none'],
  ['Origin-Agent-Cluster', '?1'],
];

/** Sets the headers every answer carries. HSTS only where the portal is reached by https: it cannot be taken back. */
export function setSecurityHeaders(response: ServerResponse, https: boolean): void {
  for (const [name, value] of FIXED) response.setHeader(name, value);
  if (https) response.setHeader('Strict-Transport-Security', `max-age=${TWO_YEARS}; includeSubDomains`);
}
