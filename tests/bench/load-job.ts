/** One stretch of load on one server. */
export interface LoadJob {
  readonly url: string;
  readonly connections: number;
  /** Either a time in seconds, or a number of requests. */
  readonly seconds?: number;
  readonly amount?: number;
  /** Each connection goes through them in turn, every one beginning elsewhere. */
  readonly requests: readonly LoadRequest[];
  /** Adds a parameter no request has had, so that no cache of whole pages can answer. */
  readonly unique?: boolean;
  /** Each request is sent once only: they change something. */
  readonly once?: boolean;
}

export interface LoadRequest {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a stretch of load came to. Latencies in milliseconds. */
export interface LoadResult {
  readonly seconds: number;
  readonly answers: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Number of answers by status code. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Connections that broke and answers that never came. */
  readonly lost: number;
}
