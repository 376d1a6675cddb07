import { seal, unseal } from '#src/server/secret-box.ts';

const SEAL_PURPOSE = 'recovery-codes-display';

/** Codes for the page that shows them once: encrypted and bound to the session, to travel in a short-lived cookie. */
export function sealRecoveryCodes(sessionId: string, codes: readonly string[]): string {
  return seal(SEAL_PURPOSE, sessionId, codes.join(' '));
}

/** The codes to show, or an empty list when there are none for this session. */
export function unsealRecoveryCodes(sessionId: string, sealed: string | undefined): string[] {
  if (!sealed) return [];
  try {
    return unseal(SEAL_PURPOSE, sessionId, sealed).split(' ');
  } catch {
    return [];
  }
}
