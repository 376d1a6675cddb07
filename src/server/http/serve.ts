import { once } from 'node:events';
import { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import next from 'next';
import { finishBeforeExit } from '../before-exit.ts';
import { EnvError, readEnv } from '../env.ts';
import { log } from '../log.ts';
import { serverActionsKey } from './action-key.ts';
import { type Breaker, createBreaker } from './breaker.ts';
import { type HttpConfig, HttpConfigError, readHttpConfig } from './config.ts';
import { routeConsoleToLog } from './console-log.ts';
import { createDatabaseProbe } from './database-probe.ts';
import { drain, EXIT_RESTART } from './drain.ts';
import { createFront } from './front.ts';
import { createFrontServer, type UpgradeHandler } from './front-server.ts';
import { watchMemory } from './memory-watch.ts';
import { precompress } from './precompress.ts';
import { createStaticFiles } from './static-files.ts';

/*
 * The only way the portal is served: `node src/server/http/serve.ts [--dev] [--dir DIR]`.
 * Ends with 0 after SIGTERM or SIGINT, with 75 when it wants to be started again, with 1 when it could not start.
 */

const PROBE_LIMIT = 1_000;
const PROBE_INTERVAL = 1_000;
const MEMORY_INTERVAL = 2_000;
const EXIT_WORK_LIMIT = 5_000;
const DEV_DEADLINE = 120_000;

function watchDatabase(config: HttpConfig): Breaker {
  const { databaseUrl } = config;
  const probe = databaseUrl === null ? null : createDatabaseProbe(databaseUrl, PROBE_LIMIT);
  return createBreaker({
    probe: async () => (probe === null ? 'up' : probe.probe()),
    interval: PROBE_INTERVAL,
    calm: 3,
    onChange: (open) => (open ? log.error('database is away') : log.info('database is back')),
  });
}

async function listen(server: Server, config: HttpConfig): Promise<number> {
  server.listen({ port: config.port, host: config.host, reusePort: config.reusePort, backlog: 1024 });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function serve(): Promise<void> {
  const { values } = parseArgs({
    options: { dev: { type: 'boolean', default: false }, dir: { type: 'string', default: '.' } },
  });
  const { dev } = values;
  const dir = resolve(values.dir);
  // The launcher has checked the settings; whoever starts this file directly gets the same refusal of a weak secret.
  readEnv(process.env);
  const given = readHttpConfig(process.env);
  // In development the first visit of a page compiles it, which may take far longer than a person should wait.
  const config = dev ? { ...given, answerDeadline: DEV_DEADLINE } : given;
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' });
  if (process.env.AUTH_SECRET)
    process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ??= serverActionsKey(process.env.AUTH_SECRET);
  if (!dev) routeConsoleToLog();

  // Next hangs a web socket listener on the server it is given, in production as well; this one never listens.
  const upgradeTarget = new Server();
  const app = next({ dev, dir, hostname: config.host, port: config.port, httpServer: upgradeTarget });
  const upgrade: UpgradeHandler | null = dev ? (...call) => void upgradeTarget.emit('upgrade', ...call) : null;
  const staticFiles = dev ? null : await precompress(dir).then(() => createStaticFiles(dir));
  const breaker = watchDatabase(config);
  const front = createFront({ config, handler: app.getRequestHandler(), breaker, staticFiles, dev });
  const server = createFrontServer(front, config, upgrade);
  await app.prepare();
  const port = await listen(server, config);
  // After an action that redirects, Next fetches the target from itself; without this it would ask the public address.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  log.info('listening', { host: config.host, port, dev, staticFiles: staticFiles?.count });

  let ending = false;
  const end = async (code: number, reason: string): Promise<void> => {
    if (ending) return;
    ending = true;
    log.info('draining', { reason, inFlight: front.inFlight });
    stopWatching();
    const finished = await drain(server, config.drainDeadline);
    breaker.stop();
    for (const error of await finishBeforeExit(EXIT_WORK_LIMIT)) log.warn('work before the end failed', { error });
    log.info('stopped', { finished, code });
    process.exit(code);
  };
  const stopWatching = watchMemory(config.memoryLimit, MEMORY_INTERVAL, (sample) => {
    log.warn('memory is nearly used up', { ...sample });
    void end(EXIT_RESTART, 'memory');
  });
  process.on('SIGTERM', () => void end(0, 'SIGTERM'));
  process.on('SIGINT', () => void end(0, 'SIGINT'));
}

serve().catch((error: NodeJS.ErrnoException) => {
  if (error instanceof HttpConfigError || error instanceof EnvError) log.error(error.message);
  else if (error.code === 'EADDRINUSE') log.error('The port is taken by another program.', { port: process.env.PORT });
  else log.error('could not start', { error });
  process.exit(1);
});
