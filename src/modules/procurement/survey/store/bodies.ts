import { type Sql, sql } from '#src/db/sql.ts';
import type { Transaction } from '#src/db/transaction.ts';
import { suggestionKey } from '#src/ui/form/suggestion.ts';

/**
 * Asks every body the condition means that is not asked yet, all in one statement; with `again` also those that
 * declined. Returns the bodies asked by it.
 */
export async function askBodies(
  tx: Transaction,
  procurementId: string,
  which: Sql,
  again: boolean,
  now: Date,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ bodyId: string }[]>(sql`
    INSERT INTO procurement_participant AS n (procurement_id, body_id, asked_at)
    SELECT ${procurementId}::uuid, b.id, ${now} FROM body b WHERE ${which} ORDER BY b.id
    ON CONFLICT (procurement_id, body_id) DO UPDATE SET status = 'asked', asked_at = excluded.asked_at,
      decline_reason = NULL, answered_at = NULL, version = n.version + 1
      WHERE n.status = 'withdrawn' OR ${again} AND n.status = 'declined'
    RETURNING n.body_id AS "bodyId"`);
  return rows.map(({ bodyId }) => bodyId);
}

/** Ids of the bodies a form names by "Name (key)", key or exact name; null if one is unknown or not clear. */
export async function findNamedBodies(
  tx: Transaction,
  texts: readonly string[],
  today: string,
): Promise<readonly string[] | null> {
  const wanted = texts.map((text) => suggestionKey(text) ?? text);
  const rows = await tx.$queryRaw<{ wanted: string; id: string }[]>`
    SELECT w.text AS wanted, b.id FROM unnest(${wanted}::text[]) AS w(text)
    JOIN body b ON (b.valid_to IS NULL OR b.valid_to >= ${today}::date) AND (b.slug = w.text OR b.id::text = w.text
      OR b.official_name = w.text OR b.short_name = w.text
      OR b.id IN (SELECT k.body_id FROM body_key k WHERE k.value = w.text AND k.kind IN ('ags', 'district_key')
        AND (k.valid_to IS NULL OR k.valid_to >= ${today}::date)))`;
  const ids = wanted.map((text) => rows.filter((row) => row.wanted === text));
  if (ids.some((hits) => hits.length !== 1)) return null;
  return [...new Set(ids.flatMap((hits) => hits.map(({ id }) => id)))];
}

/** Withdraws the question from a body, or from all, where no answer has been sent. Returns the bodies concerned. */
export async function stopAsking(
  tx: Transaction,
  procurementId: string,
  bodyId: string | null,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ bodyId: string }[]>`
    UPDATE procurement_participant n SET status = 'withdrawn', version = n.version + 1
    WHERE n.procurement_id = ${procurementId}::uuid AND n.status = 'asked' AND NOT n.is_lead
      AND (${bodyId}::uuid IS NULL OR n.body_id = ${bodyId}::uuid)
    RETURNING n.body_id AS "bodyId"`;
  return rows.map((row) => row.bodyId);
}
