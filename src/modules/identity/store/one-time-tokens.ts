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

/** The person a token was issued for while it is good, or null. The row stays locked until the transaction ends. */
export async function ownerOfToken(tx: Transaction, purpose: TokenPurpose, token: string): Promise<string | null> {
  if (!isTokenShaped(token)) return null;
  const [row] = await tx.$queryRaw<{ personId: string }[]>`
    SELECT t.person_id::text AS "personId" FROM one_time_token t
    JOIN person p ON p.id = t.person_id AND p.status = 'active'
    WHERE t.token_hash = ${tokenHash(token)} AND t.purpose = ${purpose} AND t.used_at IS NULL AND t.expires_at > now()
    FOR UPDATE OF t`;
  return row?.personId ?? null;
}

/** Uses up every open token of this purpose the person has: one success makes the other mails worthless. */
export async function spendTokens(tx: Transaction, purpose: TokenPurpose, personId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE one_time_token SET used_at = now()
    WHERE person_id = ${personId}::uuid AND purpose = ${purpose} AND used_at IS NULL`;
}
