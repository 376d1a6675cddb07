import { expect, test } from 'vitest';
import { hasPortalCookie, isRouterRequest, stripReservedHeaders } from './request-headers.ts';

test('headers that steer the framework or a proxy are removed', () => {
  const headers: Record<string, string> = {
    'content-security-policy': "script-src 'nonce-evil'",
    'x-nonce': 'evil',
    'x-middleware-subrequest': 'middleware',
    'x-nextjs-data': '1',
    'x-forwarded-for': '1.2.3.4',
    'x-request-id': 'forged',
    'x-allmende-own': 'guess',
    'x-next-revalidate-tag-token': 'guess',
  };
  stripReservedHeaders(headers, false);
  expect(headers).toEqual({});
});

test('what the client router and the browser need stays', () => {
  const headers: Record<string, string> = {
    rsc: '1',
    'next-router-state-tree': '[]',
    'next-router-prefetch': '1',
    'next-router-segment-prefetch': '/_tree',
    'next-url': '/start',
    'next-action': '00ff',
    cookie: 'a=b',
    'accept-language': 'de',
  };
  const before = { ...headers };
  stripReservedHeaders(headers, false);
  expect(headers).toEqual(before);
});

test('the development client may name its page', () => {
  const headers: Record<string, string> = { 'x-nextjs-request-id': 'a' };
  stripReservedHeaders(headers, true);
  expect(headers).toEqual({ 'x-nextjs-request-id': 'a' });
});

test.each([
  ['allmende.session=x', true],
  ['a=b; __Host-allmende.session=x', true],
  ['__Secure-allmende.session.0=x', true],
  ['notallmende.session=x', false],
  ['theme=allmende.session=x', false],
  ['', false],
])('cookie %j belongs to the portal: %s', (cookie, expected) => {
  expect(hasPortalCookie({ cookie })).toBe(expected);
});

test.each(['rsc', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-action'])(
  'a request with %s is one of the client router',
  (name) => expect(isRouterRequest({ [name]: '1' })).toBe(true),
);
