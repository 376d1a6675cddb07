import { PgBoss } from 'pg-boss';
import { getEnv } from './env.ts';
import { log } from './log.ts';

/** A piece of background work. It must be safe to run twice, and at two places at once. */
export interface JobDefinition {
  /** Name of its queue. */
  readonly name: string;
  /** Does the work. Long work looks at the signal between steps and stops when it is aborted. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** Whether there is something to do now; asked every second. Without it the job only runs by its schedule. */
  readonly isDue?: () => Promise<boolean>;
  /** Cron expression in Berlin time. A time missed while nobody ran is made up for once. */
  readonly cron?: string;
}

/** How often the portal looks for new work, in milliseconds: the longest a notice waits after its commit. */
const LOOK_INTERVAL_MS = 1_000;
/** A job that only runs by its schedule can wait this long, in seconds. */
const SCHEDULE_POLL_SECONDS = 30;
/** A run that takes longer than this counts as dead and is repeated, in seconds. */
const JOB_EXPIRY_SECONDS = 120;

/** Running workers. */
export interface RunningJobs {
  /** Lets running jobs finish (up to four seconds) and closes the connections. */
  stop(): Promise<void>;
}

/**
 * Starts the workers of this process: pg-boss over its own small pool, as the role that owns nothing. Any number of
 * processes may do so. The queues only say that there is work; the work itself lies in the portal's own tables, so a
 * lost job is made good by the next look: see docs/decisions/0081-job-queue.md.
 */
export async function startJobs(jobs: readonly JobDefinition[]): Promise<RunningJobs> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let boss = await startBoss(jobs, signal);
  const renew = async () => {
    await boss.stop({ graceful: false });
    boss = await startBoss(jobs, signal);
  };
  const looking = lookForWork(() => boss, renew, jobs, signal);
  return {
    async stop() {
      stopping.abort();
      await looking;
      await boss.stop({ graceful: true, timeout: 4_000 });
    },
  };
}

async function startBoss(jobs: readonly JobDefinition[], signal: AbortSignal): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: getEnv().DATABASE_URL,
    options: '-c role=allmende_app -c statement_timeout=10000 -c lock_timeout=5000 -c timezone=UTC',
    application_name: 'allmende jobs',
    max: 3,
    connectionTimeoutMillis: 3_000,
    // The schema belongs to the migrations; rebuilding indexes belongs to the owner.
    migrate: false,
    createSchema: false,
    reindex: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => log.debug('job_queue_trouble', { error }));
  boss.on('warning', ({ message, data }) => {
    // Said once per start: the database is not up yet, or its migrations are missing.
    if ((data as { type?: unknown }).type === 'start_retry') log.warn('job_queue_waits', { reason: message });
    else log.debug('job_queue_warning', { warning: message });
  });
  // A database that is away at the start is waited for, however long.
  await boss.start({ attempts: Number.MAX_SAFE_INTEGER });
  for (const job of jobs) {
    // 'short': at most one waits. Several may run, so that a killed worker's job does not hold up the next one.
    await boss.createQueue(job.name, {
      policy: 'short',
      retryLimit: 2,
      retryDelay: 5,
      retryBackoff: true,
      expireInSeconds: JOB_EXPIRY_SECONDS,
      deleteAfterSeconds: 3_600,
    });
    const pollingIntervalSeconds = job.isDue ? LOOK_INTERVAL_MS / 1_000 : SCHEDULE_POLL_SECONDS;
    await boss.work(job.name, { pollingIntervalSeconds }, async () => {
      await runLogged(job, signal);
    });
    if (job.cron) await boss.schedule(job.name, job.cron, null, { tz: 'Europe/Berlin', missed: 'once' });
  }
  return boss;
}

/** The queue only notes that a run failed; why stands in the log. */
async function runLogged(job: JobDefinition, signal: AbortSignal): Promise<void> {
  try {
    await job.run(signal);
  } catch (error) {
    log.error('job_failed', { job: job.name, error });
    throw error;
  }
}

/** What pg-boss says when its tables were replaced under it: a backup was restored while the server ran. */
const QUEUE_GONE = 'PGBOSS_QUEUE_NOT_FOUND';

async function lookForWork(
  boss: () => PgBoss,
  renew: () => Promise<void>,
  jobs: readonly JobDefinition[],
  signal: AbortSignal,
): Promise<void> {
  let troubled = false;
  let gone = false;
  while (!signal.aborted) {
    try {
      if (gone) await renew();
      gone = false;
      for (const job of jobs) {
        if (job.isDue && (await job.isDue())) await boss().send(job.name, null);
      }
      troubled = false;
    } catch (error) {
      // The database is away: say so once, keep looking.
      if (!troubled) log.warn('job_look_failed', { error });
      troubled = true;
      gone ||= (error as { code?: unknown }).code === QUEUE_GONE;
    }
    await pause(LOOK_INTERVAL_MS, signal);
  }
}

/** Waits, but not longer than until the signal. The timer does not keep the process alive. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    timer.unref();
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}
