import type { ByteSource } from './byte-source.ts';
import type { DocumentType } from './document-type.ts';
import { readPackedEntry, readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** Why a file is not taken, told from its content. */
export const INSPECTION_REFUSALS = [
  'empty_file',
  'type_not_allowed',
  'file_damaged',
  'file_encrypted',
  'macros_not_allowed',
] as const;

export type InspectionRefusal = (typeof INSPECTION_REFUSALS)[number];

export type Inspection =
  | { readonly ok: true; readonly type: DocumentType }
  | { readonly ok: false; readonly reason: InspectionRefusal };

/** Most an office document may unpack to, and the most of its two describing parts that is ever unpacked here. */
const MAX_UNPACKED_BYTES = 500 * 1024 * 1024;
const MAX_PART_BYTES = 256 * 1024;

/** Unpacks deflated bytes; null when they are damaged or would grow beyond `maxBytes`. Passed in: the domain loads nothing. */
export type Inflate = (packed: Uint8Array, maxBytes: number) => Uint8Array | null;

const DOCX_MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const ODT_MIME = 'application/vnd.oasis.opendocument.text';

/**
 * Tells a document's type from its bytes, whatever its name or the browser says. Office documents are ZIP archives and
 * are recognised by what is inside; those with macros, with a password or that unpack to absurd sizes are refused.
 */
export async function inspectDocument(source: ByteSource, inflate: Inflate): Promise<Inspection> {
  if (source.size === 0) return refuse('empty_file');
  const head = await source.read(0, 16);
  if (starts(head, [0x25, 0x50, 0x44, 0x46, 0x2d])) return inspectPdf(source);
  if (starts(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return inspectPng(source);
  if (starts(head, [0xff, 0xd8, 0xff])) return { ok: true, type: 'jpeg' };
  if (starts(head, [0x49, 0x49, 0x2a, 0x00]) || starts(head, [0x4d, 0x4d, 0x00, 0x2a]))
    return { ok: true, type: 'tiff' };
  if (starts(head, [0x50, 0x4b, 0x03, 0x04])) return inspectArchive(source, inflate);
  // An office document with a password is an OLE container, not an archive; say so instead of "type".
  if (starts(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return inspectCompoundFile(source);
  return refuse('type_not_allowed');
}

async function inspectPdf(source: ByteSource): Promise<Inspection> {
  const tail = latin(await source.read(Math.max(0, source.size - 2_048), 2_048));
  return tail.includes('%%EOF') ? { ok: true, type: 'pdf' } : refuse('file_damaged');
}

async function inspectPng(source: ByteSource): Promise<Inspection> {
  const tail = latin(await source.read(Math.max(0, source.size - 12), 12));
  return tail.includes('IEND') ? { ok: true, type: 'png' } : refuse('file_damaged');
}

async function inspectCompoundFile(source: ByteSource): Promise<Inspection> {
  // Names in the container's directory are UTF-16; the directory of a file this small lies in its first or last part.
  const name = [...'EncryptedPackage'].join('\0');
  const first = latin(await source.read(0, 1024 * 1024));
  const last = latin(await source.read(Math.max(0, source.size - 1024 * 1024), 1024 * 1024));
  const encrypted = first.includes(name) || last.includes(name);
  return refuse(encrypted ? 'file_encrypted' : 'type_not_allowed');
}

async function inspectArchive(source: ByteSource, inflate: Inflate): Promise<Inspection> {
  const entries = await readZipDirectory(source);
  if (entries === null) return refuse('file_damaged');
  if (entries.some((entry) => entry.encrypted)) return refuse('file_encrypted');
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > MAX_UNPACKED_BYTES) return refuse('file_damaged');
  if (entries.some((entry) => isEscaping(entry.name)) || hasDoubles(entries)) return refuse('file_damaged');
  const archive: Archive = { source, entries, inflate };
  if (entries.some((entry) => entry.name === '[Content_Types].xml')) return inspectOfficeOpen(archive);
  if (entries[0]?.name === 'mimetype') return inspectOpenDocument(archive);
  return refuse('type_not_allowed');
}

/** DOCX: the content types name the main part; a macro-enabled document (.docm) names another one and holds a VBA part. */
async function inspectOfficeOpen(archive: Archive): Promise<Inspection> {
  const { entries } = archive;
  if (entries.some((entry) => /vbaProject|vbaData|\/activeX\//i.test(entry.name))) return refuse('macros_not_allowed');
  const types = await unpackText(archive, '[Content_Types].xml');
  if (types === null) return refuse('file_damaged');
  if (/macroEnabled|vbaProject|activeX/i.test(types)) return refuse('macros_not_allowed');
  const isDocument = types.includes(DOCX_MAIN) && entries.some((entry) => entry.name === 'word/document.xml');
  return isDocument ? { ok: true, type: 'docx' } : refuse('type_not_allowed');
}

/** ODT: the first entry says what it is, in plain; macros live in Basic/ and Scripts/. */
async function inspectOpenDocument(archive: Archive): Promise<Inspection> {
  const { entries } = archive;
  const mime = await unpackText(archive, 'mimetype');
  if (mime?.trim() !== ODT_MIME) return refuse('type_not_allowed');
  const manifest = await unpackText(archive, 'META-INF/manifest.xml');
  if (manifest === null || !entries.some((entry) => entry.name === 'content.xml')) return refuse('file_damaged');
  if (manifest.includes('encryption-data')) return refuse('file_encrypted');
  const macros = entries.some((entry) => /^(Basic|Scripts)\/.+/i.test(entry.name) && !isEmptyLibrary(entry));
  return macros ? refuse('macros_not_allowed') : { ok: true, type: 'odt' };
}

/** LibreOffice writes the catalogue of an empty macro library into some documents; only modules hold code. */
function isEmptyLibrary(entry: ZipEntry): boolean {
  return entry.name.endsWith('/') || /^Basic\/(Standard\/)?script-l[bc]\.xml$/i.test(entry.name);
}

async function unpackText(archive: Archive, name: string): Promise<string | null> {
  const entry = archive.entries.find((candidate) => candidate.name === name);
  if (!entry || entry.compressedSize > MAX_PART_BYTES) return null;
  const packed = await readPackedEntry(archive.source, entry);
  if (packed === null) return null;
  const bytes = entry.method === 0 ? packed : archive.inflate(packed, MAX_PART_BYTES);
  return bytes && new TextDecoder().decode(bytes);
}

interface Archive {
  readonly source: ByteSource;
  readonly entries: readonly ZipEntry[];
  readonly inflate: Inflate;
}

function isEscaping(name: string): boolean {
  return name.startsWith('/') || name.includes('\\') || name.split('/').includes('..');
}

/** Two entries of one name: programs disagree which one counts, so what was checked may not be what opens. */
function hasDoubles(entries: readonly ZipEntry[]): boolean {
  return new Set(entries.map((entry) => entry.name.toLowerCase())).size !== entries.length;
}

function starts(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, index) => bytes[index] === byte);
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

function refuse(reason: InspectionRefusal): Inspection {
  return { ok: false, reason };
}
