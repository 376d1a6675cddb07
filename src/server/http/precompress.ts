import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ContentEncoding, compressForKeeping, isCompressible, SMALLEST_COMPRESSED } from './content-encoding.ts';
import { mediaType } from './media-types.ts';

const ENDING: Readonly<Record<ContentEncoding, string>> = { br: '.br', gzip: '.gz' };

/** Where the compressed form of a file of the build or of `public` lies. */
export function precompressedFile(dir: string, file: string, encoding: ContentEncoding): string {
  return join(dir, '.next', 'precompressed', `${relative(dir, file)}${ENDING[encoding]}`);
}

async function modified(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return 0;
  }
}

/** Several instances may start at once on one build: a file appears under its name only when it is whole. */
async function writeWhole(path: string, content: Buffer): Promise<void> {
  const unfinished = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}

/**
 * Compresses every text file of the build and of `public` with the greatest effort. What is already there and newer
 * than its source is left alone, so a second run costs only a look.
 * @returns how many compressed files were written.
 */
export async function precompress(dir: string): Promise<number> {
  let written = 0;
  for (const root of [join(dir, '.next', 'static'), join(dir, 'public')]) {
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const source = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !isCompressible(mediaType(source))) continue;
      const { size, mtimeMs } = await stat(source);
      if (size < SMALLEST_COMPRESSED) continue;
      for (const encoding of ['br', 'gzip'] as const) {
        const target = precompressedFile(dir, source, encoding);
        if ((await modified(target)) >= mtimeMs) continue;
        await writeWhole(target, await compressForKeeping(await readFile(source), encoding, 'best'));
        written += 1;
      }
    }
  }
  return written;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { dir: { type: 'string', default: '.' } } });
  const written = await precompress(resolve(values.dir));
  process.stdout.write(`${written} compressed files written\n`);
}
