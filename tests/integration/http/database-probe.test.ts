import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, inject, test } from 'vitest';
import { createDatabaseProbe } from '#src/server/http/database-probe.ts';

test('a database that answers is up, again and again over one connection', async () => {
  const probe = createDatabaseProbe(inject('databaseAdminUrl'), 2_000);
  expect(await probe.probe()).toBe('up');
  expect(await probe.probe()).toBe('up');
  await probe.stop();
});

test('a database that accepts the connection and says nothing is away', async () => {
  const silent = createServer((socket) => socket.on('error', () => {}));
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const probe = createDatabaseProbe(`postgres://a:b@127.0.0.1:${port}/c`, 100);
  const started = performance.now();
  expect(await probe.probe()).toBe('down');
  expect(await probe.probe()).toBe('down');
  expect(performance.now() - started).toBeLessThan(2_000);
  await probe.stop();
  silent.close();
});

test('a port nobody listens on is away', async () => {
  const closed = createServer();
  closed.listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port } = closed.address() as AddressInfo;
  closed.close();
  await once(closed, 'close');
  const probe = createDatabaseProbe(`postgres://a:b@127.0.0.1:${port}/c`, 500);
  expect(await probe.probe()).toBe('down');
  await probe.stop();
});
