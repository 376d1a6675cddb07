import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import { LRUCache } from 'lru-cache';
import { type ContentEncoding, chooseEncoding } from './content-encoding.ts';
import { mediaType } from './media-types.ts';
import { precompressedFile } from './precompress.ts';
import { INERT_POLICY } from './security-headers.ts';

interface StaticFile {
  readonly path: string;
  readonly type: string;
  readonly immutable: boolean;
  readonly variants: Readonly<Partial<Record<ContentEncoding, string>>>;
  etag: string | null;
}

export interface StaticFiles {
  /** Whether this URL path is one of the files known at start. */
  has(urlPath: string): boolean;
  /** Sends the file. Call only when `has` says so. */
  send(urlPath: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
  readonly count: number;
}

async function filesBelow(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The address of a file, percent-encoded the way browsers ask for it. */
function urlPathOf(prefix: string, root: string, file: string): string {
  return `${prefix}${relative(root, file).split(sep).map(encodeURIComponent).join('/')}`;
}

const CACHED_BYTES = 24 * 1024 * 1024;

/**
 * Serves `.next/static` and `public`. Every file is listed once at start and looked up by its exact address: a path a
 * client makes up is never joined to a directory, so there is nothing to traverse.
 * @param dir the application's directory.
 */
export async function createStaticFiles(dir: string): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>();
  const contents = new LRUCache<string, Buffer>({
    maxSize: CACHED_BYTES,
    sizeCalculation: (content) => content.length + 1,
  });
  const roots = [
    { root: join(dir, '.next', 'static'), prefix: '/_next/static/', immutable: true },
    { root: join(dir, 'public'), prefix: '/', immutable: false },
  ];
  const compressed = new Set(await filesBelow(join(dir, '.next', 'precompressed')));
  for (const { root, prefix, immutable } of roots) {
    for (const path of await filesBelow(root)) {
      const variants: Partial<Record<ContentEncoding, string>> = {};
      for (const encoding of ['br', 'gzip'] as const) {
        const variant = precompressedFile(dir, path, encoding);
        if (compressed.has(variant)) variants[encoding] = variant;
      }
      files.set(urlPathOf(prefix, root, path), { path, type: mediaType(path), immutable, variants, etag: null });
    }
  }

  async function read(path: string): Promise<Buffer> {
    const cached = contents.get(path);
    if (cached !== undefined) return cached;
    const content = await readFile(path);
    contents.set(path, content);
    return content;
  }

  return {
    has: (urlPath) => files.has(urlPath),
    count: files.size,
    async send(urlPath, request, response) {
      const file = files.get(urlPath);
      if (file === undefined) throw new Error('Not a static file.');
      const encoding = chooseEncoding(request.headers['accept-encoding']);
      const variant = encoding === null ? undefined : file.variants[encoding];
      const content = await read(variant ?? file.path);
      file.etag ??= createHash('sha256')
        .update(await read(file.path))
        .digest('base64url')
        .slice(0, 22);
      const etag = `"${file.etag}${variant === undefined ? '' : `-${encoding}`}"`;
      response.setHeader('Content-Type', file.type);
      response.setHeader(
        'Cache-Control',
        file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
      response.setHeader('ETag', etag);
      response.setHeader('Content-Security-Policy', INERT_POLICY);
      if (Object.keys(file.variants).length > 0) response.setHeader('Vary', 'Accept-Encoding');
      if (matchesEtag(request.headers['if-none-match'], etag)) {
        response.writeHead(304).end();
        return;
      }
      if (variant !== undefined && encoding !== null) response.setHeader('Content-Encoding', encoding);
      response.setHeader('Content-Length', content.length);
      response.writeHead(200).end(content);
    },
  };
}

/** Whether an `If-None-Match` header names this tag (weak comparison, as the header asks for). */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}
