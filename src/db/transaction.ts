import { AppError } from '#src/server/errors.ts';
import { getClient } from './client.ts';
import type { Prisma } from './generated/client.ts';
import { setScopeStatement } from './read.ts';
import type { DatabaseScope } from './scope.ts';

/** Prisma inside a transaction: what stores write with. */
export type Transaction = Prisma.TransactionClient;

/** Longest wait for a connection, and longest a transaction may take, in milliseconds. */
const MAX_WAIT_MS = 1_500;
const TIMEOUT_MS = 8_000;

/**
 * Runs `write` in one transaction under row-level security. `now` is the database's clock, so that two app servers
 * with different clocks agree on deadlines. Unique, exclusion and serialization failures mean that someone else was
 * faster: they surface as AppError('conflict').
 */
export async function transactionInScope<T>(
  scope: DatabaseScope,
  write: (tx: Transaction, now: Date) => Promise<T>,
  options: { readonly timeoutMs?: number } = {},
): Promise<T> {
  try {
    return await getClient().$transaction(
      async (tx) => {
        const [row] = await tx.$queryRawUnsafe<{ now: Date }[]>(`${setScopeStatement(scope)},now() AS now`);
        if (!row) throw new Error('the database did not answer the scope statement');
        return await write(tx, row.now);
      },
      { maxWait: MAX_WAIT_MS, timeout: options.timeoutMs ?? TIMEOUT_MS },
    );
  } catch (error) {
    if (isLostRace(error)) throw new AppError('conflict');
    throw error;
  }
}

/** PostgreSQL: unique, exclusion, serialization, deadlock, lock timeout. Prisma: P2002, P2034. */
const LOST_RACE = new Set(['23505', '23P01', '40001', '40P01', '55P03', 'P2002', 'P2034']);

function isLostRace(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, meta, cause } = error as {
    code?: unknown;
    meta?: { code?: unknown; driverAdapterError?: unknown };
    cause?: unknown;
  };
  if (typeof code === 'string' && LOST_RACE.has(code)) return true;
  if (typeof meta?.code === 'string' && LOST_RACE.has(meta.code)) return true;
  const original = (error as { originalCode?: unknown }).originalCode;
  if (typeof original === 'string' && LOST_RACE.has(original)) return true;
  return isLostRace(meta?.driverAdapterError) || isLostRace(cause);
}
