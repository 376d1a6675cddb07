import type { Query } from './read.ts';
import type { Sql } from './sql.ts';

/** How a list is cut into pages. */
export interface Paging {
  /** Rows on a page. */
  readonly size: number;
  /** Pages that are counted and offered; whoever needs more narrows the search or takes the export. */
  readonly most: number;
}

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Number of hits, at most what all pages together can show. */
  readonly total: number;
  /** There are more hits than `total`: narrow the search, or take the export. */
  readonly more: boolean;
  /** The page shown: the last one where a later one was asked for. */
  readonly page: number;
  readonly pageCount: number;
}

export const EMPTY_PAGE: Page<never> = { items: [], total: 0, more: false, page: 1, pageCount: 1 };

/**
 * One page by a statement whose rows carry `total` (hits, at least one more than can be shown where there are more) and
 * `place` (null in the one row that only counts). A page behind the last becomes the last, by a second statement.
 */
export async function readPage<Item extends object>(
  run: Query,
  asked: number,
  { size, most }: Paging,
  statement: (offset: number) => Sql,
): Promise<Page<Item>> {
  type Row = Item & { readonly total: number; readonly place: string | null };
  let page = asked;
  let rows = await run<Row>(statement((page - 1) * size));
  const found = rows[0]?.total ?? 0;
  const total = Math.min(found, size * most);
  const pageCount = Math.max(1, Math.ceil(total / size));
  if (page > pageCount) {
    page = pageCount;
    rows = await run<Row>(statement((page - 1) * size));
  }
  return { items: rows.filter((row) => row.place !== null), total, more: found > total, page, pageCount };
}
