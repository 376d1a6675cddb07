import './end-with-parent.mjs';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure, reportFailure } from './bootstrap/failure.mjs';
import { ensureBuild, ensurePrismaClient } from './build/build.ts';
import { ensureDemo, loadReference } from './database/content.ts';
import { DATA_FOLDER, type OpenDatabase, openDatabase, ownDatabaseUrls } from './database/open.ts';
import { ensureAppRole } from './database/own-database.ts';
import { migrateDatabase } from './database/prisma.ts';
import { ensureSecrets } from './embedded/secrets.ts';
import { checkEnvironment, loadEnvFile } from './environment.ts';
import { printGreeting } from './greeting.ts';
import { findFreePort, isFree } from './processes/free-port.ts';
import { type RunningServer, startServer, waitUntilHealthy } from './processes/server.ts';

/**
 * `npm start` and `npm run dev`: database, migrations, content, build, server, in this order; at the end the same
 * backwards. The order of the file is the order of events.
 */

/** Exit code by which the server asks to be started again (src/server/http/drain.ts). */
const EXIT_RESTART = 75;
const SERVER_LOG = join(DATA_FOLDER, 'server.log');

const { values: options } = parseArgs({ options: { dev: { type: 'boolean', default: false } } });

const stopping = new AbortController();
let database: OpenDatabase | undefined;
let server: RunningServer | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) return;
    say('Allmende wird beendet ...');
    stopping.abort(new Failure('', { exitCode: 130 }));
    void server?.stop();
  });
}

// A bug in here must not leave a database running that nobody ends.
process.on('uncaughtException', (error) => {
  reportFailure(error);
  void end().then(() => process.exit(1));
});

try {
  process.exitCode = await run();
} catch (error) {
  process.exitCode = stopping.signal.aborted ? 130 : reportFailure(error);
} finally {
  await end();
  if (stopping.signal.aborted) say('Beendet.');
}

/** First the server, which still needs the database for what it has begun. */
async function end(): Promise<void> {
  await server?.stop();
  await database?.close();
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function run(): Promise<number> {
  loadEnvFile();
  const host = process.env.HOST?.trim() || '127.0.0.1';
  const port = await choosePort(host);
  const given = { ...process.env, HOST: host, PORT: String(port) };
  // Before anything is started: a missing secret should not cost a minute of building first.
  if (ownDatabaseUrls()) checkEnvironment({ ...given, AUTH_SECRET: ownSecret() });

  say(ownDatabaseUrls() ? 'Datenbank: DATABASE_URL' : 'Datenbank: eingebautes PostgreSQL (Daten in .data)');
  database = await openDatabase(false);
  stopping.signal.throwIfAborted();
  await ensurePrismaClient();
  await prepareContent(database);
  stopping.signal.throwIfAborted();
  if (!options.dev) {
    const announce = () => say('Die Anwendung wird gebaut (ein bis zwei Minuten, nur nach Änderungen) ...');
    await ensureBuild({ signal: stopping.signal, announce });
  }

  const env = serverEnvironment(database, given);
  checkEnvironment(env);
  const url = `http://${host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host}:${port}`;
  return serve(env, url, database);
}

/** The port of PORT, else 3000; PORT=0 takes any free one. */
async function choosePort(host: string): Promise<number> {
  const text = process.env.PORT?.trim() || '3000';
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Failure('Die Einstellung PORT muss eine ganze Zahl von 0 bis 65535 sein.');
  }
  if (port === 0) return findFreePort();
  if (await isFree(port, host)) return port;
  throw new Failure(
    `Der Port ${port} ist schon belegt (läuft Allmende bereits?). Einen anderen wählen Sie so: PORT=${port + 1} npm start`,
  );
}

async function prepareContent(open: OpenDatabase): Promise<void> {
  await migrateDatabase(open.ownerUrl);
  if (!open.embedded) await ensureAppRole(open);
  await loadReference(open.ownerUrl);
  if (open.embedded && (await ensureDemo(open.ownerUrl))) say('Die Demo-Szenarien sind geladen.');
}

/**
 * The secret of an installation with its own database. In production it has to be given; for a trial the one from
 * .data serves.
 */
function ownSecret(): string | undefined {
  const secret = process.env.AUTH_SECRET?.trim();
  return secret || process.env.NODE_ENV === 'production' ? secret : ensureSecrets(DATA_FOLDER).authSecret;
}

function serverEnvironment(open: OpenDatabase, given: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const secret = open.embedded ? process.env.AUTH_SECRET?.trim() || ensureSecrets(DATA_FOLDER).authSecret : ownSecret();
  return {
    ...given,
    NODE_ENV: options.dev ? 'development' : 'production',
    DATABASE_URL: open.appUrl,
    // The running application has no use for the owner's login. Empty, because Next would fill a gap from .env.
    DATABASE_MIGRATION_URL: '',
    AUTH_SECRET: secret,
    DEMO: open.embedded ? '1' : '0',
  };
}

/** Serves until something ends, and says with which code this process should end. */
async function serve(env: Record<string, string | undefined>, url: string, open: OpenDatabase): Promise<number> {
  // Whoever tries the portal out wants to see its address, not its log; an installation collects the log from stdout.
  const logFile = open.embedded && !options.dev ? SERVER_LOG : undefined;
  let greeted = false;
  for (;;) {
    stopping.signal.throwIfAborted();
    const current = startServer({ env, dev: options.dev, ...(logFile ? { logFile } : {}) });
    server = current;
    try {
      await waitUntilHealthy(current, url);
    } catch (error) {
      stopping.signal.throwIfAborted();
      throw new Failure(`Der Server ist nicht gestartet.\n${tailOf(logFile)}`.trim(), { cause: error });
    }
    if (!greeted) printGreeting({ url, embedded: open.embedded, logFile });
    greeted = true;
    const code = await Promise.race([current.exited, open.lost.then(() => 'database lost' as const)]);
    if (code === 'database lost') {
      throw new Failure('Die eingebaute Datenbank hat sich beendet (siehe .data/database.log). Bitte neu starten.');
    }
    if (stopping.signal.aborted) return code;
    if (code !== EXIT_RESTART) {
      throw new Failure(`Der Server hat sich unerwartet beendet (Code ${code}).\n${tailOf(logFile)}`.trim(), {
        exitCode: code || 1,
      });
    }
    say('Der Server wird neu gestartet ...');
  }
}

function tailOf(file: string | undefined): string {
  if (!file || !existsSync(file)) return '';
  return `Zuletzt im Protokoll (.data/server.log):\n${readFileSync(file, 'utf8').trim().split('\n').slice(-8).join('\n')}`;
}
