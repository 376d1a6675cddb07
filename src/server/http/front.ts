import { randomBytes } from 'node:crypto';
import { log, withRequestId } from '../log.ts';
import type { Breaker } from './breaker.ts';
import type { Call } from './call.ts';
import { createProxyList, judgeHost, judgePostOrigin, resolveClientOrigin } from './client-origin.ts';
import type { HttpConfig } from './config.ts';
import { createCspReportLog } from './csp-reports.ts';
import type { FailureKind } from './error-texts.ts';
import { Exchange } from './exchange.ts';
import { sendFailure } from './failure.ts';
import type { FrontRequest } from './front-request.ts';
import type { FrontResponse } from './front-response.ts';
import type { AppHandler } from './page-renderer.ts';
import { createPublicPageRoute } from './public-page-route.ts';
import { publicPageAddress } from './public-pages.ts';
import { hasPortalCookie, isRouterRequest, stripReservedHeaders } from './request-headers.ts';
import * as rules from './request-rules.ts';
import { RESEND_LIMIT } from './resend-form.ts';
import { CSP_REPORT_PATH, setSecurityHeaders } from './security-headers.ts';
import type { StaticFiles } from './static-files.ts';

export interface FrontOptions {
  readonly config: HttpConfig;
  readonly handler: AppHandler;
  readonly breaker: Breaker;
  /** Null in development, where the application serves its own changing files. */
  readonly staticFiles: StaticFiles | null;
  readonly dev: boolean;
}

export interface Front {
  readonly listener: (request: FrontRequest, response: FrontResponse) => void;
  /** Calls the application is working on. */
  readonly inFlight: number;
  /** Header by which a request the application makes to itself is recognised; its value never leaves the process. */
  readonly ownRequestToken: string;
}

const OWN_REQUEST = 'x-allmende-own';
const MAX_REPORT = 16 * 1024;
/** A handler that has missed its deadline by this much is no longer counted as work. */
const ABANDON_MS = 30_000;
const TRUSTED_REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/;

function failureOf(rejection: rules.Rejection): FailureKind {
  if (rejection.status === 405) return 'method';
  if (rejection.status === 403) return 'cross-site';
  if (rejection.status === 413) return 'too-large';
  return rejection.status === 404 ? 'not-found' : 'rejected';
}

