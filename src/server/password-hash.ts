import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id (2025): 19 MiB, two passes, one lane. Algorithm and version are the library's defaults. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** Longest password that is hashed, in characters: more would only be a way to keep the processor busy. */
export const PASSWORD_MAX_LENGTH = 200;

/** The same password typed on two keyboards can arrive as different code points (NIST SP 800-63B, 3.1.1.2). */
function normalised(password: string): string {
  return password.normalize('NFKC');
}

/** Hashes a password with argon2id; the result is a PHC string that carries salt and parameters. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), PARAMETERS);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password belongs to the hash. Without a hash (unknown account, account without password) the same work is
 * done against a decoy, so that the answer takes equally long and is always no.
 */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  if (password.length > PASSWORD_MAX_LENGTH) return false;
  decoy ??= hashPassword('no account has this as its word');
  const matches = await verify(storedHash ?? (await decoy), normalised(password));
  return matches && storedHash !== null;
}
