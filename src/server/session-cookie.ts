import { getEnv } from './env.ts';

/** Whether cookies may demand HTTPS: yes whenever the portal is published under an https address. */
export function isSecureOrigin(): boolean {
  return getEnv().PUBLIC_URL.startsWith('https://');
}

/** Name of the session cookie; the __Host- prefix binds it to this host and to HTTPS. */
export function sessionCookieName(): string {
  return isSecureOrigin() ? '__Host-allmende.session' : 'allmende.session';
}
