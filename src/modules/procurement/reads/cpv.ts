import { readPublic } from '#src/db/read.ts';
import { join, type Sql, sql } from '#src/db/sql.ts';
import { searchWordsOf } from '#src/modules/bodies/domain/search.ts';

/** A code of the Common Procurement Vocabulary: eight digits and its German name. */
export interface CpvCode {
  readonly code: string;
  readonly label: string;
}

/** Hits shown; whoever gets more narrows the search. */
export const CPV_HITS = 60;

/** Codes whose number or name holds every word, the general ones first. Public facts; one statement. */
export async function searchCpvCodes(
  search: string,
): Promise<{ readonly hits: readonly CpvCode[]; readonly more: boolean }> {
  const words = searchWordsOf(search);
  if (words.length === 0) return { hits: [], more: false };
  const conditions: Sql[] = words.map((word) => sql`c.search_text LIKE ${`%${word}%`}`);
  const rows = await readPublic<CpvCode>(sql`SELECT c.code, c.label FROM cpv_code c WHERE ${join(conditions, ' AND ')}
    ORDER BY length(rtrim(c.code, '0')), c.code LIMIT ${CPV_HITS + 1}`);
  return { hits: rows.slice(0, CPV_HITS), more: rows.length > CPV_HITS };
}

/** Divisions this portal's buyers look in first: computers, networks, software, IT services. */
const NEAR_DIVISIONS = ['30', '32', '48', '72'];

/**
 * For the suggestions of a field: every division and group, and of the near divisions the classes too. The whole
 * vocabulary would weigh more than the page around it; the search page has it. Public facts; one statement.
 */
export function listCpvSuggestions(): Promise<readonly CpvCode[]> {
  return readPublic<CpvCode>(sql`SELECT c.code, c.label FROM cpv_code c
    WHERE c.code LIKE '%00000' OR (c.code LIKE '%000' AND left(c.code, 2) = ANY(${NEAR_DIVISIONS}::text[])) ORDER BY c.code`);
}

/** The given codes with their names, in the order of the vocabulary. Public facts; one statement. */
export function readCpvCodes(codes: readonly string[]): Promise<readonly CpvCode[]> {
  return readPublic<CpvCode>(
    sql`SELECT c.code, c.label FROM cpv_code c WHERE c.code = ANY(${[...codes]}::text[]) ORDER BY c.code`,
  );
}
