import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { createPageCache, encodedBody, type RenderedPage } from './page-cache.ts';

const page = (text: string, keep = true): RenderedPage => ({
  status: 200,
  contentType: 'text/html',
  location: null,
  policy: 'p',
  body: Buffer.from(text),
  keep,
});

test('however many ask at once, the page is rendered once', async () => {
  const cache = createPageCache(1_000, 1_000_000);
  const render = vi.fn(async () => page('a'));
  const pages = await Promise.all(Array.from({ length: 50 }, () => cache.get('k', null, render)));
  expect(render).toHaveBeenCalledTimes(1);
  expect(new Set(pages).size).toBe(1);
});

test('a failure reaches everyone who waited and is not kept', async () => {
  const cache = createPageCache(1_000, 1_000_000);
  const fail = vi.fn(async () => Promise.reject(new Error('away')));
  const both = await Promise.allSettled([cache.get('k', null, fail), cache.get('k', null, fail)]);
  expect(both.map((result) => result.status)).toEqual(['rejected', 'rejected']);
  expect((await cache.get('k', null, async () => page('b'))).body.toString()).toBe('b');
});

test('what is not to be kept is rendered again', async () => {
  const cache = createPageCache(1_000, 1_000_000);
  await cache.get('k', null, async () => page('a', false));
  expect(cache.peek('k')).toBeUndefined();
});

test('a lifetime of nought keeps nothing', async () => {
  const cache = createPageCache(0, 1_000_000);
  await cache.get('k', null, async () => page('a'));
  expect(cache.peek('k')).toBeUndefined();
});

test('the kept bytes stay below the bound', async () => {
  const cache = createPageCache(60_000, 100_000);
  for (let at = 0; at < 100; at += 1) await cache.get(`k${at}`, null, async () => page(`${at}`.repeat(3_000)));
  expect(cache.bytes).toBeLessThanOrEqual(100_000);
  expect(cache.peek('k99')).toBeDefined();
  expect(cache.peek('k0')).toBeUndefined();
});

test('another policy is another version of the page', async () => {
  const cache = createPageCache(1_000, 1_000_000);
  const one = await cache.get('a', null, async () => page('same'));
  const other = await cache.get('b', null, async () => ({ ...page('same'), policy: 'q' }));
  expect(one.etag).not.toBe(other.etag);
});

test('each encoding holds the page, also the one that nobody asked for when it was rendered', async () => {
  const cache = createPageCache(1_000, 1_000_000);
  const text = 'Zusammenarbeit '.repeat(200);
  const kept = await cache.get('k', 'br', async () => page(text));
  expect(Object.keys(kept.encoded)).toEqual(['br']);
  expect(brotliDecompressSync(encodedBody(kept, 'br') ?? '').toString()).toBe(text);
  expect(gunzipSync(encodedBody(kept, 'gzip') ?? '').toString()).toBe(text);
  expect(encodedBody(kept, null)).toBeUndefined();
});

test('a short page is not compressed', async () => {
  const cache = createPageCache(1_000, 1_000_000);
  const kept = await cache.get('k', 'br', async () => page('kurz'));
  expect(encodedBody(kept, 'br')).toBeUndefined();
});
