import { readPublic } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';

/** Which of the codes the Common Procurement Vocabulary holds. Public facts; one statement. */
export async function listKnownCpvCodes(codes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await readPublic<{ code: string }>(
    sql`SELECT c.code FROM cpv_code c WHERE c.code = ANY(${[...codes]}::text[])`,
  );
  return new Set(rows.map(({ code }) => code));
}
