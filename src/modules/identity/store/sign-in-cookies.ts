import { cookies } from 'next/headers';
import { SESSION_ABSOLUTE_HOURS } from '#src/server/session.ts';
import { portalCookieName, portalCookieOptions, sessionCookieName } from '#src/server/session-cookie.ts';
import { PENDING_MINUTES } from './password-sign-in.ts';

const pendingName = () => portalCookieName('sign-in');
const codesName = () => portalCookieName('recovery-codes');
const CODES_MINUTES = 10;

/** The token between password and code. */
export async function readPendingToken(): Promise<string> {
  return (await cookies()).get(pendingName())?.value ?? '';
}

export async function writePendingToken(token: string): Promise<void> {
  (await cookies()).set(pendingName(), token, portalCookieOptions(PENDING_MINUTES * 60));
}

export async function clearPendingToken(): Promise<void> {
  (await cookies()).set(pendingName(), '', portalCookieOptions(0));
}

/** The token of this browser's session, as sent. */
export async function readSessionToken(): Promise<string | undefined> {
  return (await cookies()).get(sessionCookieName())?.value;
}

/** Replaces the session's token after it was renewed. */
export async function writeSessionToken(token: string): Promise<void> {
  (await cookies()).set(sessionCookieName(), token, portalCookieOptions(SESSION_ABSOLUTE_HOURS * 3600));
}

export async function clearSessionToken(): Promise<void> {
  (await cookies()).set(sessionCookieName(), '', portalCookieOptions(0));
}

/** Sealed recovery codes on their way to the page that shows them. */
export async function readSealedCodes(): Promise<string | undefined> {
  return (await cookies()).get(codesName())?.value;
}

export async function writeSealedCodes(sealed: string): Promise<void> {
  (await cookies()).set(codesName(), sealed, portalCookieOptions(CODES_MINUTES * 60));
}

export async function clearSealedCodes(): Promise<void> {
  (await cookies()).set(codesName(), '', portalCookieOptions(0));
}
