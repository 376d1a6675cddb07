import type { Transaction } from '#src/db/transaction.ts';
import { suggestionKey } from '#src/ui/form/suggestion.ts';
import { isId } from '../domain/addresses.ts';

/** A body a form named. */
export interface NamedBody {
  readonly id: string;
  /** Whether it has not ended before the day asked for. */
  readonly inForce: boolean;
}

/**
 * Finds the bodies a form names: by id, by "Name (key)" as the suggestion list writes it, by key or slug, or by exact
 * name. Null if one of them is unknown or the name fits several bodies.
 */
export async function findBodies(
  tx: Transaction,
  texts: readonly string[],
  today: string,
): Promise<readonly NamedBody[] | null> {
  const wanted = texts.map((text) => suggestionKey(text) ?? text);
  const rows = await tx.$queryRaw<{ wanted: string; id: string; inForce: boolean }[]>`
    SELECT w.text AS wanted, b.id, (b.valid_to IS NULL OR b.valid_to >= ${today}::date) AS "inForce"
    FROM unnest(${wanted}::text[]) AS w(text)
    JOIN body b ON b.slug = w.text OR b.id::text = w.text OR b.official_name = w.text OR b.short_name = w.text
      OR b.id IN (SELECT k.body_id FROM body_key k WHERE k.value = w.text AND k.kind IN ('ags', 'district_key')
        AND (k.valid_to IS NULL OR k.valid_to >= ${today}::date))`;
  const found: NamedBody[] = [];
  for (const text of wanted) {
    const hits = rows.filter((row) => row.wanted === text);
    // An ended body shares its name with the one that followed it; an id means exactly one.
    const meant = isId(text) ? hits : hits.filter((hit) => hit.inForce);
    const [first] = meant.length > 0 ? meant : hits;
    if (!first || meant.length > 1) return null;
    found.push({ id: first.id, inForce: first.inForce });
  }
  return found;
}
