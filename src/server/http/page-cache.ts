import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ContentEncoding } from './content-encoding.ts';
import { compressForKeeping, compressNow, SMALLEST_COMPRESSED } from './content-encoding.ts';

/** What a rendering of a page gave, before it is compressed. */
export interface RenderedPage {
  readonly status: number;
  readonly contentType: string;
  /** Only what a visitor must get: the target of a redirect. */
  readonly location: string | null;
  readonly policy: string;
  readonly body: Buffer;
  /** False when the answer was meant for one visitor (it sets a cookie) or is no lasting truth (an error, a redirect). */
  readonly keep: boolean;
}

/** A page in the forms in which it has been sent so far. */
export interface KeptPage extends Omit<RenderedPage, 'keep'> {
  readonly etag: string;
  readonly encoded: Partial<Record<ContentEncoding, Buffer>>;
}

export interface PageCache {
  /**
   * The page kept under `key`, or the one `render` makes. However many ask at once, one rendering runs per key.
   * @param encoding the form asked for, which is made off the main thread.
   * @throws what `render` throws, to everyone who waited for it; nothing is kept then.
   */
  get(key: string, encoding: ContentEncoding | null, render: () => Promise<RenderedPage>): Promise<KeptPage>;
  /** The kept page, if there is a fresh one: the way that needs no promise. */
  peek(key: string): KeptPage | undefined;
  readonly bytes: number;
}

async function prepare(page: RenderedPage, encoding: ContentEncoding | null): Promise<KeptPage> {
  const { keep: _, ...kept } = page;
  const etag = createHash('sha256').update(page.policy).update(page.body).digest('base64url').slice(0, 22);
  if (encoding === null || page.body.length < SMALLEST_COMPRESSED) return { ...kept, etag, encoded: {} };
  return { ...kept, etag, encoded: { [encoding]: await compressForKeeping(page.body, encoding, 'kept') } };
}

/** The page in an encoding, made now if nobody has asked for it yet; undefined where compressing saves nothing. */
export function encodedBody(page: KeptPage, encoding: ContentEncoding | null): Buffer | undefined {
  if (encoding === null || page.body.length < SMALLEST_COMPRESSED) return undefined;
  page.encoded[encoding] ??= compressNow(page.body, encoding);
  return page.encoded[encoding];
}

/** Bytes in memory; half as much again stands for the encodings, of which the second may come later. */
function sizeOf(page: KeptPage): number {
  return Math.ceil(page.body.length * 1.5) + page.policy.length + 512;
}

/**
 * A cache of rendered public pages.
 * @param ttl how long a page is kept, in milliseconds; 0 keeps nothing but still joins simultaneous requests.
 * @param maxBytes bound over all kept bytes.
 */
export function createPageCache(ttl: number, maxBytes: number): PageCache {
  const pages = new LRUCache<string, KeptPage>({
    maxSize: maxBytes,
    maxEntrySize: Math.ceil(maxBytes / 8),
    sizeCalculation: sizeOf,
    ttl: Math.max(ttl, 1),
  });
  const flights = new Map<string, Promise<KeptPage>>();

  async function fly(
    key: string,
    encoding: ContentEncoding | null,
    render: () => Promise<RenderedPage>,
  ): Promise<KeptPage> {
    try {
      const rendered = await render();
      const page = await prepare(rendered, encoding);
      if (rendered.keep && ttl > 0) pages.set(key, page);
      return page;
    } finally {
      flights.delete(key);
    }
  }

  return {
    get(key, encoding, render) {
      const kept = pages.get(key);
      if (kept !== undefined) return Promise.resolve(kept);
      const flight = flights.get(key) ?? fly(key, encoding, render);
      flights.set(key, flight);
      return flight;
    },
    peek: (key) => pages.get(key),
    get bytes() {
      return pages.calculatedSize;
    },
  };
}
