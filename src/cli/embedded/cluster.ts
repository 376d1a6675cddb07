import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { explainOutput, Failure } from '../bootstrap/failure.mjs';
import { ensureExecutable } from '../processes/executable.ts';
import type { Placement } from './placement.ts';

/** The cluster's superuser; only the launcher and the tests sign in as it. */
const SUPERUSER = 'postgres';
/** How long a start may take: after a crash PostgreSQL first replays its log. */
const START_DEADLINE_MS = 120_000;
/** How long a fast shutdown may take before the cluster is ended the hard way (it recovers at the next start). */
const STOP_DEADLINE_MS = 30_000;
const POLL_MS = 50;
/** A log bigger than this is set aside at the next start, in bytes. */
const LOG_LIMIT = 10 * 1024 * 1024;

/** What starting a cluster needs to know. */
export interface ClusterOptions {
  readonly placement: Placement;
  readonly port: number;
  readonly password: string;
  readonly logFile: string;
  /** Further server settings, e.g. `fsync=off` for tests. */
  readonly settings?: readonly string[];
}

/** A running cluster. */
export interface Cluster {
  readonly port: number;
  readonly process: ChildProcess;
  /** Resolves when the server has ended, for whatever reason. */
  readonly exited: Promise<void>;
  /** Address of a database for the superuser. */
  url(database: string): string;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

/** The locale is PostgreSQL's own C.UTF-8, so that sorting and case never depend on the machine; German order is asked for by collation. */
const INITDB_ARGUMENTS = [
  `--username=${SUPERUSER}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];

/**
 * Creates the cluster's data unless they exist. An interrupted creation leaves nothing that counts as a cluster.
 * @throws Failure when the disk is full or the data belong to another major version
 */
export async function ensureCluster(placement: Placement, password: string): Promise<void> {
  const { binaries, dataFolder, account } = placement;
  if (fs.existsSync(join(dataFolder, 'PG_VERSION'))) return refuseOtherVersion(dataFolder, binaries.postgres);
  const unfinished = `${dataFolder}.new`;
  const passwordFile = `${dataFolder}.password`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  fs.rmSync(passwordFile, { force: true });
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) {
    fs.chownSync(unfinished, account.uid, account.gid);
    fs.chownSync(passwordFile, account.uid, account.gid);
  }
  try {
    await runInitdb(placement, [...INITDB_ARGUMENTS, `--pgdata=${unfinished}`, `--pwfile=${passwordFile}`]);
    fs.renameSync(unfinished, dataFolder);
  } finally {
    fs.rmSync(passwordFile, { force: true });
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
}

function refuseOtherVersion(dataFolder: string, postgres: string): void {
  const major = fs.readFileSync(join(dataFolder, 'PG_VERSION'), 'utf8').trim();
  const share = fs.readFileSync(join(dirname(dirname(postgres)), 'share', 'postgresql', 'postgres.bki'), 'utf8');
  const expected = /^# PostgreSQL (\d+)/.exec(share)?.[1];
  if (expected !== undefined && major !== expected) {
    throw new Failure(
      `Die Datenbank unter ${dataFolder} stammt von PostgreSQL ${major}, eingebaut ist PostgreSQL ${expected}. Wie die Daten übernommen werden, steht in docs/operations.`,
    );
  }
}

/** PostgreSQL gets none of our environment but what it needs, and a working folder that every account may enter. */
function surroundings(placement: Placement) {
  const env = { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  return { ...placement.account, cwd: '/', env };
}

function runInitdb(placement: Placement, initdbArguments: string[]): Promise<void> {
  ensureExecutable(placement.binaries.initdb);
  ensureExecutable(placement.binaries.postgres);
  const child = spawn(placement.binaries.initdb, initdbArguments, {
    ...surroundings(placement),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve();
      const cause = explainOutput(output) ?? 'Die Datenbank konnte nicht angelegt werden.';
      reject(new Failure(`${cause}\n\nMeldung von PostgreSQL:\n${output.trim().split('\n').slice(-10).join('\n')}`));
    });
  });
}

/**
 * Starts the cluster on loopback only and resolves when it accepts connections.
 * @throws Failure when it ends instead, or takes longer than two minutes
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { placement, port, logFile } = options;
  const log = openLog(logFile);
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...(options.settings ?? [])];
  const child = spawn(
    placement.binaries.postgres,
    ['-D', placement.dataFolder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    // A session of its own: Ctrl-C must not reach it before the application has let go.
    { ...surroundings(placement), detached: true, stdio: ['ignore', log.descriptor, log.descriptor] },
  );
  fs.closeSync(log.descriptor);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const cluster: Cluster = {
    port,
    process: child,
    exited,
    url: (database) => clusterUrl(options.password, port, database),
    stop: () => stopCluster(child, exited),
  };
  try {
    await waitUntilReady(cluster, () => fs.readFileSync(logFile).subarray(log.offset).toString('utf8'));
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

function clusterUrl(password: string, port: number, database: string): string {
  return `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function openLog(logFile: string): { descriptor: number; offset: number } {
  const size = fs.statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT) fs.renameSync(logFile, `${logFile}.1`);
  return { descriptor: fs.openSync(logFile, 'a', 0o600), offset: size > LOG_LIMIT ? 0 : size };
}

async function waitUntilReady(cluster: Cluster, readLog: () => string): Promise<void> {
  let ended = false;
  cluster.exited.then(() => {
    ended = true;
  });
  const deadline = Date.now() + START_DEADLINE_MS;
  while (Date.now() < deadline) {
    if (ended) {
      const output = readLog();
      const cause = explainOutput(output) ?? 'Die eingebaute Datenbank ist nicht gestartet.';
      throw new Failure(`${cause}\n\nMeldung von PostgreSQL:\n${output.trim().split('\n').slice(-10).join('\n')}`);
    }
    if (await accepts(cluster.url('postgres'))) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Failure('Die eingebaute Datenbank ist nach zwei Minuten noch nicht bereit.');
}

/** @throws when the server answers with anything but "not yet", e.g. a wrong password */
async function accepts(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new Failure(
        'Das Kennwort der eingebauten Datenbank stimmt nicht mit .data/secrets.json überein. Wurde die Datei ersetzt? Mit "npm run db:reset" beginnt die Datenbank von vorn.',
        { cause: error },
      );
    }
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function stopCluster(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  const hard = setTimeout(() => child.kill('SIGQUIT'), STOP_DEADLINE_MS);
  await exited;
  clearTimeout(hard);
}
