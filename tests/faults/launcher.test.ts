import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { commandOf, hasEnded } from '#src/cli/processes/identity.ts';
import { ROOT } from '#src/cli/root.ts';
import { ENV_NAMES } from '#src/server/env.ts';
import { processesMentioning } from '#tests/support/processes.ts';

/** A copy of the application in a path that breaks careless quoting, with the packages and the build of this one. */
const parent = mkdtempSync(join(tmpdir(), 'allmende-launcher-'));
const folder = join(parent, 'Prüf stand (ä)');
const DATA = join(folder, '.data');

/** The parts that are not the application itself. */
const LEFT_OUT = new Set(['node_modules', '.git', '.data', '.env', 'docs', 'tests', 'test-results']);

interface Launch {
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
  output(): string;
  /** Resolves with the address once the portal says it. */
  url(): Promise<string>;
}

const launches: Launch[] = [];

function launch(): Launch {
  const env = { ...process.env, ...Object.fromEntries(ENV_NAMES.map((name) => [name, ''])), PORT: '0' };
  const child = spawn(process.execPath, [join(folder, 'src/cli/start.mjs')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const started: Launch = {
    child,
    exited,
    output: () => output,
    async url() {
      const found = () => /Allmende läuft: (\S+)/.exec(output)?.[1];
      const ended = exited.then((code) => Promise.reject(new Error(`ended with ${code}:\n${output}`)));
      await Promise.race([expect.poll(found, { timeout: 120_000, message: output }).toBeDefined(), ended]);
      return found() ?? '';
    },
  };
  launches.push(started);
  return started;
}

async function end(running: Launch, signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
  running.child.kill(signal);
  return running.exited;
}

async function isReady(url: string): Promise<boolean> {
  return (await fetch(new URL('/api/health/ready', url))).status === 200;
}

function launcherPid(): number {
  return JSON.parse(readFileSync(join(DATA, 'database.lock'), 'utf8')).pid;
}

function pidOf(part: string): number {
  const [found] = processesMentioning(folder).filter((pid) => commandOf(pid)?.includes(part));
  if (found === undefined) throw new Error(`no process of ${part}`);
  return found;
}

describe('npm start', { timeout: 300_000 }, () => {
  beforeAll(() => {
    // PostgreSQL's account has to pass through when the tests run as root.
    chmodSync(parent, 0o711);
    cpSync(ROOT, folder, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) =>
        !(dirname(source) === ROOT && LEFT_OUT.has(basename(source))) && source !== join(ROOT, '.next', 'cache'),
    });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  }, 120_000);

  afterEach(async () => {
    await Promise.all(launches.splice(0).map((running) => end(running, 'SIGTERM')));
    expect(processesMentioning(folder)).toEqual([]);
  });

  afterAll(() => {
    const data = join(DATA, 'postgres');
    if (existsSync(data) && dirname(realpathSync(data)) !== realpathSync(DATA)) {
      rmSync(dirname(realpathSync(data)), { recursive: true, force: true });
    }
    rmSync(parent, { recursive: true, force: true });
  });

  it('starts, ends everything it has started on Ctrl-C, and starts again without building or loading anew', async () => {
    const first = launch();
    const url = await first.url();
    expect(await isReady(url)).toBe(true);
    expect(first.output()).toContain('@demo.example');
    expect(processesMentioning(folder).length).toBeGreaterThanOrEqual(3);
    expect(await end(first)).toBe(0);
    expect(first.output()).toContain('Beendet.');
    expect(processesMentioning(folder)).toEqual([]);
    await expect(fetch(url)).rejects.toThrow();

    const second = launch();
    expect(await isReady(await second.url())).toBe(true);
    expect(second.output()).not.toContain('wird gebaut');
    expect(second.output()).not.toContain('Demo-Szenarien sind geladen');
  });

  it('refuses to start twice in one folder and leaves the running portal alone', async () => {
    const first = launch();
    const url = await first.url();
    const second = launch();
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`Allmende läuft bereits in diesem Ordner (Prozess ${launcherPid()})`);
    expect(await isReady(url)).toBe(true);
  });

  it('recovers from being killed: nothing serves on, and the next start clears the rest', async () => {
    const first = launch();
    const url = await first.url();
    const server = pidOf('serve.ts');
    const database = pidOf('bin/postgres');
    process.kill(launcherPid(), 'SIGKILL');
    expect(await first.exited).toBe(137);
    expect(await hasEnded(server, 20_000)).toBe(true);
    await expect(fetch(url)).rejects.toThrow();
    // The database outlives its launcher, unharmed; the next start ends it and takes over.
    expect(commandOf(database)).not.toBeNull();
    expect(await isReady(await launch().url())).toBe(true);
    expect(await hasEnded(database, 1_000)).toBe(true);
  });

  it('recovers from a crash of the machine, also when the old process number belongs to somebody else now', async () => {
    const first = launch();
    await first.url();
    for (const pid of [launcherPid(), pidOf('serve.ts'), pidOf('bin/postgres')]) process.kill(pid, 'SIGKILL');
    await first.exited;
    const pidFile = join(realpathSync(join(DATA, 'postgres')), 'postmaster.pid');
    // This very process: were it taken for the database, the test would not survive.
    const stale = readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid));
    writeFileSync(pidFile, stale);
    expect(await isReady(await launch().url())).toBe(true);
  });

  it('ends with the server’s exit code, and stops the database, when the server dies', async () => {
    const running = launch();
    await running.url();
    const database = pidOf('bin/postgres');
    process.kill(pidOf('serve.ts'), 'SIGKILL');
    expect(await running.exited).toBe(137);
    expect(running.output()).toContain('Der Server hat sich unerwartet beendet (Code 137).');
    expect(await hasEnded(database, 1_000)).toBe(true);
  });
});
