import { log } from '../log.ts';
import { BodyWriter } from './body-writer.ts';
import type { Breaker } from './breaker.ts';
import { type Call, readerOf } from './call.ts';
import type { HttpConfig } from './config.ts';
import { chooseEncoding, isCompressible } from './content-encoding.ts';
import { failureForInput } from './error-texts.ts';
import { sendFailure } from './failure.ts';
import type { ResponseSink } from './front-response.ts';
import { hashInlineCode } from './inline-scripts.ts';
import type { AppHandler } from './page-renderer.ts';
import { isDocumentUpload, isHealthCheck } from './request-rules.ts';
import { createNonce, hashPolicy, INERT_POLICY, noncePolicy, scriptFreePolicy } from './security-headers.ts';
import { hasStandIn, renderStandIn } from './stand-in.ts';

/** A wait longer than this is reason to look after the database. */
const SUSPICIOUS_MS = 1_000;

/** Headers Next adds to pages that say something about its cache and nothing to a browser. */
const INTERNAL_ANSWER_HEADERS = [
  'x-nextjs-cache',
  'x-nextjs-prerender',
  'x-nextjs-matched-path',
  'x-powered-by',
  'refresh',
];

/**
 * One call the application answers itself: gives it a nonce, keeps the deadline, replaces what must not reach a person
 * and passes on the rest, compressed.
 */
export class Exchange implements ResponseSink {
  readonly #call: Call;
  readonly #config: HttpConfig;
  readonly #breaker: Breaker;
  readonly #nonce = createNonce();
  #mode: 'waiting' | 'judging' | 'streaming' | 'collecting' | 'replacing' | 'failed' = 'waiting';
  #writer: BodyWriter | null = null;
  #collected: Buffer[] = [];
  #handler: AppHandler | null = null;
  #suspicion: NodeJS.Timeout | null = null;
  #deadline: NodeJS.Timeout | null = null;

  constructor(call: Call, config: HttpConfig, breaker: Breaker) {
    this.#call = call;
    this.#config = config;
    this.#breaker = breaker;
  }

  /** Whether nothing is lost when this call is answered by a failure. */
  get readsOnly(): boolean {
    return this.#call.method !== 'POST';
  }

