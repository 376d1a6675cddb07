import { readPublic } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';

/** Every field of cooperation, in the Land's order, for filters: also those no longer offered. One statement. */
export function listFields(): Promise<readonly { key: string; label: string }[]> {
  return readPublic<{ key: string; label: string }>(sql`SELECT key, label FROM cooperation_field ORDER BY sort, label`);
}
