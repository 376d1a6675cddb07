import type { SignInGate } from '#src/server/session-opening.ts';
import { identifyByClaims } from './provider-identities.ts';
import { openSession } from './sessions.ts';

/** What the sign-in protocol needs to know of people and sessions. */
export const signInGate: SignInGate = { open: openSession, identify: identifyByClaims };
