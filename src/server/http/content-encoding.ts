import { promisify } from 'node:util';
import type { BrotliCompress, Gzip } from 'node:zlib';
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
  gzipSync,
} from 'node:zlib';

export type ContentEncoding = 'br' | 'gzip';

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** Below this a compressed body saves no packet. */
export const SMALLEST_COMPRESSED = 860;

const COMPRESSIBLE =
  /^(?:text\/(?!event-stream)|application\/(?:json|javascript|manifest\+json|xml|[a-z.+-]+\+(?:json|xml))|image\/svg\+xml)/i;

/** Whether bytes of this type get smaller by compressing. */
export function isCompressible(contentType: string): boolean {
  return COMPRESSIBLE.test(contentType);
}

/** Picks the encoding from `Accept-Encoding`: Brotli before gzip, neither when refused with `q=0`. */
export function chooseEncoding(acceptEncoding: string | string[] | undefined): ContentEncoding | null {
  if (acceptEncoding === undefined) return null;
  const refused = new Set<string>();
  const offered = new Set<string>();
  for (const part of String(acceptEncoding).toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    (parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)) ? refused : offered).add(name);
  }
  for (const encoding of ['br', 'gzip'] as const) {
    if (offered.has(encoding) || (offered.has('*') && !refused.has(encoding))) return encoding;
  }
  return null;
}

/*
 * Measured on a 50-row page (29 KB): Brotli 2 takes 90 us for 2.7 KB, Brotli 4 160 us for 2.6 KB, gzip 4 150 us for
 * 2.8 KB. A window of 256 KB (18) is wider than any page and keeps each compressor's memory small.
 */
const DYNAMIC_BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 18 };
const DYNAMIC_GZIP = { level: 3 };

/** Compresses a whole short body at once, on the calling thread: cheaper than a stream's round trips to the pool. */
export function compressNow(body: Buffer, encoding: ContentEncoding): Buffer {
  if (encoding === 'gzip') return gzipSync(body, DYNAMIC_GZIP);
  return brotliCompressSync(body, { params: { ...DYNAMIC_BROTLI, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } });
}

/** A compressor for a body whose end is not yet known. */
export function createCompressor(encoding: ContentEncoding): BrotliCompress | Gzip {
  return encoding === 'gzip' ? createGzip(DYNAMIC_GZIP) : createBrotliCompress({ params: DYNAMIC_BROTLI });
}

/** The operation that pushes everything written so far through the compressor. */
export function flushKind(encoding: ContentEncoding): number {
  return encoding === 'gzip' ? constants.Z_SYNC_FLUSH : constants.BROTLI_OPERATION_FLUSH;
}

/** How much effort a body that is kept deserves: a cached page is sent many times, a build's file for months. */
export type Effort = 'kept' | 'best';

/** Compresses a body that will be sent many times, off the main thread. */
export async function compressForKeeping(body: Buffer, encoding: ContentEncoding, effort: Effort): Promise<Buffer> {
  if (encoding === 'gzip') return gzipAsync(body, { level: effort === 'best' ? 9 : 6 });
  const quality = effort === 'best' ? 11 : 5;
  return brotliAsync(body, {
    params: {
      ...DYNAMIC_BROTLI,
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      // A file of the build may be larger than the window that is enough for a page.
      ...(effort === 'best' ? { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_DEFAULT_WINDOW } : {}),
    },
  });
}
