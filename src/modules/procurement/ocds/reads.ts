import { readPublic } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { OcdsRelease } from './domain/ocds.ts';

/** Releases in one package. */
export const PACKAGE_SIZE = 100;

const OCID = /^[A-Za-z0-9-]{1,80}$/;

/** A page of all releases, the oldest first, so that a reader who comes back goes on where they stopped. */
export interface ReleasePage {
  readonly releases: readonly OcdsRelease[];
  /** Where the next page begins, or null at the end. */
  readonly after: string | null;
  /** When the latest of them was released; null for an empty page. */
  readonly publishedAt: Date | null;
}

/** One page of what is public, after a position (0 for the beginning). One statement. */
export async function listReleases(after: bigint): Promise<ReleasePage> {
  const rows = await readPublic<{ id: string; content: OcdsRelease; releasedAt: Date }>(sql`
    SELECT r.id::text, r.content, r.released_at AS "releasedAt" FROM ocds_release r
    WHERE r.id > ${after} ORDER BY r.id LIMIT ${PACKAGE_SIZE + 1}`);
  const shown = rows.slice(0, PACKAGE_SIZE);
  const last = shown.at(-1);
  return {
    releases: shown.map((row) => row.content),
    after: rows.length > PACKAGE_SIZE && last ? last.id : null,
    publishedAt: last?.releasedAt ?? null,
  };
}

/** All releases of a process, the oldest first; empty if nothing of it is public. */
export async function readReleases(ocid: string): Promise<readonly OcdsRelease[]> {
  if (!OCID.test(ocid)) return [];
  const rows = await readPublic<{ content: OcdsRelease }>(
    sql`SELECT r.content FROM ocds_release r WHERE r.ocid = ${ocid} ORDER BY r.id`,
  );
  return rows.map((row) => row.content);
}

/** What is public of a purchase as it stands now, or null. */
export async function readPublicProcurement(id: string): Promise<OcdsRelease | null> {
  const [row] = await readPublic<{ content: OcdsRelease }>(sql`
    SELECT r.content FROM ocds_release r WHERE r.procurement_id = ${id}::uuid ORDER BY r.id DESC LIMIT 1`);
  return row?.content ?? null;
}
