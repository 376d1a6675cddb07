import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { signRecord } from './record-signature.ts';

/** A file of an archive; its bytes are made when its turn comes. */
export interface ArchivePart {
  readonly path: string;
  open(): AsyncIterable<Uint8Array>;
}

/** What became of a part: its length in bytes and its SHA-256 in hexadecimal. */
export interface WrittenPart {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/**
 * A ZIP archive as a stream, one part after the other and never whole in memory, that ends with `manifest.json` (made from
 * what was really written) and its signature `manifest.sig`. An error tears the stream off, so that a receiver notices.
 *
 * @param manifest the manifest's text, from the written parts in their order
 */
export function signedArchive(
  parts: readonly ArchivePart[],
  mtime: Date,
  manifest: (written: readonly WrittenPart[]) => string,
): ReadableStream<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  const written: WrittenPart[] = [];
  let text = '';
  const add = (path: string, open: () => AsyncIterable<Uint8Array>) =>
    zip.addReadStreamLazy(path, { mtime }, (done) => {
      try {
        done(null, Readable.from(open(), { objectMode: false }));
      } catch (error) {
        done(error, Readable.from([]));
      }
    });
  for (const part of parts) add(part.path, () => measured(part, written));
  add('manifest.json', () => {
    text = manifest(written);
    return bytesOf(text);
  });
  add('manifest.sig', () => bytesOf(`${signRecord(text)}\n`));
  zip.end();
  return Readable.toWeb(output) as ReadableStream<Uint8Array>;
}

/** A text as the bytes of a part. */
export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}

async function* measured(part: ArchivePart, written: WrittenPart[]): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const bytes of part.open()) {
    hash.update(bytes);
    size += bytes.length;
    yield bytes;
  }
  written.push({ path: part.path, size, sha256: hash.digest('hex') });
}
