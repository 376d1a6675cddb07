import { createHash } from 'node:crypto';
import type pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { getCounterPool } from '#src/db/pool.ts';

/** How often something may be tried. The counters stand in the database, so that several instances share them. */
export interface RateLimit {
  /** Unique short name, part of the counter's key. */
  readonly name: string;
  /** Tries within the window; one more is refused until the window is over. */
  readonly tries: number;
  readonly windowSeconds: number;
}

export type RateVerdict =
  | { readonly allowed: true }
  | { readonly allowed: false /** Seconds until the next try. */; readonly retryAfterSeconds: number };

const limiters = new WeakMap<pg.Pool, Map<string, RateLimiterPostgres>>();

function limiterOf(limit: RateLimit): RateLimiterPostgres {
  const pool = getCounterPool();
  const known = limiters.get(pool) ?? new Map<string, RateLimiterPostgres>();
  limiters.set(pool, known);
  const existing = known.get(limit.name);
  if (existing) return existing;
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    // The application's role may not create tables; the migration has.
    tableCreated: true,
    keyPrefix: limit.name,
    points: limit.tries,
    duration: limit.windowSeconds,
  });
  known.set(limit.name, limiter);
  return limiter;
}

/** Keys hold mail and network addresses; the table only their hash. */
function keyOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url');
}

/**
 * Counts a try. Called before the work it protects, so that a thousand tries at the same moment are counted, too.
 * @throws when the database does not answer: then nothing is allowed.
 */
export async function countTry(limit: RateLimit, ...key: readonly string[]): Promise<RateVerdict> {
  try {
    await limiterOf(limit).consume(keyOf(key));
    return { allowed: true };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) };
  }
}

/** Takes a counted try back: a success is no attack, and an office behind one address is many people. */
export async function takeBackTry(limit: RateLimit, ...key: readonly string[]): Promise<void> {
  await limiterOf(limit).reward(keyOf(key));
}