/** The way of every request through the front; see `docs/decisions/0040-front-server.md`. */
export function createFront(options: FrontOptions): Front {
  const { config, breaker, staticFiles, dev } = options;
  const proxies = createProxyList(config.trustedProxies);
  const publicPages = createPublicPageRoute(config, options.handler, breaker);
  const reportViolation = createCspReportLog();
  const ownRequestToken = randomBytes(24).toString('base64url');
  const exchanges = new Set<Exchange>();
  let inFlight = 0;

  breaker.onOpen(() => {
    // What was sent may already be stored, so only those who wait to read are told at once.
    for (const exchange of exchanges) if (exchange.readsOnly) void exchange.fail('outage');
  });

  /** Runs application work, counted until it ends or is given up. */
  async function counted<T>(work: () => Promise<T>): Promise<T> {
    inFlight += 1;
    let counts = true;
    const release = (): void => {
      if (counts) inFlight -= 1;
      counts = false;
    };
    const timer = setTimeout(release, config.uploadDeadline + ABANDON_MS);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      release();
    }
  }

  async function exchange(call: Call): Promise<void> {
    const current = new Exchange(call, config, breaker);
    exchanges.add(current);
    call.response.once('close', () => exchanges.delete(current));
    if (call.method === 'POST') watchBody(call, current);
    setSecurityHeaders(call.response, call.policy.https);
    call.response.setHeader('X-Request-Id', call.id);
    await counted(() => current.run(options.handler));
    exchanges.delete(current);
  }

  function bodyLimitOf({ method, path }: Call): number {
    if (rules.isDocumentUpload(method, path)) return config.uploadBodyLimit;
    return rules.isTableUpload(method, path) ? config.tableBodyLimit : config.bodyLimit;
  }

  function watchBody(call: Call, current: Exchange): void {
    const { request, response } = call;
    const upload = rules.isDocumentUpload(call.method, call.path);
    const timer = setTimeout(
      () => void current.fail('slow-body'),
      upload ? config.uploadBodyDeadline : config.bodyDeadline,
    );
    response.once('close', () => clearTimeout(timer));
    request.watchBody({
      limit: bodyLimitOf(call),
      keep: upload ? 0 : RESEND_LIMIT,
      onTooLarge: () => void current.fail('too-large'),
      onComplete: () => {
        clearTimeout(timer);
        current.startClock();
      },
    });
  }

  function takeReport(call: Call): void {
    const { request, response } = call;
    request.watchBody({
      limit: MAX_REPORT,
      keep: MAX_REPORT,
      onTooLarge: () => void sendFailure(call, 'too-large'),
      onComplete: () => {
        if (request.keptBody !== null) reportViolation(request.keptBody);
        setSecurityHeaders(response, call.policy.https);
        response.writeHead(204).end();
      },
    });
    request.resume();
  }

  function redirectToPublicHost(call: Call, origin: string): void {
    setSecurityHeaders(call.response, call.policy.https);
    call.response.writeHead(308, { Location: `${origin}${call.url}`, 'Cache-Control': 'no-store' }).end();
  }

  /** Everything that is decided before the application is involved; null when the call is through. */
  function judge(call: Call, own: boolean): FailureKind | 'redirect' | null {
    const { headers } = call.request;
    if (rules.isUnusedSurface(call.path, dev)) return 'not-found';
    if (!own) {
      const host = judgeHost(call.host, call.method, rules.isHealthCheck(call.path) ? null : config.publicUrl);
      if ('kind' in host && host.kind === 'redirect') return 'redirect';
      if ('status' in host) return failureOf(host);
      const origin =
        call.method === 'POST' && call.path !== CSP_REPORT_PATH ? judgePostOrigin(headers, call.path, call.host) : null;
      if (origin !== null) return failureOf(origin);
    }
    const announced = Number(headers['content-length'] ?? 0);
    if (call.method !== 'POST' && (announced > 0 || headers['transfer-encoding'] !== undefined)) return 'rejected';
    return announced > bodyLimitOf(call) ? 'too-large' : null;
  }

  async function answer(call: Call, own: boolean): Promise<void> {
    const refusal = judge(call, own);
    if (refusal === 'redirect') return redirectToPublicHost(call, config.publicUrl?.origin ?? '');
    if (refusal !== null) return sendFailure(call, refusal);
    const { headers } = call.request;
    if (call.method === 'POST' && call.path === CSP_REPORT_PATH) return takeReport(call);
    // The development server rewrites its pages at will; a kept one would only confuse.
    const shared = !dev && call.method !== 'POST' && !isRouterRequest(headers) && !hasPortalCookie(headers);
    const address = shared ? publicPageAddress(call.url) : null;
    if (address !== null && publicPages.sendKept(call, address)) return;
    if (!rules.isHealthCheck(call.path) && !own) {
      const turnedAway = breaker.open ? 'outage' : inFlight >= config.maxInFlight ? 'overload' : null;
      if (turnedAway !== null) return turnAway(call, turnedAway);
    }
    if (address !== null && (await counted(() => publicPages.renderAndSend(call, address)))) return;
    await exchange(call);
  }

  /** A form is read to its end first, so that what it held can be offered for sending again. */
  async function turnAway(call: Call, kind: 'outage' | 'overload'): Promise<void> {
    if (call.method !== 'POST') return sendFailure(call, kind);
    const { request } = call;
    const { promise, resolve } = Promise.withResolvers<void>();
    request.watchBody({ limit: config.bodyLimit, keep: RESEND_LIMIT, onTooLarge: resolve, onComplete: resolve });
    const timer = setTimeout(resolve, config.answerDeadline / 2);
    request.resume();
    await promise;
    clearTimeout(timer);
    await sendFailure(call, `${kind}-unsaved`);
  }

  function listener(request: FrontRequest, response: FrontResponse): void {
    const url = request.url ?? '';
    const own = request.headers[OWN_REQUEST] === ownRequestToken;
    const rejection = rules.judgeRequestLine(request.method, url);
    const path = rules.pathOf(url);
    if (rejection === null && staticFiles?.has(path) === true && request.method !== 'POST') {
      setSecurityHeaders(response, config.publicUrl?.protocol === 'https:');
      staticFiles.send(path, request, response).catch((error: unknown) => {
        log.error('static file failed', { error, path });
        response.destroy();
      });
      return;
    }
    const { remoteAddress } = request.socket;
    const encrypted = 'encrypted' in request.socket;
    const proxyList = own ? createOwnProxyList() : proxies;
    const client = resolveClientOrigin(request.headers, remoteAddress ?? '', encrypted, proxyList);
    const givenId = own || client.forwarded ? request.headers['x-request-id'] : undefined;
    const trustedId = typeof givenId === 'string' && TRUSTED_REQUEST_ID.test(givenId) ? givenId : undefined;
    const id = trustedId ?? randomBytes(9).toString('base64url');
    stripReservedHeaders(request.headers, dev);
    request.headers.host = client.host;
    request.headers['x-request-id'] = id;
    request.headers['x-forwarded-for'] = client.address;
    request.headers['x-forwarded-proto'] = client.protocol;
    request.headers['x-forwarded-host'] = client.host;
    request.headers[OWN_REQUEST] = ownRequestToken;
    const https = config.publicUrl === null ? client.protocol === 'https' : config.publicUrl.protocol === 'https:';
    const call: Call = {
      id,
      request,
      response,
      method: request.method as Call['method'],
      path,
      url,
      host: client.host,
      policy: { formActionOrigins: config.formActionOrigins, https, dev },
    };
    withRequestId(id, () => {
      const done = rejection === null ? answer(call, own) : sendFailure(call, failureOf(rejection));
      done.catch((error: unknown) => {
        log.error('front failed', { error, path });
        response.destroy();
      });
    });
  }

  return {
    listener,
    get inFlight() {
      return inFlight;
    },
    ownRequestToken,
  };
}

let ownProxies: ReturnType<typeof createProxyList> | null = null;
/** A request of the application to itself comes from this machine and repeats what the front had already settled. */
function createOwnProxyList(): ReturnType<typeof createProxyList> {
  ownProxies ??= createProxyList(['127.0.0.0/8', '::1']);
  return ownProxies;
}
