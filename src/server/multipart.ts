import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';

/** A file that lies on this server's disk while its request is being answered. */
export interface StagedFile {
  /** As the browser sent it: untrusted. */
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: Buffer;
  /** At most `length` bytes from `offset`. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A multipart form with at most one file. */
export interface ReceivedForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: StagedFile | null;
  /** The file was longer than allowed; `file` is null then. */
  readonly tooLarge: boolean;
  /** Removes the file from disk. Always call it. */
  dispose(): Promise<void>;
}

const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 20_000;

/**
 * Reads a multipart form as a stream: the file goes to disk in pieces, so that memory stays flat however many upload at
 * once (docs/decisions/0071-documents-in-the-database.md). A file that is too long is read to its end but not kept,
 * because a browser shows no answer while it is still sending.
 * @throws Error if the body is no multipart form, or breaks off.
 */
export async function receiveForm(request: Request, maxFileBytes: number): Promise<ReceivedForm> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data;/i.test(contentType) || request.body === null) throw new Error('not a multipart form');
  const path = join(tmpdir(), `allmende-upload-${randomUUID()}`);
  const fields: Record<string, string> = Object.create(null);
  const parser = new Busboy({
    headers: { 'content-type': contentType },
    limits: { files: 1, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES, fileSize: maxFileBytes, headerPairs: 20 },
  });
  let writing: Promise<WrittenFile> | null = null;
  parser.on('field', (name, value) => {
    fields[name] = value;
  });
  parser.on('file', (_name, stream, fileName) => {
    writing = writeFile(stream, path).then((written) => ({ ...written, fileName, truncated: stream.truncated }));
    // Awaited below; until then a failure must not count as unhandled.
    writing.catch(() => {});
  });
  const remove = () => rm(path, { force: true });
  try {
    await pipeline(Readable.fromWeb(request.body as ReadableStream<Uint8Array>), parser);
    const written = await (writing as Promise<WrittenFile> | null);
    if (written === null || (written.size === 0 && written.fileName === '')) {
      return { fields, file: null, tooLarge: false, dispose: remove };
    }
    if (written.truncated) return { fields, file: null, tooLarge: true, dispose: remove };
    const handle = await open(path, 'r');
    const dispose = async () => {
      await handle.close();
      await remove();
    };
    const { fileName, size, sha256 } = written;
    const read = (offset: number, length: number) => readPart(handle, offset, length);
    return { fields, file: { fileName, size, sha256, read }, tooLarge: false, dispose };
  } catch (error) {
    await remove();
    throw error;
  }
}

interface WrittenFile {
  readonly fileName: string;
  readonly size: number;
  readonly sha256: Buffer;
  readonly truncated: boolean;
}

/** Writes a stream to disk, readable by this process's user only, and measures it on the way. */
async function writeFile(stream: Readable, path: string): Promise<{ size: number; sha256: Buffer }> {
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(stream, measure, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  return { size, sha256: hash.digest() };
}

async function readPart(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}
