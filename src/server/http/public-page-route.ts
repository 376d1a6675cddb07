import { log, withRequestId } from '../log.ts';
import type { Breaker } from './breaker.ts';
import type { Call } from './call.ts';
import type { HttpConfig } from './config.ts';
import { chooseEncoding } from './content-encoding.ts';
import { sendFailure } from './failure.ts';
import { hashInlineCode } from './inline-scripts.ts';
import { createPageCache, encodedBody, type KeptPage, type RenderedPage } from './page-cache.ts';
import { type AppHandler, captureAnswer } from './page-renderer.ts';
import { createNonce, hashPolicy, noncePolicy, scriptFreePolicy, setSecurityHeaders } from './security-headers.ts';
import { matchesEtag } from './static-files.ts';

/** The answer is for one visitor only and cannot be given to others who wait for the same address. */
class NotShareable extends Error {}
class RenderingFailed extends Error {}

export interface PublicPageRoute {
  /** Sends the page if it is kept; false when it has to be rendered. */
  sendKept(call: Call, address: string): boolean;
  /** Renders the page once for everyone who waits; resolves to false when the caller must have its own rendering. */
  renderAndSend(call: Call, address: string): Promise<boolean>;
}

function keyOf(call: Call, address: string): string {
  return `${call.policy.https ? 'https' : 'http'}://${call.host.toLowerCase()}${address}`;
}

function sendPage(call: Call, page: KeptPage): void {
  const { request, response } = call;
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  const encoded = encodedBody(page, encoding);
  const body = encoded ?? page.body;
  const etag = `"${page.etag}${encoded === undefined ? '' : `-${encoding}`}"`;
  setSecurityHeaders(response, call.policy.https);
  response.setHeader('X-Request-Id', call.id);
  response.setHeader('Content-Security-Policy', page.policy);
  // Kept by the visitor's own browser only, and asked for again each time: the answer changes with signing in.
  response.setHeader('Cache-Control', page.status === 200 ? 'private, no-cache' : 'private, no-store');
  response.setHeader('Vary', 'Accept-Encoding, Cookie, RSC');
  if (page.location !== null) response.setHeader('Location', page.location);
  if (page.status === 200) {
    response.setHeader('ETag', etag);
    if (matchesEtag(request.headers['if-none-match'], etag)) {
      response.writeHead(304).end();
      return;
    }
  }
  response.setHeader('Content-Type', page.contentType);
  if (encoded !== undefined && encoding !== null) response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Length', body.length);
  response.writeHead(page.status).end(call.method === 'HEAD' ? undefined : body);
}

/** Answers anonymous requests for public pages from memory. */
export function createPublicPageRoute(config: HttpConfig, handler: AppHandler, breaker: Breaker): PublicPageRoute {
  const cache = createPageCache(config.publicCacheTtl, config.publicCacheBytes);

  /** Only what the page may depend on goes to the application: nothing of this one visitor. */
  async function render(call: Call, address: string): Promise<RenderedPage> {
    const nonce = createNonce();
    const { headers } = call.request;
    const answer = await withRequestId(call.id, () =>
      captureAnswer(handler, address, {
        host: call.host,
        accept: 'text/html',
        'x-request-id': call.id,
        'x-forwarded-host': headers['x-forwarded-host'],
        'x-forwarded-proto': headers['x-forwarded-proto'],
        'x-forwarded-for': '127.0.0.1',
        'content-security-policy': noncePolicy(nonce, call.policy),
        'x-nonce': nonce,
      }),
    );
    if (answer.status >= 500) throw new RenderingFailed(`The page answered ${answer.status}.`);
    const contentType = String(answer.headers['content-type'] ?? '');
    const isRedirect = answer.status >= 300 && answer.status < 400;
    if (answer.headers['set-cookie'] !== undefined || !(isRedirect || contentType.startsWith('text/html'))) {
      throw new NotShareable();
    }
    const prerendered = answer.headers['x-nextjs-prerender'] !== undefined;
    const page = hashInlineCode(answer.body.toString('utf8'), prerendered ? null : nonce);
    return {
      status: answer.status,
      contentType: contentType === '' ? 'text/plain; charset=utf-8' : contentType,
      location: isRedirect ? String(answer.headers.location ?? '/') : null,
      policy: page.scriptFree
        ? scriptFreePolicy(page.styles, call.policy)
        : hashPolicy(page.scripts, page.styles, call.policy),
      body: Buffer.from(page.html),
      keep: answer.status === 200,
    };
  }

  return {
    sendKept(call, address) {
      const page = cache.peek(keyOf(call, address));
      if (page === undefined) return false;
      sendPage(call, page);
      return true;
    },
    async renderAndSend(call, address) {
      let timer: NodeJS.Timeout | undefined;
      let suspicion: NodeJS.Timeout | undefined;
      const late = new Promise<'late'>((resolve) => {
        suspicion = setTimeout(() => breaker.suspect(), 1_000);
        timer = setTimeout(resolve, config.answerDeadline, 'late');
      });
      try {
        const encoding = chooseEncoding(call.request.headers['accept-encoding']);
        const kept = cache.get(keyOf(call, address), encoding, () => render(call, address));
        const page = await Promise.race([kept, late]);
        if (page === 'late') await sendFailure(call, breaker.open ? 'outage' : 'late');
        else sendPage(call, page);
      } catch (error) {
        if (error instanceof NotShareable) return false;
        if (!(error instanceof RenderingFailed))
          log.error('rendering a public page failed', { error, path: call.path });
        await sendFailure(call, (await breaker.verdict()) === 'down' ? 'outage' : 'fault');
      } finally {
        clearTimeout(timer);
        clearTimeout(suspicion);
      }
      return true;
    },
  };
}
