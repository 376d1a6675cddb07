import { describe, expect, test } from 'vitest';
import {
  createProxyList,
  isProvenSameOrigin,
  judgeHost,
  judgePostOrigin,
  resolveClientOrigin,
} from './client-origin.ts';
import { HttpConfigError } from './config.ts';

const nobody = createProxyList([]);
const proxies = createProxyList(['10.0.0.0/8', 'fd00::1']);

describe('the client behind a proxy', () => {
  test('forwarded headers of an unknown peer count for nothing', () => {
    const headers = {
      host: 'a.de',
      'x-forwarded-for': '9.9.9.9',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'b.de',
    };
    expect(resolveClientOrigin(headers, '::ffff:203.0.113.5', false, nobody)).toEqual({
      address: '203.0.113.5',
      host: 'a.de',
      protocol: 'http',
      forwarded: false,
    });
  });

  test('the chain is read from the right up to the first unknown address', () => {
    const headers = { host: 'x', 'x-forwarded-for': '1.1.1.1, 203.0.113.5, 10.0.0.7', 'x-forwarded-proto': 'https' };
    const client = resolveClientOrigin(headers, '10.0.0.2', false, proxies);
    expect(client).toEqual({ address: '203.0.113.5', host: 'x', protocol: 'https', forwarded: true });
  });

  test('rubbish in the chain ends it', () => {
    const headers = { host: 'x', 'x-forwarded-for': '203.0.113.5, <script>' };
    expect(resolveClientOrigin(headers, 'fd00::1', false, proxies).address).toBe('fd00::1');
  });

  test.each(['proxy.local', '10.0.0.0/40', '10.0.0.0/x', ''])('the setting %j is refused', (entry) => {
    expect(() => createProxyList([entry])).toThrow(HttpConfigError);
  });
});

describe('the host name', () => {
  const publicUrl = new URL('https://portal.example');

  test('any well-formed name serves while no public address is set', () => {
    expect(judgeHost('mein-rechner:3000', 'GET', null)).toEqual({ kind: 'accept' });
    expect(judgeHost('[::1]:3000', 'GET', null)).toEqual({ kind: 'accept' });
  });

  test.each(['', 'a b', 'a/b', 'a@b', 'evil.de#', '-a', 'a:port'])('%j is no host name', (host) => {
    expect(judgeHost(host, 'GET', null)).toMatchObject({ status: 400 });
  });

  test('another name is sent to the public address, a form to it refused', () => {
    expect(judgeHost('evil.example', 'GET', publicUrl)).toEqual({ kind: 'redirect', origin: 'https://portal.example' });
    expect(judgeHost('evil.example', 'POST', publicUrl)).toMatchObject({ status: 421 });
    expect(judgeHost('Portal.Example', 'POST', publicUrl)).toEqual({ kind: 'accept' });
  });

  test('the names of the own machine are interchangeable', () => {
    expect(judgeHost('127.0.0.1:3000', 'POST', new URL('http://localhost:3000'))).toEqual({ kind: 'accept' });
  });
});

describe('the origin of a form', () => {
  test.each([
    [{}, null],
    [{ origin: 'https://portal.example' }, null],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://portal.example' }, null],
    [{ 'sec-fetch-site': 'none' }, null],
    [{ 'sec-fetch-site': 'cross-site' }, 'cross-site'],
    [{ 'sec-fetch-site': 'same-site' }, 'cross-site'],
    [{ origin: 'https://evil.example' }, 'origin'],
    [{ origin: 'null' }, 'origin'],
    [{ origin: 'https://portal.example.evil.example' }, 'origin'],
  ])('%j gives %j', (headers, reason) => {
    expect(judgePostOrigin(headers, '/anmelden', 'portal.example')?.reason ?? null).toBe(reason);
  });

  test('an identity provider may post its answer', () => {
    expect(judgePostOrigin({ origin: 'https://idp.example' }, '/api/auth/callback/oidc', 'portal.example')).toBeNull();
  });

  test('silence is no proof', () => {
    expect(isProvenSameOrigin({}, 'portal.example')).toBe(false);
    expect(isProvenSameOrigin({ 'sec-fetch-site': 'none' }, 'portal.example')).toBe(false);
    expect(isProvenSameOrigin({ origin: 'https://portal.example' }, 'portal.example')).toBe(true);
  });
});
