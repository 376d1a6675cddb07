import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { isId } from '../domain/addresses.ts';
import { diffContent, type SectionChanges } from '../domain/diff.ts';
import { readRecord } from './cooperation.ts';
import { contractsChanged, type StoredVersion } from './stored-version.ts';

/** Two frozen versions of a cooperation and what differs between them. */
export interface VersionComparison {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly sections: readonly SectionChanges[];
  readonly contracts: {
    readonly before: readonly string[];
    readonly after: readonly string[];
    readonly changed: boolean;
  };
  /** All versions, newest first. */
  readonly versions: readonly { readonly number: number; readonly createdAt: Date }[];
  readonly bodyNames: Readonly<Record<string, string>>;
  readonly fieldLabels: Readonly<Record<string, string>>;
}

interface VersionRow {
  versions: { number: number; createdAt: string; content: StoredVersion | null }[];
  bodyNames: Record<string, string>;
  fieldLabels: Record<string, string>;
}

/**
 * Compares two versions in two statements. Numbers come from an address: null or unknown ones become the last two
 * versions. Null where there is nothing to see or to compare.
 */
export async function getVersionComparison(
  actor: Actor,
  id: string,
  from: number | null,
  to: number | null,
): Promise<VersionComparison | null> {
  if (!isId(id)) return null;
  return readAs(actor, async (query) => {
    const record = await readRecord(query, actor, id);
    if (record === null || record.row.contentVersion === 0) return null;
    const latest = record.row.contentVersion;
    const known = (number: number | null): number | null =>
      number !== null && Number.isInteger(number) && number >= 1 && number <= latest ? number : null;
    const second = known(to) ?? latest;
    const first = known(from) ?? Math.max(1, second - 1);
    const [row] = await query<VersionRow>(sql`SELECT
      (SELECT json_agg(json_build_object('number', v.number, 'createdAt', v.created_at,
          'content', CASE WHEN v.number IN (${first}::int, ${second}::int) THEN v.content END) ORDER BY v.number DESC)
        FROM cooperation_version v WHERE v.cooperation_id = ${id}::uuid) AS versions,
      (SELECT coalesce(json_object_agg(b.id, b.short_name), '{}'::json) FROM body b WHERE b.id IN
        (SELECT p.body_id FROM cooperation_partner p WHERE p.cooperation_id = ${id}::uuid)) AS "bodyNames",
      (SELECT coalesce(json_object_agg(f.key, f.label), '{}'::json) FROM cooperation_field f) AS "fieldLabels"`);
    const before = row?.versions.find(({ number }) => number === first)?.content;
    const after = row?.versions.find(({ number }) => number === second)?.content;
    if (!row || !before || !after) return null;
    return {
      id,
      reference: record.row.reference,
      title: record.row.title,
      from: first,
      to: second,
      sections: diffContent(before, after),
      contracts: {
        before: (before.contracts ?? []).map(({ title }) => title),
        after: (after.contracts ?? []).map(({ title }) => title),
        changed: contractsChanged(before, after),
      },
      versions: row.versions.map(({ number, createdAt }) => ({ number, createdAt: new Date(createdAt) })),
      bodyNames: row.bodyNames,
      fieldLabels: row.fieldLabels,
    };
  });
}
