import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { addressOf, TODAY } from '#src/modules/bodies/reads/list-conditions.ts';
import type { Actor } from '#src/policy/actor.ts';
import { isId } from '../domain/addresses.ts';

/** Bodies that can still be invited: in force, and not party or invited already. For the suggestion list of the form. */
export async function listInvitableBodies(actor: Actor, id: string): Promise<{ key: string; label: string }[]> {
  if (!isId(id)) return [];
  return readAs(actor, (query) =>
    query<{ key: string; label: string }>(sql`SELECT ${addressOf('b')} AS key, b.official_name AS label
      FROM body b
      WHERE (b.valid_to IS NULL OR b.valid_to >= ${TODAY}) AND b.id NOT IN (SELECT p.body_id
        FROM cooperation_partner p WHERE p.cooperation_id = ${id}::uuid AND p.status IN ('invited', 'accepted'))
      ORDER BY b.sort_name, b.id`),
  );
}
