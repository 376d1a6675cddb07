import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { HttpConfig } from '#src/server/http/config.ts';
import { drain } from '#src/server/http/drain.ts';
import { type RunningFront, type StandIn, sendPage, sendRaw, startFront } from './start-front.ts';

let running: RunningFront | null = null;
beforeEach(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));
afterEach(async () => {
  vi.restoreAllMocks();
  await running?.stop();
  running = null;
});

async function start(standIn: StandIn, config: Partial<HttpConfig> = {}): Promise<string> {
  running = await startFront(standIn, { config });
  return running.origin;
}

const signedIn = { cookie: 'allmende.session=abc' };
const never = () => new Promise<void>(() => {});

describe('a page for one person', () => {
  test('carries a fresh nonce that the application has seen', async () => {
    const origin = await start((request, response) => sendPage(request, response, 'x'));
    const nonces = new Set<string>();
    for (let at = 0; at < 3; at += 1) {
      const answer = await fetch(`${origin}/start`, { headers: signedIn });
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(policy).toContain("'strict-dynamic'");
      expect(policy).not.toContain('unsafe-inline');
      expect(await answer.text()).toContain(`nonce="${nonce}"`);
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  test('reaches the application without what only the inside may say', async () => {
    let seen: IncomingHttpHeaders = {};
    const origin = await start((request, response) => {
      seen = request.headers;
      sendPage(request, response, 'x');
    });
    await fetch(`${origin}/start`, {
      headers: {
        'x-middleware-subrequest': 'a',
        'x-nextjs-data': '1',
        'content-security-policy': "script-src 'nonce-evil'",
        'x-nonce': 'evil',
        'x-request-id': 'forged-forged',
        'x-forwarded-for': '9.9.9.9',
        'x-allmende-own': 'guess',
        'next-url': '/start',
      },
    });
    expect(seen['x-middleware-subrequest']).toBeUndefined();
    expect(seen['x-nextjs-data']).toBeUndefined();
    expect(seen['content-security-policy']).not.toContain('evil');
    expect(seen['x-nonce']).not.toBe('evil');
    expect(seen['x-request-id']).not.toBe('forged-forged');
    expect(seen['x-forwarded-for']).toBe('127.0.0.1');
    expect(seen['next-url']).toBe('/start');
  });

  test('is compressed in one go when it comes at once', async () => {
    const long = 'Gemeinde '.repeat(2_000);
    const origin = await start((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.write(long);
      response.end('Ende');
    });
    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await fetch(`${origin}/start`, { headers: { ...signedIn, 'accept-encoding': encoding } });
      expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      expect(answer.headers.get('content-length')).not.toBeNull();
      expect(await answer.text()).toBe(`${long}Ende`);
    }
  });

  test.each(['br', 'gzip', 'identity'])('is streamed as %s when its end takes time', async (encoding) => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const origin = await start(async (_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.write('Anfang');
      await gate;
      response.end('Ende');
    });
    const answer = await fetch(`${origin}/start`, { headers: { ...signedIn, 'accept-encoding': encoding } });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('Anfang')) text += (await reader?.read())?.value ?? '';
    release();
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) text += part.value;
    expect(text).toBe('AnfangEnde');
  });

  test('may be asked for by the application itself, under the public name', async () => {
    let seen: IncomingHttpHeaders = {};
    const origin = await start(
      (request, response) => {
        seen = request.headers;
        sendPage(request, response, 'x');
      },
      { publicUrl: new URL('https://portal.example') },
    );
    const foreign = await fetch(`${origin}/start`, { redirect: 'manual' });
    expect(foreign.headers.get('location')).toBe('https://portal.example/start');
    const headers = {
      ...signedIn,
      'x-allmende-own': running?.front.ownRequestToken ?? '',
      'x-forwarded-host': 'portal.example',
    };
    expect((await fetch(`${origin}/start`, { headers })).status).toBe(200);
    expect(seen.host).toBe('portal.example');
  });
});

