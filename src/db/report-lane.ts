import { getEnv } from '#src/server/env.ts';

/** No place became free in time, too many wait already, or the database did not manage the report in time: try later. */
export class ReportsBusyError extends Error {
  override readonly name = 'ReportsBusyError';
}

/** A report's first read, before anything is answered, or a later one, while its receiver is already reading. */
export type ReportPart = 'beginning' | 'continuation';

export interface ReportLaneOptions {
  /** Reads that may run at once. */
  readonly places: number;
  /** Reports that may wait to begin. */
  readonly maxWaiting: number;
}

/** Runs reads of reports, few at a time. */
export type ReportLane = <T>(part: ReportPart, read: () => Promise<T>) => Promise<T>;

/**
 * Longest wait for a place, in milliseconds. To begin: just before the front server would give up on the whole request
 * (HTTP_ANSWER_DEADLINE_MS). To go on: long, because giving up would tear off a file that is half received.
 */
const PATIENCE_MS: Readonly<Record<ReportPart, number>> = { beginning: 2_200, continuation: 30_000 };

/** PostgreSQL ended the statement: it ran, or waited for a lock, longer than the pool allows. */
const TOO_LONG = new Set(['57014', '55P03']);

/** A lane of its own, with a bounded queue. Those in the middle of a report go before those who have not begun. */
export function createReportLane({ places, maxWaiting }: ReportLaneOptions): ReportLane {
  let running = 0;
  const queues: Readonly<Record<ReportPart, (() => void)[]>> = { beginning: [], continuation: [] };

  function enter(part: ReportPart): Promise<void> {
    if (running < places) {
      running += 1;
      return Promise.resolve();
    }
    const queue = queues[part];
    if (part === 'beginning' && queue.length >= maxWaiting) {
      return Promise.reject(new ReportsBusyError('too many reports wait'));
    }
    return new Promise((resolve, reject) => {
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(start), 1);
        reject(new ReportsBusyError('no report ended in time'));
      }, PATIENCE_MS[part]);
      queue.push(start);
    });
  }

  /** The place goes to the next in line, or becomes free. */
  function leave(): void {
    const next = queues.continuation.shift() ?? queues.beginning.shift();
    if (next) next();
    else running -= 1;
  }

  return async (part, read) => {
    await enter(part);
    try {
      return await read();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (typeof code === 'string' && TOO_LONG.has(code)) {
        throw new ReportsBusyError('a report took too long', { cause: error });
      }
      throw error;
    } finally {
      leave();
    }
  };
}

/** Reports that may wait in this process; a place serves about one per 50 ms, so these are done within the patience. */
const MAX_WAITING = 100;

let lane: ReportLane | undefined;

/** The lane of this process's pool: three of ten connections, so that pages, commands and sign-in keep the others. */
export function getReportLane(): ReportLane {
  lane ??= createReportLane({
    places: Math.max(1, Math.floor(getEnv().DB_POOL_SIZE * 0.3)),
    maxWaiting: MAX_WAITING,
  });
  return lane;
}
