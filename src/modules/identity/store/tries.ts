import { countTry, type RateLimit, type RateVerdict, takeBackTry } from '#src/server/rate-limit.ts';

/** Sign-in: guessing one account from one place, and many accounts from one place. Successes are taken back. */
const SIGN_IN_ACCOUNT: RateLimit = { name: 'sign_in_account', tries: 10, windowSeconds: 15 * 60 };
const SIGN_IN_ADDRESS: RateLimit = { name: 'sign_in_address', tries: 100, windowSeconds: 15 * 60 };
/** Codes and re-entered passwords of one person, from anywhere. */
const PROOF: RateLimit = { name: 'proof', tries: 10, windowSeconds: 15 * 60 };
/** Mails someone can cause to one address, and from one place. */
const RESET_ACCOUNT: RateLimit = { name: 'reset_account', tries: 3, windowSeconds: 60 * 60 };
const RESET_ADDRESS: RateLimit = { name: 'reset_address', tries: 30, windowSeconds: 60 * 60 };
/** Tokens someone can try from one place; a token has 256 bits, so this only spares the database. */
const TOKEN_ADDRESS: RateLimit = { name: 'token_address', tries: 60, windowSeconds: 15 * 60 };

async function countBoth(first: Promise<RateVerdict>, second: Promise<RateVerdict>): Promise<RateVerdict> {
  const verdicts = await Promise.all([first, second]);
  return verdicts.find((verdict) => !verdict.allowed) ?? { allowed: true };
}

/** Counts a sign-in with a password before it is checked. */
export function countSignIn(email: string, address: string): Promise<RateVerdict> {
  return countBoth(countTry(SIGN_IN_ACCOUNT, email, address), countTry(SIGN_IN_ADDRESS, address));
}

/** Takes a successful sign-in back: an office behind one address is many people. */
export async function takeBackSignIn(email: string, address: string): Promise<void> {
  await Promise.all([takeBackTry(SIGN_IN_ACCOUNT, email, address), takeBackTry(SIGN_IN_ADDRESS, address)]);
}

/** Counts a code or a re-entered password before it is checked. */
export function countProof(personId: string): Promise<RateVerdict> {
  return countTry(PROOF, personId);
}

export function takeBackProof(personId: string): Promise<void> {
  return takeBackTry(PROOF, personId);
}

/** Counts a request for a password reset. */
export function countReset(email: string, address: string): Promise<RateVerdict> {
  return countBoth(countTry(RESET_ACCOUNT, email), countTry(RESET_ADDRESS, address));
}

/** Counts a one-time link that was followed. */
export function countToken(address: string): Promise<RateVerdict> {
  return countTry(TOKEN_ADDRESS, address);
}