  /** Lets the application answer. Resolves when its handler is through, which may be after the answer was replaced. */
  async run(handler: AppHandler): Promise<void> {
    const { request, response, policy } = this.#call;
    // Next reads the nonce from the policy in the request and puts it on every script it writes.
    request.headers['content-security-policy'] = noncePolicy(this.#nonce, policy);
    request.headers['x-nonce'] = this.#nonce;
    this.#handler = handler;
    response.intercept(this);
    response.once('close', () => this.#stopClocks());
    if (this.#call.method !== 'POST') this.startClock();
    try {
      await handler(request, response);
      if (this.#mode === 'waiting' && !response.destroyed) throw new Error('The application gave no answer.');
    } catch (error) {
      if (response.destroyed || this.#mode === 'failed' || this.#mode === 'judging') return;
      log.error('application handler failed', { error, method: this.#call.method, path: this.#call.path });
      if (this.#mode === 'waiting') await this.#failWithVerdict();
      else response.destroy();
    }
  }

  /** Starts the deadline: at once for a page, after the last byte of the body for something sent. */
  startClock(): void {
    if (this.#mode !== 'waiting' || this.#deadline !== null) return;
    const upload = isDocumentUpload(this.#call.method, this.#call.path);
    const deadline = upload ? this.#config.uploadDeadline : this.#config.answerDeadline;
    this.#suspicion = setTimeout(() => this.#breaker.suspect(), SUSPICIOUS_MS);
    this.#deadline = setTimeout(() => void this.fail('late'), deadline);
  }

  /** Answers with a failure if the application has not begun to. */
  async fail(kind: 'late' | 'outage' | 'overload' | 'fault' | 'too-large' | 'slow-body'): Promise<void> {
    if (this.#mode !== 'waiting' && this.#mode !== 'judging') return;
    this.#mode = 'failed';
    this.#stopClocks();
    if (kind === 'too-large' || kind === 'slow-body') return sendFailure(this.#call, kind);
    const seen = kind === 'late' && this.#breaker.open ? 'outage' : kind;
    await sendFailure(this.#call, this.readsOnly ? seen : failureForInput(seen, true));
  }

  /**
   * Finds out whether a failed answer is the database's fault, and says `otherwise` if not. The deadline goes on: it also
   * bounds this question.
   */
  async #failWithVerdict(otherwise: 'fault' | 'overload' = 'fault'): Promise<void> {
    this.#mode = 'judging';
    if (this.#breaker.open) return this.fail('outage');
    const verdict = await this.#breaker.verdict();
    await this.fail(verdict === 'down' ? 'outage' : otherwise);
  }

  #stopClocks(): void {
    if (this.#suspicion !== null) clearTimeout(this.#suspicion);
    if (this.#deadline !== null) clearTimeout(this.#deadline);
  }

  /** Data for programs and the health check state their own errors; people and the client router get ours. */
  #replaces(status: number, contentType: string): boolean {
    if (status < 500 || isHealthCheck(this.#call.path)) return false;
    const reader = readerOf(this.#call);
    return (reader !== 'data' && reader !== 'problem') || !contentType.includes('json');
  }

  onHead(): void {
    const { response } = this.#call;
    const contentType = String(response.getHeader('content-type') ?? '');
    if (this.#replaces(response.statusCode, contentType)) {
      // 503 is the application's own word for having too much to do (src/server/download.ts).
      void this.#failWithVerdict(response.statusCode === 503 ? 'overload' : 'fault');
      return;
    }
    this.#stopClocks();
    const isPage = contentType.startsWith('text/html');
    const prerendered = isPage && response.hasHeader('x-nextjs-prerender');
    response.direct(() => this.#finishHead(isPage, contentType));
    if (isPage && hasStandIn(response.statusCode) && readerOf(this.#call) === 'page') {
      this.#mode = 'replacing';
      return;
    }
    if (prerendered) {
      this.#mode = 'collecting';
      return;
    }
    this.#mode = 'streaming';
    this.#writer = this.#createWriter(contentType);
  }

  #createWriter(contentType: string): BodyWriter {
    const { request, response } = this.#call;
    const compress = isCompressible(contentType) && !response.hasHeader('content-encoding');
    if (compress) response.direct(() => response.appendHeader('Vary', 'Accept-Encoding'));
    return new BodyWriter(response, compress ? chooseEncoding(request.headers['accept-encoding']) : null);
  }

  #finishHead(isPage: boolean, contentType: string): void {
    const { response, policy } = this.#call;
    if (!contentType.startsWith('text/x-component')) {
      for (const name of INTERNAL_ANSWER_HEADERS) response.removeHeader(name);
    }
    if (isPage) {
      response.setHeader('Content-Security-Policy', noncePolicy(this.#nonce, policy));
      response.setHeader('Cache-Control', 'private, no-store');
      return;
    }
    // A route handler may state a policy and a lifetime of its own, for instance for a document.
    if (!response.hasHeader('content-security-policy')) response.setHeader('Content-Security-Policy', INERT_POLICY);
    if (!response.hasHeader('cache-control')) response.setHeader('Cache-Control', 'private, no-store');
  }

  onChunk(chunk: Buffer): boolean {
    if (this.#mode === 'collecting' || this.#mode === 'replacing') this.#collected.push(Buffer.from(chunk));
    return this.#writer?.write(chunk) ?? true;
  }

  onEnd(): void {
    if (this.#mode === 'replacing') {
      void this.#sendStandIn();
      return;
    }
    if (this.#mode === 'collecting') this.#sendPrerendered();
    this.#writer?.end();
  }

  /** What the application itself wrote is kept for the case that the page standing in fails too. */
  async #sendStandIn(): Promise<void> {
    const { request, response } = this.#call;
    const body = this.#handler && (await renderStandIn(this.#handler, response.statusCode, request.headers));
    response.direct(() => {
      response.removeHeader('ETag');
      response.removeHeader('content-length');
    });
    this.#writer = this.#createWriter('text/html');
    this.#writer.write(body ?? Buffer.concat(this.#collected));
    this.#writer.end();
  }

  /** A page written at build time knows no nonce, so its scripts are named by hash. */
  #sendPrerendered(): void {
    const { response, policy } = this.#call;
    const page = hashInlineCode(Buffer.concat(this.#collected).toString('utf8'), null);
    response.direct(() => {
      const value = page.scriptFree
        ? scriptFreePolicy(page.styles, policy)
        : hashPolicy(page.scripts, page.styles, policy);
      response.setHeader('Content-Security-Policy', value);
      response.removeHeader('ETag');
    });
    this.#writer = this.#createWriter('text/html');
    this.#writer.write(Buffer.from(page.html));
  }
}
