import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders } from 'node:http';
import { OutgoingMessage, ServerResponse } from 'node:http';

/** Receives what the application answers, in place of the network. */
export interface ResponseSink {
  /** The application has fixed status and headers; called once, before any byte. */
  onHead(): void;
  /** A piece of the body; false asks the application to wait for `drain`. */
  onChunk(chunk: Buffer): boolean;
  onEnd(): void;
}

type Callback = (error?: Error | null) => void;
type HeaderList = OutgoingHttpHeaders | OutgoingHttpHeader[];

function toBuffer(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === 'string')
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
  const bytes = chunk as Uint8Array;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function callbackIn(...candidates: unknown[]): Callback | undefined {
  return candidates.find((candidate): candidate is Callback => typeof candidate === 'function');
}

/**
 * A response the front can take away from the application. While a sink is set, everything the application writes goes
 * to it; once the front has taken over (an error page, a missed deadline), late calls of the application have no effect
 * instead of throwing "headers already sent" somewhere inside the framework.
 */
export class FrontResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  #sink: ResponseSink | null = null;
  #headFixed = false;
  #appEnded = false;
  #taken = false;
  #byFront = false;

  /** Hands everything the application answers from now on to `sink`. */
  intercept(sink: ResponseSink): void {
    this.#sink = sink;
  }

  /** Whether the application has fixed status and headers of its answer. */
  get headFixed(): boolean {
    return this.#headFixed;
  }

  /** Takes the response from the application for good: its headers are dropped and what it still does is ignored. */
  takeOver(): void {
    this.#taken = true;
    for (const name of this.getHeaderNames()) super.removeHeader(name);
    this.statusMessage = '';
  }

  /** Runs `work` with the methods of this response reaching the network. */
  direct<T>(work: () => T): T {
    const before = this.#byFront;
    this.#byFront = true;
    try {
      return work();
    } finally {
      this.#byFront = before;
    }
  }

  get #fromApp(): boolean {
    return this.#sink !== null && !this.#byFront;
  }

  #fixHead(): void {
    if (this.#headFixed) return;
    this.#headFixed = true;
    if (!this.#taken) this.#sink?.onHead();
  }

  static {
    // Declared as a plain property in the types of Node, a getter in truth: it can only be replaced this way.
    const inherited = Object.getOwnPropertyDescriptor(OutgoingMessage.prototype, 'headersSent');
    Object.defineProperty(FrontResponse.prototype, 'headersSent', {
      configurable: true,
      get(this: FrontResponse): boolean {
        return this.#fromApp ? this.#headFixed || this.#taken : inherited?.get?.call(this) === true;
      },
    });
  }

  override setHeader(name: string, value: number | string | readonly string[]): this {
    if (this.#fromApp && (this.#taken || this.#headFixed)) return this;
    return super.setHeader(name, value);
  }

  override appendHeader(name: string, value: string | readonly string[]): this {
    if (this.#fromApp && (this.#taken || this.#headFixed)) return this;
    return super.appendHeader(name, value);
  }

  override removeHeader(name: string): void {
    if (this.#fromApp && (this.#taken || this.#headFixed)) return;
    super.removeHeader(name);
  }

  override writeHead(status: number, second?: string | HeaderList, third?: HeaderList): this {
    if (!this.#fromApp) {
      return typeof second === 'string' ? super.writeHead(status, second, third) : super.writeHead(status, second);
    }
    if (this.#taken || this.#headFixed) return this;
    this.statusCode = status;
    const headers = typeof second === 'string' ? third : second;
    const pairs = Array.isArray(headers)
      ? Array.from({ length: headers.length / 2 }, (_, at) => [String(headers[2 * at]), headers[2 * at + 1]] as const)
      : Object.entries(headers ?? {});
    for (const [name, value] of pairs) if (value !== undefined) super.setHeader(name, value);
    this.#fixHead();
    return this;
  }

  override flushHeaders(): void {
    if (this.#fromApp) this.#fixHead();
    else super.flushHeaders();
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Callback, callback?: Callback): boolean {
    if (!this.#fromApp) return super.write(chunk, encoding as BufferEncoding, callback);
    this.#fixHead();
    const done = callbackIn(encoding, callback);
    if (done !== undefined) process.nextTick(done);
    return this.#taken || this.#appEnded ? true : (this.#sink?.onChunk(toBuffer(chunk, encoding)) ?? true);
  }

  override end(chunk?: unknown, encoding?: BufferEncoding | Callback, callback?: Callback): this {
    if (!this.#fromApp) return super.end(chunk, encoding as BufferEncoding, callback);
    if (this.#appEnded) return this;
    this.#fixHead();
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function' && !this.#taken) {
      this.#sink?.onChunk(toBuffer(chunk, encoding));
    }
    this.#appEnded = true;
    const done = callbackIn(chunk, encoding, callback);
    if (done !== undefined) this.once('finish', done);
    if (!this.#taken) this.#sink?.onEnd();
    return this;
  }
}
