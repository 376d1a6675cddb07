import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link or cookie: 256 random bits, safe in addresses. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a token, the only form in which it is stored. Enough, because a token is random and long. */
export function tokenHash(token: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash('sha256').update(token).digest());
}

/** Whether a text has the form of `randomToken`; anything else need not reach the database. */
export function isTokenShaped(text: string | undefined): text is string {
  return text !== undefined && /^[A-Za-z0-9_-]{43}$/.test(text);
}
