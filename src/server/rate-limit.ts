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

/** A verdict with what is left: tries in this window, and seconds until it ends. */
type CountedTry = RateVerdict &
  ({ readonly allowed: true; readonly remaining: number; readonly resetSeconds: number } | { readonly allowed: false });

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
export async function countTry(limit: RateLimit, ...key: readonly string[]): Promise<CountedTry> {
  try {
    const { remainingPoints, msBeforeNext } = await limiterOf(limit).consume(keyOf(key));
    return { allowed: true, remaining: remainingPoints, resetSeconds: secondsOf(msBeforeNext) };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return { allowed: false, retryAfterSeconds: secondsOf(error.msBeforeNext) };
  }
}

/**
 * Seconds until the next try where all are used up, null where one is left. Counts nothing: for what is only counted when it
 * fails, and asked before.
 */
export async function waitFor(limit: RateLimit, ...key: readonly string[]): Promise<number | null> {
  const state = await limiterOf(limit).get(keyOf(key));
  return state !== null && state.consumedPoints >= limit.tries ? secondsOf(state.msBeforeNext) : null;
}

function secondsOf(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}

/** Takes a counted try back: a success is no attack, and an office behind one address is many people. */
export async function takeBackTry(limit: RateLimit, ...key: readonly string[]): Promise<void> {
  await limiterOf(limit).reward(keyOf(key));
}
