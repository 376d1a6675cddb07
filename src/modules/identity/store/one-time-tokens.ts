import type { Transaction } from '#src/db/transaction.ts';
import { isTokenShaped, randomToken, tokenHash } from '#src/server/random-token.ts';

export type TokenPurpose = 'second_factor_pending' | 'password_reset';

/** Stores a one-time token and returns its text, which exists only in the mail or cookie it is put into. */
export async function issueToken(
  tx: Transaction,
  purpose: TokenPurpose,
  personId: string,
  minutes: number,
): Promise<string> {
  const token = randomToken();
  await tx.$executeRaw`
    INSERT INTO one_time_token (token_hash, purpose, person_id, expires_at)
    VALUES (${tokenHash(token)}, ${purpose}, ${personId}::uuid, now() + make_interval(mins => ${minutes}::int))`;
  return token;
}

/**
 * The person a token was issued for while it is good, or null. Person and token stay locked until the transaction ends,
 * the person first: two tokens of one person used at the same moment wait for each other instead of deadlocking.
 */
export async function ownerOfToken(tx: Transaction, purpose: TokenPurpose, token: string): Promise<string | null> {
  if (!isTokenShaped(token)) return null;
  const hash = tokenHash(token);
  const [owner] = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id::text FROM person p JOIN one_time_token t ON t.person_id = p.id
    WHERE t.token_hash = ${hash} AND t.purpose = ${purpose} AND p.status = 'active' FOR UPDATE OF p`;
  if (!owner) return null;
  const good = await tx.$queryRaw<{ id: string }[]>`
    SELECT t.id::text FROM one_time_token t
    WHERE t.token_hash = ${hash} AND t.used_at IS NULL AND t.expires_at > now() FOR UPDATE`;
  return good.length > 0 ? owner.id : null;
}

/** Uses up every open token of this purpose the person has: one success makes the other mails worthless. */
export async function spendTokens(tx: Transaction, purpose: TokenPurpose, personId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE one_time_token SET used_at = now()
    WHERE person_id = ${personId}::uuid AND purpose = ${purpose} AND used_at IS NULL`;
}
