import type { ByteSource } from './byte-source.ts';

/** One file inside a ZIP archive, as the archive's directory states it. Sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly compressedSize: number;
  readonly size: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  /** Where the entry's local header begins. */
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MAX_COMMENT = 65_535;
/** A real document of 25 MB has some hundred entries; the directory of 2,000 with long names stays below 1 MB. */
const MAX_ENTRIES = 2_000;
const MAX_DIRECTORY_BYTES = 1024 * 1024;

/**
 * Reads a ZIP archive's directory without unpacking anything, so that no archive can be a bomb here. Null for whatever is
 * not one plain archive: split, ZIP64, with bytes behind its end, or with a directory that does not add up.
 */
export async function readZipDirectory(source: ByteSource): Promise<readonly ZipEntry[] | null> {
  const tailLength = Math.min(source.size, END_LENGTH + MAX_COMMENT);
  const tail = viewOf(await source.read(source.size - tailLength, tailLength));
  const end = findEnd(tail);
  if (end === null) return null;
  const count = tail.getUint16(end + 10, true);
  const length = tail.getUint32(end + 12, true);
  const offset = tail.getUint32(end + 16, true);
  const oneDisk = tail.getUint32(end + 4, true) === 0 && tail.getUint16(end + 8, true) === count;
  if (!oneDisk || count === 0 || count > MAX_ENTRIES || length > MAX_DIRECTORY_BYTES) return null;
  // The directory must end where the end record begins: what hides between or before is not what programs will read.
  if (offset + length !== source.size - tailLength + end) return null;
  return parseEntries(await source.read(offset, length), count, offset);
}

/** Position of the one end record whose comment reaches exactly to the end of the file. */
function findEnd(tail: DataView): number | null {
  for (let at = tail.byteLength - END_LENGTH; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END_SIGNATURE) continue;
    return at + END_LENGTH + tail.getUint16(at + 20, true) === tail.byteLength ? at : null;
  }
  return null;
}

function parseEntries(bytes: Uint8Array, count: number, directoryOffset: number): ZipEntry[] | null {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_LENGTH > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) return null;
    const nameLength = view.getUint16(at + 28, true);
    const nameEnd = at + ENTRY_LENGTH + nameLength;
    const entry: ZipEntry = {
      name: new TextDecoder().decode(bytes.subarray(at + ENTRY_LENGTH, nameEnd)),
      encrypted: (view.getUint16(at + 8, true) & 0x2041) !== 0,
      method: view.getUint16(at + 10, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if (nameEnd > bytes.length || entry.offset >= directoryOffset) return null;
    entries.push(entry);
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === bytes.length ? entries : null;
}

/** The still packed bytes of an entry, or null where its local header contradicts the directory. */
export async function readPackedEntry(source: ByteSource, entry: ZipEntry): Promise<Uint8Array | null> {
  const header = viewOf(await source.read(entry.offset, LOCAL_LENGTH));
  if (header.byteLength < LOCAL_LENGTH || header.getUint32(0, true) !== LOCAL_SIGNATURE) return null;
  if (header.getUint16(8, true) !== entry.method) return null;
  const start = entry.offset + LOCAL_LENGTH + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = await source.read(start, entry.compressedSize);
  return packed.length === entry.compressedSize ? packed : null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
