import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../bootstrap/failure.mjs';
import { ensureCluster, startCluster } from '../embedded/cluster.ts';
import { clearOrphan } from '../embedded/orphan.ts';
import { placeCluster } from '../embedded/placement.ts';
import { ensureSecrets, type Secrets } from '../embedded/secrets.ts';
import { findFreePort, isFree } from '../processes/free-port.ts';
import { type LockHolder, releaseLock, takeLock } from '../processes/lock.ts';
import { ROOT } from '../root.ts';
import { checkOwnDatabase } from './own-database.ts';
import { type DatabaseUrls, databaseUrls, provisionDatabase } from './provision.ts';

/** Everything the embedded database and the launcher keep between starts. */
export const DATA_FOLDER = join(ROOT, '.data');
export const LOCK_FILE = join(DATA_FOLDER, 'database.lock');
const PORT_FILE = join(DATA_FOLDER, 'database.port');
const LOG_FILE = join(DATA_FOLDER, 'database.log');
const DATABASE = 'allmende';

/** An open database for a command or for the portal. */
export interface OpenDatabase extends DatabaseUrls {
  /** Whether it is the built-in one, which demo data may go into. */
  readonly embedded: boolean;
  /** Resolves when the built-in database ends by itself; never for one's own. */
  readonly lost: Promise<void>;
  /** Ends what opening has started, and nothing else. */
  close(): Promise<void>;
}

/** One's own PostgreSQL, if the environment names one. */
export function ownDatabaseUrls(): DatabaseUrls | null {
  const appUrl = process.env.DATABASE_URL?.trim();
  return appUrl ? { appUrl, ownerUrl: process.env.DATABASE_MIGRATION_URL?.trim() || appUrl } : null;
}

/**
 * Opens one's own database, or starts the built-in one.
 * @param shared true: if the portal is running, its built-in database is used instead of being an obstacle
 * @throws Failure
 */
export async function openDatabase(shared: boolean): Promise<OpenDatabase> {
  const own = ownDatabaseUrls();
  if (own) {
    await checkOwnDatabase(own);
    return { ...own, embedded: false, lost: new Promise(() => {}), close: async () => {} };
  }
  const placement = placeCluster(DATA_FOLDER);
  const holder = takeLock(LOCK_FILE);
  if (!holder) return startEmbedded(placement);
  if (!shared) throw alreadyRunning(holder);
  return joinRunning(ensureSecrets(DATA_FOLDER));
}

/** What to say when another process uses the built-in database. */
export function alreadyRunning(holder: LockHolder): Failure {
  return new Failure(
    `Allmende läuft bereits in diesem Ordner (Prozess ${holder.pid}). Bitte zuerst dort mit Strg+C beenden.`,
  );
}

async function startEmbedded(placement: ReturnType<typeof placeCluster>): Promise<OpenDatabase> {
  try {
    const secrets = ensureSecrets(DATA_FOLDER);
    await clearOrphan(placement.dataFolder);
    await ensureCluster(placement, secrets.databaseSuperuserPassword);
    const port = await rememberedPort();
    const password = secrets.databaseSuperuserPassword;
    const cluster = await startCluster({ placement, port, password, logFile: LOG_FILE });
    let closing = false;
    const close = async () => {
      closing = true;
      await cluster.stop();
      releaseLock(LOCK_FILE);
    };
    const lost = new Promise<void>((resolve) => {
      void cluster.exited.then(() => closing || resolve());
    });
    try {
      const urls = await provisionDatabase(cluster.url('postgres'), DATABASE, passwordsOf(secrets));
      return { ...urls, embedded: true, lost, close };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    releaseLock(LOCK_FILE);
    throw error;
  }
}

function joinRunning(secrets: Secrets): OpenDatabase {
  const superuserUrl = `postgresql://postgres@127.0.0.1:${readPort()}/postgres`;
  const urls = databaseUrls(superuserUrl, DATABASE, passwordsOf(secrets));
  return { ...urls, embedded: true, lost: new Promise(() => {}), close: async () => {} };
}

function passwordsOf(secrets: Secrets) {
  return { owner: secrets.databaseOwnerPassword, application: secrets.databaseAppPassword };
}

/** The port of the last time, so that tools set up for it keep working; another one if it is taken by now. */
async function rememberedPort(): Promise<number> {
  const last = readPort();
  if (last !== null && (await isFree(last))) return last;
  const port = await findFreePort();
  writeFileSync(PORT_FILE, `${port}\n`, { mode: 0o600 });
  return port;
}

function readPort(): number | null {
  try {
    const port = Number(readFileSync(PORT_FILE, 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
  } catch {
    return null;
  }
}
