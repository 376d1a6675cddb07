import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from './child.ts';
import { findFreePort, isFree } from './free-port.ts';
import { commandOf, hasEnded, startOf } from './identity.ts';
import { releaseLock, takeLock } from './lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'allmende-processes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the identity of a process', () => {
  it('stays the same while it runs and differs from that of others', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    await once(other, 'spawn');
    const pid = other.pid ?? 0;
    expect(startOf(pid)).toBe(startOf(pid));
    expect(startOf(pid)).not.toBe(startOf(process.pid));
    expect(commandOf(pid)).toContain('setInterval');
    const ended = hasEnded(pid, 10_000);
    other.kill('SIGKILL');
    expect(await ended).toBe(true);
    expect(startOf(pid)).toBeNull();
    expect(commandOf(pid) ?? '').not.toContain('setInterval');
  });

  it('says when somebody does not end', async () => {
    expect(await hasEnded(process.pid, 60)).toBe(false);
  });
});

describe('a lock', () => {
  it('is held by one process and can be given back', () => {
    const file = join(folder, 'lock');
    expect(takeLock(file)).toBeNull();
    expect(takeLock(file)).toMatchObject({ pid: process.pid });
    releaseLock(file);
    expect(takeLock(file)).toBeNull();
  });

  it.each([
    ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, start: 'then' })],
    ['a process whose number somebody else has now', JSON.stringify({ pid: process.pid, start: 'yesterday' })],
    ['nobody, cut off by a full disk', '{"pid"'],
  ])('does not count when it belongs to %s', (_, content) => {
    const file = join(folder, 'stale');
    writeFileSync(file, content);
    expect(takeLock(file)).toBeNull();
    releaseLock(file);
  });

  it('is not given back by somebody who does not hold it', () => {
    const file = join(folder, 'foreign');
    writeFileSync(file, JSON.stringify({ pid: process.ppid, start: startOf(process.ppid) }));
    releaseLock(file);
    expect(readFileSync(file, 'utf8')).toContain(String(process.ppid));
  });
});

describe('ports', () => {
  it('are free until somebody listens', async () => {
    const port = await findFreePort();
    expect(await isFree(port)).toBe(true);
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect(await isFree(port)).toBe(false);
    server.close();
  });
});

describe('runCommand', () => {
  it('returns the exit code and both streams', async () => {
    const outcome = await runCommand({
      command: process.execPath,
      arguments: ['-e', 'console.log(process.env.GIVEN); console.error(String(process.env.HOME)); process.exit(3)'],
      env: { GIVEN: 'ja', HOME: undefined },
    });
    expect(outcome.code).toBe(3);
    expect(outcome.output).toContain('ja');
    expect(outcome.output).toContain('undefined');
  });

  it('ends the command with what it has started, and rejects, when it is called off', async () => {
    const stopping = new AbortController();
    const pidFile = join(folder, 'grandchild');
    const grandchild = `require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000)`;
    const child = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit' })`;
    const running = runCommand({ command: process.execPath, arguments: ['-e', child], signal: stopping.signal });
    const rejected = expect(running).rejects.toThrow('genug');
    const pid = await expect
      .poll(() => Number(readFileSync(pidFile, { encoding: 'utf8', flag: 'a+' })), { timeout: 10_000 })
      .toBeGreaterThan(0)
      .then(() => Number(readFileSync(pidFile, 'utf8')));
    stopping.abort(new Error('genug'));
    await rejected;
    expect(await hasEnded(pid, 10_000)).toBe(true);
  });
});

describe('a process that ends with its parent', () => {
  it('lets the workers it forks live until they have answered', async () => {
    const worker = join(folder, 'worker.mjs');
    writeFileSync(worker, `process.on('message', () => setTimeout(() => process.send('answer'), 200));`);
    const child = join(folder, 'child.mjs');
    writeFileSync(
      child,
      `import { fork } from 'node:child_process';
       const worker = fork(${JSON.stringify(worker)});
       worker.once('message', (text) => { process.send(text); worker.kill(); });
       worker.once('exit', () => process.exit());
       worker.send('question');`,
    );
    const endWithParent = new URL('../end-with-parent.mjs', import.meta.url).href;
    const running = fork(child, { execArgv: [`--import=${endWithParent}`] });
    const answers: unknown[] = [];
    running.on('message', (text) => answers.push(text));
    await once(running, 'exit');
    expect(answers).toEqual(['answer']);
  });
});
