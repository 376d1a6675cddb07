import { brotliCompressSync } from 'node:zlib';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { BROWSER_ARGUMENTS, findBrowser } from '#tests/support/browser.ts';
import type { LoadRequest } from './load-job.ts';
import type { BenchServer } from './servers.ts';

/** Bytes of a first visit in a real browser, headers left out, compressed as sent. */
export interface Weight {
  readonly html: number;
  readonly script: number;
  readonly style: number;
  readonly font: number;
  /** Images, prefetched data and whatever else came. */
  readonly other: number;
  readonly total: number;
  readonly requests: number;
  /** The scripts under Brotli's greatest effort: comparable between servers that compress differently. */
  readonly scriptAtBest: number;
}

type Kind = 'html' | 'script' | 'style' | 'font' | 'other';

const KINDS: Record<string, Kind> = { Document: 'html', Script: 'script', Stylesheet: 'style', Font: 'font' };
const LOAD_LIMIT_MS = 90_000;
/** Prefetches and late fonts still count; a page that never falls silent is weighed as it is then. */
const SILENCE_LIMIT_MS = 15_000;

/** Visits an address in a browser that has never seen it, and weighs what arrives. */
export async function weigh(server: BenchServer, request: LoadRequest): Promise<Weight> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_ARGUMENTS });
  try {
    const context = await browser.newContext();
    await signIn(context, server, request.headers?.cookie);
    const page = await context.newPage();
    const scriptAtBest = collectScripts(page);
    const sums = await collectBytes(context, page);
    await page.goto(`${server.url}${request.path}`, { waitUntil: 'load', timeout: LOAD_LIMIT_MS });
    await page.waitForLoadState('networkidle', { timeout: SILENCE_LIMIT_MS }).catch(() => {});
    const { html, script, style, font, other, requests } = sums;
    const total = html + script + style + font + other;
    return { html, script, style, font, other, total, requests, scriptAtBest: await scriptAtBest() };
  } finally {
    await browser.close();
  }
}

async function signIn(context: BrowserContext, server: BenchServer, cookie: string | undefined): Promise<void> {
  const [name = '', value = ''] = cookie?.split('=', 2) ?? [];
  if (cookie) await context.addCookies([{ name, value, url: server.url }]);
}

/** Adds up what the browser's own network log reports, from now on. */
async function collectBytes(context: BrowserContext, page: Page) {
  const session = await context.newCDPSession(page);
  const kinds = new Map<string, Kind>();
  const headers = new Map<string, number>();
  const sums = { html: 0, script: 0, style: 0, font: 0, other: 0, requests: 0 };
  session.on('Network.responseReceived', (event) => {
    kinds.set(event.requestId, KINDS[event.type] ?? 'other');
    headers.set(event.requestId, event.response.encodedDataLength);
  });
  session.on('Network.loadingFinished', (event) => {
    sums.requests += 1;
    sums[kinds.get(event.requestId) ?? 'other'] += Math.max(
      0,
      event.encodedDataLength - (headers.get(event.requestId) ?? 0),
    );
  });
  await session.send('Network.enable');
  return sums;
}

/** Keeps the scripts' texts, from now on; the returned function compresses them all alike. */
function collectScripts(page: Page): () => Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  return async () => (await Promise.all(bodies)).reduce((sum, body) => sum + brotliCompressSync(body).length, 0);
}
