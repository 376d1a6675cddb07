import autocannon from 'autocannon';
import type { LoadJob, LoadRequest, LoadResult } from './load-job.ts';

/** The process that produces load, apart from everything measured. Gets jobs over IPC, one at a time. */

let serial = 0;

function requestOf(request: LoadRequest, unique: boolean): autocannon.Request {
  const { path, method = 'GET', headers, body } = request;
  const base = { method, path, headers: { ...headers }, ...(body === undefined ? {} : { body }) };
  if (!unique) return base;
  const mark = path.includes('?') ? '&' : '?';
  return {
    ...base,
    setupRequest: (sent) => {
      serial += 1;
      return { ...sent, path: `${path}${mark}n=${process.pid}${serial}` };
    },
  };
}

/** The requests of one connection: all of them from its own starting point, or, where each may be sent once, its share. */
function shareOf<T>(requests: readonly T[], job: LoadJob, connection: number): T[] {
  if (job.once) return requests.filter((_, index) => index % job.connections === connection);
  const start = Math.floor((connection * requests.length) / job.connections);
  return [...requests.slice(start), ...requests.slice(0, start)];
}

function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function run(job: LoadJob): Promise<LoadResult> {
  const requests = job.requests.map((request) => requestOf(request, job.unique === true));
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  let connection = 0;
  return new Promise((resolve, reject) => {
    const instance = autocannon(
      {
        url: job.url,
        connections: job.connections,
        ...(job.amount === undefined ? { duration: job.seconds ?? 1 } : { amount: job.amount }),
        timeout: 20,
        // Exact times come from the events below; its histogram counts whole milliseconds.
        excludeErrorStats: true,
        setupClient: (client) => {
          client.setRequests(shareOf(requests, job, connection));
          connection += 1;
        },
      },
      (error, result) => {
        if (error) return reject(error);
        const sorted = Float64Array.from(times).sort();
        resolve({
          seconds: result.duration,
          answers: times.length,
          perSecond: times.length / result.duration,
          p50: percentile(sorted, 0.5),
          p99: percentile(sorted, 0.99),
          statuses,
          lost: result.errors + result.timeouts,
        });
      },
    );
    instance.on('response', (_client, status, _bytes, milliseconds) => {
      times.push(milliseconds);
      statuses[status] = (statuses[status] ?? 0) + 1;
    });
  });
}

process.on('message', (job: LoadJob) => {
  run(job).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
