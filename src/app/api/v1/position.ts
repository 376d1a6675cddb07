import type { ExchangePosition } from '#src/modules/contracts/reads/exchange.ts';
import { getEnv } from '#src/server/env.ts';
import { type Problem, problem } from './problem.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;
const CURSOR = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What a list was asked for. */
export interface ListRequest {
  readonly after: ExchangePosition | null;
  readonly limit: number;
}

/** Reads `cursor` and `limit`; a Response says what is wrong with them. */
export function listRequest(request: Request): ListRequest | Response {
  const { searchParams } = new URL(request.url);
  const limit = searchParams.get('limit') ?? String(DEFAULT_LIMIT);
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > MAX_LIMIT)
    return problem(badQuery(`limit ist eine Zahl von 1 bis ${MAX_LIMIT}.`));
  const cursor = searchParams.get('cursor');
  if (cursor === null) return { after: null, limit: Number(limit) };
  const [, at, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at)))
    return problem(badQuery('cursor stammt nicht aus links.next einer früheren Antwort.'));
  return { after: { at, id }, limit: Number(limit) };
}

function badQuery(detail: string): Problem {
  return { status: 400, title: 'Anfrage nicht lesbar', detail };
}

/** The rows of a page, and the link to the next one where there is one. */
export function pageOf<Row extends { readonly id: string }>(
  path: string,
  rows: readonly Row[],
  limit: number,
  momentOf: (row: Row) => Date,
): { readonly shown: readonly Row[]; readonly links: { readonly next?: string } } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (rows.length <= limit || !last) return { shown, links: {} };
  const cursor = Buffer.from(`${momentOf(last).toISOString()}_${last.id}`).toString('base64url');
  return { shown, links: { next: `${getEnv().PUBLIC_URL}${path}?limit=${limit}&cursor=${cursor}` } };
}
