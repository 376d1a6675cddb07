import type { BrotliCompress, Gzip } from 'node:zlib';
import type { ContentEncoding } from './content-encoding.ts';
import { compressNow, createCompressor, flushKind, SMALLEST_COMPRESSED } from './content-encoding.ts';
import type { FrontResponse } from './front-response.ts';

/** How long the first bytes wait for the rest, so that most pages are compressed in one go. */
const GATHER_MS = 8;
const GATHER_BYTES = 256 * 1024;

/**
 * Writes an application's body to the network, compressed when `encoding` says so. Pieces that follow each other
 * closely are sent as one with their length; a body that takes its time is streamed, and every pause flushed.
 */
export class BodyWriter {
  readonly #response: FrontResponse;
  readonly #encoding: ContentEncoding | null;
  #gathered: Buffer[] = [];
  #bytes = 0;
  #timer: NodeJS.Timeout | null = null;
  #streaming = false;
  #compressor: BrotliCompress | Gzip | null = null;

  constructor(response: FrontResponse, encoding: ContentEncoding | null) {
    this.#response = response;
    this.#encoding = encoding;
    response.once('close', () => {
      if (this.#timer !== null) clearTimeout(this.#timer);
      this.#compressor?.destroy();
    });
  }

  write(chunk: Buffer): boolean {
    if (this.#streaming) {
      this.#scheduleFlush();
      return this.#send(chunk);
    }
    this.#gathered.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes > GATHER_BYTES) return this.#startStreaming();
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#startStreaming();
      this.#flush();
    }, GATHER_MS);
    return true;
  }

  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const response = this.#response;
    if (this.#streaming) {
      if (this.#compressor !== null) this.#compressor.end();
      else response.direct(() => response.end());
      return;
    }
    const body = this.#gathered.length === 1 ? (this.#gathered[0] as Buffer) : Buffer.concat(this.#gathered);
    const compress = this.#encoding !== null && body.length >= SMALLEST_COMPRESSED;
    const sent = compress && this.#encoding !== null ? compressNow(body, this.#encoding) : body;
    response.direct(() => {
      if (compress && this.#encoding !== null) response.setHeader('Content-Encoding', this.#encoding);
      // A HEAD answer keeps the length the application gave; 204 and 304 have none.
      const bodiless = response.req.method === 'HEAD' || response.statusCode === 204 || response.statusCode === 304;
      if (!bodiless) response.setHeader('Content-Length', sent.length);
      response.end(sent);
    });
  }

  #startStreaming(): boolean {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#streaming = true;
    const response = this.#response;
    if (this.#encoding !== null) {
      const compressor = createCompressor(this.#encoding);
      this.#compressor = compressor;
      response.direct(() => {
        response.setHeader('Content-Encoding', this.#encoding ?? '');
        response.removeHeader('Content-Length');
      });
      compressor.on('data', (piece: Buffer) => {
        if (!response.direct(() => response.write(piece))) {
          compressor.pause();
          response.once('drain', () => compressor.resume());
        }
      });
      compressor.on('drain', () => response.emit('drain'));
      compressor.on('end', () => response.direct(() => response.end()));
      compressor.on('error', (error: Error) => response.destroy(error));
    }
    const gathered = Buffer.concat(this.#gathered);
    this.#gathered = [];
    return this.#send(gathered);
  }

  #send(chunk: Buffer): boolean {
    const response = this.#response;
    return this.#compressor !== null ? this.#compressor.write(chunk) : response.direct(() => response.write(chunk));
  }

  #scheduleFlush(): void {
    if (this.#compressor === null) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#flush();
    }, GATHER_MS);
  }

  #flush(): void {
    if (this.#compressor !== null && this.#encoding !== null) this.#compressor.flush(flushKind(this.#encoding));
  }
}
