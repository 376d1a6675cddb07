import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ProbeResult } from '#src/server/http/breaker.ts';
import type { HttpConfig } from '#src/server/http/config.ts';
import { type RunningFront, type StandIn, sendPage, startFront } from './start-front.ts';

let running: RunningFront | null = null;
let database: ProbeResult = 'up';
const lines: string[] = [];

beforeEach(() => {
  database = 'up';
  lines.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await running?.stop();
  running = null;
});

async function start(standIn: StandIn, config: Partial<HttpConfig> = {}): Promise<string> {
  running = await startFront(standIn, { config, probe: async () => database });
  return running.origin;
}

const signedIn = { cookie: 'allmende.session=abc' };
const never = () => new Promise<void>(() => {});
const form = (origin: string) => ({
  method: 'POST',
  headers: { ...signedIn, origin },
  body: new URLSearchParams({ titel: 'Gemeinsames Rechenzentrum', key: 'k-1' }),
});

describe('a fault of the application', () => {
  test.each<[string, StandIn]>([
    ['answers 500', (request, response) => sendPage(request, response, 'Error: stack', 500)],
    [
      'throws',
      () => {
        throw new Error('Error: stack');
      },
    ],
    ['ends without an answer', () => {}],
  ])('that %s is shown neutrally, with the id that stands in the log', async (_how, standIn) => {
    const origin = await start(standIn);
    const answer = await fetch(`${origin}/start`, { headers: signedIn });
    const html = await answer.text();
    const id = answer.headers.get('x-request-id') ?? '';
    expect(answer.status).toBe(500);
    expect(html).toContain(id);
    expect(html).not.toContain('stack');
    expect(lines.join('')).toContain(`"requestId":"${id}"`);
  });

  test('is left to programs to read where it is stated as data', async () => {
    const origin = await start((_request, response) => {
      response.statusCode = 500;
      response.setHeader('Content-Type', 'application/json');
      response.end('{"code":"X"}');
    });
    const answer = await fetch(`${origin}/api/export`);
    expect(await answer.json()).toEqual({ code: 'X' });
  });

  test('reaches the client router as a plain sentence', async () => {
    const origin = await start((_request, response) => {
      response.statusCode = 500;
      response.setHeader('Content-Type', 'text/x-component');
      response.end('0:E');
    });
    const answer = await fetch(`${origin}/konto`, { method: 'POST', headers: { ...signedIn, 'next-action': '00' } });
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(await answer.text()).toContain('nicht sicher');
  });

  test.each<[ProbeResult, string]>([
    ['up', 'zu viele Anfragen gleichzeitig'],
    ['down', 'Datenbank des Portals antwortet'],
  ])('that says 503 for too much to do is put into words, the database being %s', async (state, words) => {
    database = state;
    const origin = await start((_request, response) => {
      response.statusCode = 503;
      response.end();
    });
    const answer = await fetch(`${origin}/kooperationen/export.csv`, { headers: signedIn });
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.text()).toContain(words);
  });

  test('of a public page is not kept', async () => {
    let healthy = false;
    const origin = await start((request, response) => sendPage(request, response, 'x', healthy ? 200 : 500));
    expect((await fetch(`${origin}/kommunen`)).status).toBe(500);
    healthy = true;
    expect((await fetch(`${origin}/kommunen`)).status).toBe(200);
  });
});

describe('an answer that does not come', () => {
  test.each(['/start', '/kommunen'])('is replaced at the deadline on %s', async (path) => {
    const origin = await start(never, { answerDeadline: 150 });
    const started = performance.now();
    const answer = await fetch(origin + path, { headers: path === '/start' ? signedIn : {} });
    expect(answer.status).toBe(503);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(answer.headers.get('retry-after')).toBe('5');
  });

  test('to a form says that nothing is certain and offers the input again', async () => {
    const origin = await start(never, { answerDeadline: 150 });
    const answer = await fetch(`${origin}/kooperationen/k-1`, form(origin));
    const html = await answer.text();
    expect(answer.status).toBe(503);
    expect(html).toContain('nicht sicher, ob Ihre Eingaben gespeichert wurden');
    expect(html).toContain('Gemeinsames Rechenzentrum</textarea>');
    expect(html).toContain('k-1</textarea>');
  });

  test('to a form of unproven origin offers nothing', async () => {
    const origin = await start(never, { answerDeadline: 150 });
    const unproven = { ...form(origin), headers: signedIn };
    expect(await (await fetch(`${origin}/kooperationen/k-1`, unproven)).text()).not.toContain('Rechenzentrum');
  });

  test('that comes too late does no harm', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let failed: unknown = null;
    const origin = await start(
      async (request, response) => {
        if (request.url === '/konto') return sendPage(request, response, 'gut');
        await gate;
        try {
          response.setHeader('X-Late', '1');
          sendPage(request, response, 'spät');
        } catch (error) {
          failed = error;
        }
      },
      { answerDeadline: 150 },
    );
    const late = await fetch(`${origin}/start`, { headers: signedIn });
    release();
    expect(await late.text()).not.toContain('spät');
    expect(await (await fetch(`${origin}/konto`, { headers: signedIn })).text()).toContain('gut');
    expect(failed).toBeNull();
  });
});

describe('a database that is away', () => {
  test('is told apart from a fault, then answered for at once, until it is back', async () => {
    const standIn = vi.fn<StandIn>((request, response) => {
      sendPage(request, response, 'x', database === 'up' ? 200 : 500);
    });
    const origin = await start(standIn);
    database = 'down';
    const first = await fetch(`${origin}/start`, { headers: signedIn });
    expect(first.status).toBe(503);
    expect(await first.text()).toContain('nicht erreichbar');
    const calls = standIn.mock.calls.length;
    const refused = await fetch(`${origin}/kooperationen/k-1`, form(origin));
    expect(await refused.text()).toContain('wurden nicht gespeichert');
    expect((await fetch(`${origin}/kommunen`)).status).toBe(503);
    expect(standIn.mock.calls.length).toBe(calls);
    database = 'up';
    await vi.waitFor(async () => expect((await fetch(`${origin}/start`, { headers: signedIn })).status).toBe(200));
  });

  test('releases those who only wait to read, not those who have sent something', async () => {
    const origin = await start(never, { answerDeadline: 3_000 });
    const reading = fetch(`${origin}/start`, { headers: signedIn });
    await vi.waitFor(() => expect(running?.front.inFlight).toBe(1));
    database = 'down';
    const started = performance.now();
    running?.breaker.suspect();
    expect((await reading).status).toBe(503);
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  test('leaves the health check reachable', async () => {
    const origin = await start((_request, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.end('{}');
    });
    database = 'down';
    expect(await running?.breaker.verdict()).toBe('down');
    expect((await fetch(`${origin}/api/health`)).status).toBe(200);
  });
});
