import type { Transaction } from '#src/db/transaction.ts';
import type { ApiScope } from '../domain/scope.ts';

/** Valid tokens of a body, counted while its row is locked: two at the same moment cannot both be the last. */
export async function countLiveTokens(tx: Transaction, bodyId: string): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`api-token ${bodyId}`}, 0))`;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM api_token
    WHERE body_id = ${bodyId}::uuid AND revoked_at IS NULL AND expires_at > now()`;
  return row?.count ?? 0;
}

interface NewToken {
  readonly bodyId: string;
  readonly personId: string;
  readonly name: string;
  readonly tokenHash: Buffer<ArrayBuffer>;
  readonly scopes: readonly ApiScope[];
  readonly expiresAt: Date;
}

/** Stores a token by its hash. Returns its id. */
export async function insertToken(tx: Transaction, token: NewToken): Promise<string> {
  const { id } = await tx.apiToken.create({ data: { ...token, scopes: [...token.scopes] }, select: { id: true } });
  return id;
}

/** Ends a token of the body at once. Returns whether there was a live one; null if the body has none of this id. */
export async function endToken(tx: Transaction, bodyId: string, id: string, now: Date): Promise<boolean | null> {
  const found = await tx.apiToken.findFirst({ where: { id, bodyId }, select: { id: true } });
  if (!found) return null;
  const { count } = await tx.apiToken.updateMany({ where: { id, bodyId, revokedAt: null }, data: { revokedAt: now } });
  return count === 1;
}
