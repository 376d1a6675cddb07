import { readPublic } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';

/** Past this number the exact one tells nobody anything, and counting it would cost. */
const COUNT_LIMIT = 10_000;

/** How many cooperations are public, at most COUNT_LIMIT. For the start page. One statement. */
export async function countPublicCooperations(): Promise<number> {
  const [row] = await readPublic<{ total: number }>(
    sql`SELECT count(*)::int AS total FROM (SELECT FROM cooperation_publication LIMIT ${COUNT_LIMIT}) AS capped`,
  );
  return row?.total ?? 0;
}
