import pg from 'pg';
import type { ProbeResult } from './breaker.ts';

export interface DatabaseProbe {
  probe(): Promise<ProbeResult>;
  stop(): Promise<void>;
}

/** A timer this late means that our own process was busy; the database cannot be blamed for the silence. */
const BUSY_MS = 300;

/**
 * Asks the database `SELECT 1` over a connection of its own, so that a full pool is not mistaken for an outage.
 * The connection is kept between probes and thrown away after a failure.
 * @param limit milliseconds after which no answer counts as away.
 */
export function createDatabaseProbe(connectionString: string, limit: number): DatabaseProbe {
  let client: pg.Client | null = null;

  function discard(used: pg.Client): void {
    if (client === used) client = null;
    // A frozen server never confirms the goodbye, so the socket is cut instead of waiting for it.
    used.connection.stream.destroy();
  }

  async function ask(): Promise<void> {
    let used = client;
    if (used === null) {
      used = new pg.Client({ connectionString, connectionTimeoutMillis: limit, application_name: 'allmende-probe' });
      const fresh = used;
      fresh.on('error', () => discard(fresh));
      client = fresh;
      await fresh.connect();
    }
    await used.query('SELECT 1');
  }

  return {
    async probe() {
      const started = performance.now();
      let late = false;
      let timer: NodeJS.Timeout | undefined;
      const timeout = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          late = performance.now() - started > limit + BUSY_MS;
          reject(new Error('The database did not answer in time.'));
        }, limit);
      });
      try {
        await Promise.race([ask(), timeout]);
        return 'up';
      } catch {
        if (client !== null) discard(client);
        return late ? 'unknown' : 'down';
      } finally {
        clearTimeout(timer);
      }
    },
    async stop() {
      const used = client;
      client = null;
      if (used !== null) discard(used);
    },
  };
}