describe('a public page', () => {
  test('is rendered once for everybody and names its scripts by hash', async () => {
    const standIn = vi.fn<StandIn>((request, response) => sendPage(request, response, 'Kommunen'));
    const origin = await start(standIn);
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${origin}/kommunen?b=2&a=1`)));
    const again = await fetch(`${origin}/kommunen?a=1&b=2`);
    expect(standIn).toHaveBeenCalledTimes(1);
    const policy = again.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`'sha256-${createHash('sha256').update('run()').digest('base64')}'`);
    expect(policy).not.toContain('nonce');
    expect(await again.text()).not.toContain('nonce');
    expect(new Set(answers.map((answer) => answer.headers.get('etag')))).toEqual(new Set([again.headers.get('etag')]));
    const unchanged = await fetch(`${origin}/kommunen?a=1&b=2`, {
      headers: { 'if-none-match': again.headers.get('etag') ?? '' },
    });
    expect(unchanged.status).toBe(304);
  });

  test('shows nothing of the visitor who caused its rendering', async () => {
    let seen: IncomingHttpHeaders = {};
    const origin = await start((request, response) => {
      seen = request.headers;
      sendPage(request, response, 'x');
    });
    await fetch(`${origin}/kommunen`, {
      headers: { cookie: 'other=1', 'user-agent': 'mine', 'accept-language': 'tlh', authorization: 'Basic x' },
    });
    expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(['cookie']));
    for (const name of ['cookie', 'user-agent', 'accept-language', 'authorization']) expect(seen[name]).toBeUndefined();
  });

  test.each([
    ['a session', { ...signedIn }],
    ['the session of a secure connection', { cookie: '__Host-allmende.session=abc' }],
    ['the client router', { rsc: '1' }],
  ])('is not taken from memory for %s', async (_who, headers) => {
    let count = 0;
    const origin = await start((request, response) => {
      count += 1;
      sendPage(request, response, String(count));
    });
    await fetch(`${origin}/kommunen`);
    const answer = await fetch(`${origin}/kommunen`, { headers });
    expect(await answer.text()).toContain('>2<');
  });

  test('that sets a cookie is never shared', async () => {
    let count = 0;
    const origin = await start((request, response) => {
      count += 1;
      response.setHeader('Set-Cookie', `visitor=${count}`);
      sendPage(request, response, 'x');
    });
    const cookies = await Promise.all([1, 2, 3].map(async () => (await fetch(origin)).headers.get('set-cookie')));
    expect(new Set(cookies).size).toBe(3);
  });

  test.each([404, 307])('that answers %i is not kept', async (status) => {
    const standIn = vi.fn<StandIn>((request, response) => {
      if (status === 307) response.setHeader('Location', '/anmelden');
      sendPage(request, response, 'x', status);
    });
    const origin = await start(standIn);
    for (let at = 0; at < 2; at += 1) {
      expect((await fetch(`${origin}/kommunen/99999999`, { redirect: 'manual' })).status).toBe(status);
    }
    expect(standIn).toHaveBeenCalledTimes(2);
  });

  test('answers HEAD with the headers of GET and no body', async () => {
    const origin = await start((request, response) => sendPage(request, response, 'x'));
    const head = await fetch(`${origin}/kommunen`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(head.headers.get('etag')).toBe((await fetch(`${origin}/kommunen`)).headers.get('etag'));
  });

  test('is finished for the others when the first visitor leaves', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const origin = await start(async (request, response) => {
      await gate;
      sendPage(request, response, 'x');
    });
    const leaver = new AbortController();
    const first = fetch(`${origin}/kommunen`, { signal: leaver.signal });
    const second = fetch(`${origin}/kommunen`);
    await vi.waitFor(() => expect(running?.front.inFlight).toBe(2));
    leaver.abort();
    await expect(first).rejects.toThrow();
    release();
    expect((await second).status).toBe(200);
  });
});

describe('limits', () => {
  test('a body beyond 1 MB is refused, announced or not', async () => {
    const origin = await start(async (request, response) => {
      for await (const _ of request);
      sendPage(request, response, 'x');
    });
    const big = new Uint8Array(2 * 1024 * 1024);
    expect((await fetch(`${origin}/konto`, { method: 'POST', body: big })).status).toBe(413);
    const pieces = new ReadableStream({
      start(controller) {
        for (let at = 0; at < 32; at += 1) controller.enqueue(new Uint8Array(65_536));
        controller.close();
      },
    });
    const streamed = await fetch(`${origin}/konto`, { method: 'POST', body: pieces, duplex: 'half' } as RequestInit);
    expect(streamed.status).toBe(413);
    expect(await streamed.text()).toContain('zu groß');
    const upload = await fetch(`${origin}/kooperationen/k/dokumente`, { method: 'POST', body: big });
    expect(upload.status).toBe(200);
  });

  test('more work than can be done is turned away at once', async () => {
    const origin = await start(never, { maxInFlight: 2, answerDeadline: 2_000 });
    const waiting = [1, 2].map(() => fetch(`${origin}/start`, { headers: signedIn }).catch(() => null));
    await vi.waitFor(() => expect(running?.front.inFlight).toBe(2));
    const refused = await fetch(`${origin}/start`, { headers: signedIn });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    await running?.stop();
    await Promise.all(waiting);
  });

  test.each([
    ['an upgrade', 'GET /start HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', '400'],
    ['a proxy tunnel', 'CONNECT a.de:443 HTTP/1.1\r\nHost: a.de:443\r\n\r\n', '405'],
    ['huge headers', `GET / HTTP/1.1\r\nHost: a\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`, '431'],
    ['a missing host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', '400'],
    ['no HTTP at all', 'hello\r\n\r\n', '400'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', '400'],
  ])('%s is refused', async (_what, text, status) => {
    await start((request, response) => sendPage(request, response, 'x'));
    expect(await sendRaw(running?.port ?? 0, text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });

  test('a form of another site does not reach the application', async () => {
    const standIn = vi.fn<StandIn>((request, response) => sendPage(request, response, 'x'));
    const origin = await start(standIn);
    const answer = await fetch(`${origin}/konto`, { method: 'POST', headers: { origin: 'https://evil.example' } });
    expect(answer.status).toBe(403);
    expect(standIn).not.toHaveBeenCalled();
  });
});

test('draining lets what is under way finish and ends idle connections', async () => {
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const origin = await start(
    async (request, response) => {
      if (request.url === '/start') await gate;
      sendPage(request, response, 'fertig');
    },
    { answerDeadline: 5_000 },
  );
  await (await fetch(`${origin}/konto`, { headers: signedIn })).text();
  const open = fetch(`${origin}/start`, { headers: signedIn });
  await vi.waitFor(() => expect(running?.front.inFlight).toBe(1));
  if (running === null) throw new Error('not running');
  const drained = drain(running.server, 5_000);
  await expect(fetch(`${origin}/konto`, { headers: signedIn })).rejects.toThrow();
  release();
  expect(await (await open).text()).toContain('fertig');
  expect(await drained).toBe(true);
});
