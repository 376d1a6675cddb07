import { describe, expect, test } from 'vitest';
import { isDocumentUpload, isHealthCheck, isTableUpload, isUnusedSurface, judgeRequestLine } from './request-rules.ts';

describe('the request line', () => {
  test.each(['/', '/kommunen?q=B%C3%BCdingen', '/kooperationen/abc-1', '/a.b/c..d', '/start?von=%2e%2e'])(
    'accepts %s',
    (url) => expect(judgeRequestLine('GET', url)).toBeNull(),
  );

  test.each([
    ['PUT', '/', 405],
    ['TRACE', '/', 405],
    ['OPTIONS', '*', 405],
    [undefined, '/', 405],
    ['GET', 'http://example.org/', 400],
    ['GET', '//example.org/', 400],
    ['GET', '/a\\b', 400],
    ['GET', '/a%00b', 400],
    ['GET', '/kommunen?q=%00', 400],
    ['GET', '/%ff', 400],
    ['GET', '/%', 400],
    ['GET', '/../etc/passwd', 400],
    ['GET', '/%2e%2e/etc/passwd', 400],
    ['GET', '/a/..%2fb', 400],
    ['GET', '/a/./b', 400],
    ['GET', `/${'a'.repeat(5_000)}`, 414],
  ])('refuses %s %s with %i', (method, url, status) => {
    expect(judgeRequestLine(method, url)?.status).toBe(status);
  });
});

test.each([
  ['/_next/image', false, true],
  ['/_next/image', true, true],
  ['/_next/data/x/start.json', false, true],
  ['/_next/hmr', true, false],
  ['/_next/hmr', false, true],
  ['/start', false, false],
])('%s is unused surface (development %s): %s', (path, dev, unused) => {
  expect(isUnusedSurface(path, dev)).toBe(unused);
});

test('only a POST below the documents of a cooperation may be large', () => {
  expect(isDocumentUpload('POST', '/kooperationen/k-1/dokumente')).toBe(true);
  expect(isDocumentUpload('POST', '/kooperationen/k-1/dokumente/neu')).toBe(true);
  expect(isDocumentUpload('GET', '/kooperationen/k-1/dokumente')).toBe(false);
  expect(isDocumentUpload('POST', '/kooperationen/k-1/dokumentex')).toBe(false);
  expect(isDocumentUpload('POST', '/kooperationen/dokumente')).toBe(false);
  expect(isTableUpload('POST', '/beschaffungen/b-1/bedarf/import')).toBe(true);
  expect(isTableUpload('POST', '/beschaffungen/b-1/bedarf/antwort')).toBe(false);
  expect(isTableUpload('GET', '/beschaffungen/b-1/bedarf/import')).toBe(false);
});

test('the health check is recognised by its path alone', () => {
  expect(isHealthCheck('/api/health/ready')).toBe(true);
  expect(isHealthCheck('/api/healthy')).toBe(false);
});
