import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { isId } from '#src/modules/cooperations/domain/addresses.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';

/** Where an idea can come from: a contract of one's own that ends, or a cooperation one takes part in. */
export interface IdeaSource {
  readonly kind: 'contract' | 'cooperation';
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly fieldKey: string | null;
  readonly cpvCode: string | null;
  /** Last day of the contract. */
  readonly endsOn: IsoDay | null;
}

/** The contract of the actor's own body behind an address, or null. */
export function getSourceContract(actor: Actor, id: string): Promise<IdeaSource | null> {
  return sourceOf(
    actor,
    id,
    sql`SELECT 'contract' AS kind, k.id, k.reference, k.title, k.field_key AS "fieldKey", k.cpv_code AS "cpvCode",
      to_char(k.ends_on, 'YYYY-MM-DD') AS "endsOn"
      FROM contract k WHERE k.id = ${id}::uuid AND k.owner_body_id = ${actor.bodyId}::uuid`,
  );
}

/** The cooperation behind an address in which the actor's body is a partner, or null. */
export function getSourceCooperation(actor: Actor, id: string): Promise<IdeaSource | null> {
  return sourceOf(
    actor,
    id,
    sql`SELECT 'cooperation' AS kind, c.id, c.reference, c.title, c.field_key AS "fieldKey", NULL AS "cpvCode",
      NULL AS "endsOn" FROM cooperation c
      WHERE c.id = ${id}::uuid AND EXISTS (SELECT FROM cooperation_partner p WHERE p.cooperation_id = c.id
        AND p.body_id = ${actor.bodyId}::uuid AND p.status = 'accepted')`,
  );
}

async function sourceOf(actor: Actor, id: string, statement: ReturnType<typeof sql>): Promise<IdeaSource | null> {
  if (!isId(id)) return null;
  const [row] = await readAs(actor, (query) => query<IdeaSource>(statement));
  return row ?? null;
}
