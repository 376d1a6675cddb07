/** Where a list goes on: behind or before a row, named by its sort text and id. No OFFSET, whatever the length. */
export interface Cursor {
  readonly direction: 'after' | 'before';
  readonly sort: string;
  readonly id: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A cursor as part of an address. */
export function writeCursor({ direction, sort, id }: Cursor): string {
  return Buffer.from(JSON.stringify([direction === 'after' ? 1 : 0, sort, id])).toString('base64url');
}

/** Reads a cursor from an address; null (the beginning) for whatever is none. */
export function readCursor(text: string | undefined): Cursor | null {
  if (!text || text.length > 1_000) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return null;
    const [forward, sort, id] = parts;
    if (typeof sort !== 'string' || sort.includes('\0') || typeof id !== 'string' || !UUID.test(id)) return null;
    return { direction: forward === 1 ? 'after' : 'before', sort, id };
  } catch {
    return null;
  }
}

/** A page of rows with the cursors to its neighbours. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly previous: string | null;
  readonly next: string | null;
}

/**
 * Makes a page from one row more than it holds. Rows read backwards come reversed.
 * @param fetched at most `size + 1` rows in reading direction
 */
export function pageOf<Row>(
  fetched: readonly Row[],
  size: number,
  cursor: Cursor | null,
  key: (row: Row) => { readonly sort: string; readonly id: string },
): Page<Row> {
  const backwards = cursor?.direction === 'before';
  const kept = fetched.slice(0, size);
  const rows = backwards ? kept.toReversed() : kept;
  const more = fetched.length > size;
  const [first, last] = [rows[0], rows.at(-1)];
  const hasPrevious = backwards ? more : cursor !== null;
  const hasNext = backwards || more;
  return {
    rows,
    previous: hasPrevious && first ? writeCursor({ direction: 'before', ...key(first) }) : null,
    next: hasNext && last ? writeCursor({ direction: 'after', ...key(last) }) : null,
  };
}
