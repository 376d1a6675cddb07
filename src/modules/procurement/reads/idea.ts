import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import type { CpvCode } from './cpv.ts';
import { type OpenProcurement, readProcurement } from './procurement.ts';

export interface IdeaView {
  readonly procurement: OpenProcurement;
  /** Names of the codes chosen, and of those asked for besides. */
  readonly cpv: readonly CpvCode[];
  /** Fields that can be chosen: those offered, and the present one. */
  readonly fields: readonly { readonly key: string; readonly label: string }[];
}

/** The idea of a purchase, in two statements; null for whoever may not see this room. */
export function getIdea(actor: Actor, id: string, askedCodes: readonly string[]): Promise<IdeaView | null> {
  return readAs(actor, async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('idea')) return null;
    const { cpvCodes, fieldKey } = procurement.row;
    const codes = [...cpvCodes, ...askedCodes];
    const [row] = await query<{ cpv: CpvCode[] | null; fields: { key: string; label: string }[] | null }>(
      sql`SELECT (SELECT json_agg(json_build_object('code', c.code, 'label', c.label) ORDER BY c.code)
          FROM cpv_code c WHERE c.code = ANY(${codes}::text[])) AS cpv,
        (SELECT json_agg(json_build_object('key', f.key, 'label', f.label) ORDER BY f.sort, f.label)
          FROM cooperation_field f WHERE f.active OR f.key = ${fieldKey}) AS fields`,
    );
    return { procurement, cpv: row?.cpv ?? [], fields: row?.fields ?? [] };
  });
}
