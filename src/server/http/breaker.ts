import { outsideRequest } from '../log.ts';

/** What one probe found; `unknown` when the process itself was too busy to judge. */
export type ProbeResult = 'up' | 'down' | 'unknown';

export interface Breaker {
  /** Whether the database is known to be away, so that requests need not find out one by one. */
  readonly open: boolean;
  /** Something went wrong or takes long: find out whether it is the database. */
  suspect(): void;
  /** What the probe says now, for someone who holds a failed answer in hand. Never rejects. */
  verdict(): Promise<ProbeResult>;
  /** Calls `listener` whenever the breaker opens. */
  onOpen(listener: () => void): void;
  stop(): void;
}

export interface BreakerOptions {
  readonly probe: () => Promise<ProbeResult>;
  /** Time between two probes while the database is away or suspected, in milliseconds. */
  readonly interval: number;
  /** How many good probes in a row end a suspicion that never came true. */
  readonly calm: number;
  readonly onChange?: (open: boolean) => void;
}

/**
 * Watches the database only while there is reason to: a failed or slow answer starts a probe, a failed probe opens the
 * breaker at once, and the first good probe closes it again. No request is used as a guinea pig for recovery.
 */
export function createBreaker(options: BreakerOptions): Breaker {
  let open = false;
  let goodInARow = 0;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<ProbeResult> | null = null;
  let stopped = false;
  const listeners: (() => void)[] = [];

  function change(next: boolean): void {
    if (open === next) return;
    open = next;
    options.onChange?.(next);
    if (next) for (const listener of listeners) listener();
  }

  function settle(result: ProbeResult): ProbeResult {
    running = null;
    if (stopped) return result;
    goodInARow = result === 'up' ? goodInARow + 1 : 0;
    if (result !== 'unknown') change(result === 'down');
    if (goodInARow < options.calm && timer === null) {
      timer = setTimeout(() => {
        timer = null;
        void run();
      }, options.interval);
      timer.unref();
    }
    return result;
  }

  function run(): Promise<ProbeResult> {
    running ??= outsideRequest(() => options.probe().then(settle, () => settle('down')));
    return running;
  }

  return {
    get open() {
      return open;
    },
    suspect() {
      if (stopped) return;
      goodInARow = 0;
      if (timer === null) void run();
    },
    verdict() {
      goodInARow = 0;
      return run();
    },
    onOpen(listener) {
      listeners.push(listener);
    },
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
