import { getEnv } from './env.ts';

/** Whether cookies may demand HTTPS: yes whenever the portal is published under an https address. */
export function isSecureOrigin(): boolean {
  return getEnv().PUBLIC_URL.startsWith('https://');
}

/**
 * Name of a cookie of the portal; the __Host- prefix binds it to this host and to HTTPS. Every name begins with
 * `allmende.`, by which the front server knows that a request is no anonymous one.
 */
export function portalCookieName(name: string): string {
  return `${isSecureOrigin() ? '__Host-' : ''}allmende.${name}`;
}

/** Name of the session cookie. */
export function sessionCookieName(): string {
  return portalCookieName('session');
}

/** Attributes of every cookie of the portal: unreadable for scripts, not sent along with other sites' requests. */
export function portalCookieOptions(maxAgeSeconds: number) {
  return { httpOnly: true, sameSite: 'lax', secure: isSecureOrigin(), path: '/', maxAge: maxAgeSeconds } as const;
}
