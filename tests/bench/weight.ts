import { chromium } from '@playwright/test';
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
}

type Kind = Exclude<keyof Weight, 'total' | 'requests'>;

const KINDS: Record<string, Kind> = { Document: 'html', Script: 'script', Stylesheet: 'style', Font: 'font' };

/** Visits each address in a browser that has never seen it and weighs what arrives. */
export async function weigh(server: BenchServer, requests: readonly LoadRequest[]): Promise<Weight[]> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_ARGUMENTS });
  try {
    const weights: Weight[] = [];
    for (const request of requests) {
      const context = await browser.newContext();
      const cookie = request.headers?.cookie;
      const [name = '', value = ''] = cookie?.split('=', 2) ?? [];
      if (cookie) await context.addCookies([{ name, value, url: server.url }]);
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      const kinds = new Map<string, Kind>();
      const headers = new Map<string, number>();
      const sums = { html: 0, script: 0, style: 0, font: 0, other: 0 };
      let count = 0;
      session.on('Network.responseReceived', (event) => {
        kinds.set(event.requestId, KINDS[event.type] ?? 'other');
        headers.set(event.requestId, event.response.encodedDataLength);
      });
      session.on('Network.loadingFinished', (event) => {
        count += 1;
        const body = Math.max(0, event.encodedDataLength - (headers.get(event.requestId) ?? 0));
        sums[kinds.get(event.requestId) ?? 'other'] += body;
      });
      await session.send('Network.enable');
      await page.goto(`${server.url}${request.path}`, { waitUntil: 'load', timeout: 90_000 });
      // Prefetches and late fonts still count; a page that never falls silent is weighed as it is then.
      await page.waitForLoadState('networkidle', { timeout: 15_000 }).catch(() => {});
      const total = Object.values(sums).reduce((sum, bytes) => sum + bytes, 0);
      weights.push({ ...sums, total, requests: count });
      await context.close();
    }
    return weights;
  } finally {
    await browser.close();
  }
}
