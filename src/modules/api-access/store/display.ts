import { cookies } from 'next/headers';
import { seal, unseal } from '#src/server/secret-box.ts';
import { portalCookieName, portalCookieOptions } from '#src/server/session-cookie.ts';

const SEAL_PURPOSE = 'api-token-display';
const MINUTES = 10;
const cookieName = () => portalCookieName('api-token');

/** A new token for the page that shows it once: encrypted and bound to the session. */
export function sealToken(sessionId: string, token: string): string {
  return seal(SEAL_PURPOSE, sessionId, token);
}

/** Puts a sealed token on its way to the page that shows it. */
export async function writeSealedToken(sealed: string): Promise<void> {
  (await cookies()).set(cookieName(), sealed, portalCookieOptions(MINUTES * 60));
}

/** Ends the showing. */
export async function clearSealedToken(): Promise<void> {
  (await cookies()).set(cookieName(), '', portalCookieOptions(0));
}

/** The token to show in this session, or null. */
export async function readShownToken(sessionId: string): Promise<string | null> {
  const sealed = (await cookies()).get(cookieName())?.value;
  if (!sealed) return null;
  try {
    return unseal(SEAL_PURPOSE, sessionId, sealed);
  } catch {
    return null;
  }
}
