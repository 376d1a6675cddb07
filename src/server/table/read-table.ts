import { inflateRawSync } from 'node:zlib';
import { readSheet } from 'read-excel-file/universal';
import { ZipFile } from 'yazl';
import { type ByteSource, sourceOfBytes } from '#src/modules/documents/domain/byte-source.ts';
import { readPackedEntry, readZipDirectory, type ZipEntry } from '#src/modules/documents/domain/zip-directory.ts';
import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, readCsvText } from './csv-text.ts';

/** A cell as read: nothing is ever computed, a formula counts as the result that was saved with it. */
export type TableCell = string | number | boolean | Date | null;

/** Why a file is not read as a table. */
export type TableProblem =
  | 'file_empty'
  | 'file_too_large'
  | 'type_not_allowed'
  | 'old_format'
  | 'file_encrypted'
  | 'file_damaged'
  | 'too_many_cells';

export type ReadTable =
  | { readonly ok: true; readonly rows: readonly (readonly TableCell[])[] }
  | { readonly ok: false; readonly problem: TableProblem };

/** Largest file: 2 MB. */
export const MAX_TABLE_BYTES = 2 * 1024 * 1024;
/** Most a workbook's parts may unpack to, all together. */
const MAX_UNPACKED_BYTES = 16 * 1024 * 1024;
const MAX_PARTS = 400;

/**
 * Reads the first sheet of an XLSX file, or a CSV file, told from its bytes and not from its name. Hostile input is met
 * before the XLSX library sees it: the archive is unpacked here under a limit, only the parts with cells are kept, their
 * addresses are counted (one cell at XFD1048576 would be seventeen billion empty ones), and what passes is packed anew, so
 * that the library reads exactly what was checked.
 */
export async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  if (bytes.length === 0) return fail('file_empty');
  if (bytes.length > MAX_TABLE_BYTES) return fail('file_too_large');
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04])) return readWorkbook(bytes);
  // The container of .xls files and of workbooks with a password.
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return fail('old_format');
  return readText(bytes);
}

/** UTF-8 if it is that to the last byte, else the encoding German Windows programs write. */
function readText(bytes: Uint8Array): ReadTable {
  if (bytes.includes(0)) return fail('type_not_allowed');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  const rows = readCsvText(text);
  return rows === null ? fail('file_damaged') : { ok: true, rows };
}

async function readWorkbook(bytes: Uint8Array): Promise<ReadTable> {
  const source = sourceOfBytes(bytes);
  const entries = await readZipDirectory(source);
  if (entries === null || entries.length > MAX_PARTS) return fail('file_damaged');
  if (entries.some(({ encrypted }) => encrypted)) return fail('file_encrypted');
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) return fail('type_not_allowed');
  const needed = entries.filter(({ name }) => NEEDED.test(name));
  if (new Set(needed.map(({ name }) => name.toLowerCase())).size !== needed.length) return fail('file_damaged');
  const parts = await unpack(source, needed);
  if (typeof parts === 'string') return fail(parts);
  const problem = parts.map(({ name, text }) => problemOf(name, text)).find((found) => found !== null);
  if (problem) return fail(problem);
  try {
    const rows = await readSheet(await pack(parts));
    return rows.length > MAX_SHEET_ROWS ? fail('too_many_cells') : { ok: true, rows: rows as TableCell[][] };
  } catch {
    // Whatever the library stumbles over: the person can only save the file anew.
    return fail('file_damaged');
  }
}

/** Cells and what gives them meaning; drawings, macros, queries and links are never unpacked. */
const NEEDED =
  /^(xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml)$/i;

interface Part {
  readonly name: string;
  readonly text: string;
}

async function unpack(source: ByteSource, entries: readonly ZipEntry[]): Promise<Part[] | TableProblem> {
  const parts: Part[] = [];
  let left = MAX_UNPACKED_BYTES;
  for (const entry of entries) {
    if (entry.method !== 0 && entry.method !== 8) return 'file_damaged';
    const packed = await readPackedEntry(source, entry);
    if (packed === null) return 'file_damaged';
    let bytes: Uint8Array;
    try {
      // Stops where the limit is reached, whatever size the archive claims.
      bytes = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
    } catch (error) {
      return (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_many_cells' : 'file_damaged';
    }
    left -= bytes.length;
    if (left < 0) return 'too_many_cells';
    parts.push({ name: entry.name, text: new TextDecoder().decode(bytes) });
  }
  return parts;
}

const ROW = /<(?:\w+:)?row[\s/>]/g;
const CELL = /<(?:\w+:)?c[\s/>]/g;
const ADDRESS = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Entities of its own in a part are an attack; a sheet's cells must lie within the limits. */
function problemOf(name: string, text: string): TableProblem | null {
  if (/<!(DOCTYPE|ENTITY)/i.test(text) || text.includes('\0')) return 'file_damaged';
  if (!/^xl\/worksheets\//i.test(name)) return null;
  const rows = text.split(ROW);
  if (rows.length > MAX_SHEET_ROWS + 1) return 'too_many_cells';
  if (rows.some((row) => (row.match(CELL)?.length ?? 0) > MAX_SHEET_COLUMNS)) return 'too_many_cells';
  for (const [, double, single] of text.matchAll(ADDRESS)) {
    const address = /^([A-Z]{0,3})([1-9]\d{0,6})$/.exec(double ?? single ?? '');
    if (!address) return 'file_damaged';
    if (Number(address[2]) > MAX_SHEET_ROWS || columnOf(address[1] ?? '') > MAX_SHEET_COLUMNS) return 'too_many_cells';
  }
  return null;
}

/** A is 1, Z 26, AA 27. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

async function pack(parts: readonly Part[]): Promise<ArrayBuffer> {
  const archive = new ZipFile();
  for (const { name, text } of parts) {
    // The library takes a result that failed ("#DIV/0!") for an empty cell; as a text it can be named to the person.
    const readable = text.replace(/(<(?:\w+:)?c\b[^<>]*\s)t\s*=\s*(?:"e"|'e')/g, '$1t="str"');
    archive.addBuffer(Buffer.from(readable), name, { compress: false });
  }
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer);
  const whole = Buffer.concat(chunks);
  return whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.byteLength) as ArrayBuffer;
}

function starts(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function fail(problem: TableProblem): ReadTable {
  return { ok: false, problem };
}
