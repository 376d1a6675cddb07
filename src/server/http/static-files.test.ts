import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { precompress } from './precompress.ts';
import { createStaticFiles, type StaticFiles } from './static-files.ts';

const CODE = 'export const gemeinde = 1;\n'.repeat(200);
let dir = '';
let files: StaticFiles;
let server: Server;
let origin = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'allmende static äöü-'));
  await mkdir(join(dir, '.next', 'static', 'chunks'), { recursive: true });
  await mkdir(join(dir, 'public', 'karten'), { recursive: true });
  await writeFile(join(dir, '.next', 'static', 'chunks', 'a[b].js'), CODE);
  await writeFile(join(dir, '.next', 'BUILD_ID'), 'secret');
  await writeFile(join(dir, 'public', 'karten', 'größe.svg'), '<svg/>');
  expect(await precompress(dir)).toBe(2);
  expect(await precompress(dir)).toBe(0);
  files = await createStaticFiles(dir);
  server = createServer((request, response) => void files.send(request.url ?? '', request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(dir, { recursive: true });
});

test.each(['br', 'gzip', 'identity'])('a file of the build is sent as %s and kept for good', async (encoding) => {
  const answer = await fetch(`${origin}/_next/static/chunks/a%5Bb%5D.js`, { headers: { 'accept-encoding': encoding } });
  expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(answer.headers.get('content-type')).toContain('text/javascript');
  expect(await answer.text()).toBe(CODE);
});

test('an unchanged file is not sent again', async () => {
  const url = `${origin}/karten/gr%C3%B6%C3%9Fe.svg`;
  const etag = (await fetch(url)).headers.get('etag') ?? '';
  expect((await fetch(url, { headers: { 'if-none-match': `W/${etag}` } })).status).toBe(304);
});

test.each([
  '/_next/static/../BUILD_ID',
  '/_next/static/%2e%2e/BUILD_ID',
  '/_next/static/chunks',
  '/../package.json',
  '/_next/precompressed/x',
  '/__proto__',
])('%s is no file', (path) => {
  expect(files.has(path)).toBe(false);
});
