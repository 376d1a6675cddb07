import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chooseEncoding, compressForKeeping, compressNow, isCompressible } from './content-encoding.ts';

test.each([
  [undefined, null],
  ['', null],
  ['identity', null],
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['gzip;q=0.0', null],
  ['*', 'br'],
  ['*, br;q=0', 'gzip'],
])('Accept-Encoding %j gives %j', (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding);
});

test.each([
  ['text/html; charset=utf-8', true],
  ['text/x-component', true],
  ['application/json', true],
  ['image/svg+xml', true],
  ['text/event-stream', false],
  ['image/png', false],
  ['application/pdf', false],
])('%s is compressible: %s', (type, expected) => {
  expect(isCompressible(type)).toBe(expected);
});

test('what is compressed can be read again', async () => {
  const body = Buffer.from('Gemeinde '.repeat(500));
  expect(brotliDecompressSync(compressNow(body, 'br'))).toEqual(body);
  expect(gunzipSync(compressNow(body, 'gzip'))).toEqual(body);
  expect(brotliDecompressSync(await compressForKeeping(body, 'br', 'kept'))).toEqual(body);
  expect(gunzipSync(await compressForKeeping(body, 'gzip', 'best'))).toEqual(body);
});
