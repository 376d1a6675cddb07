import { readAs } from '#src/db/read.ts';
import { empty, sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { formatListPosition, type ListPosition } from '../domain/list-position.ts';
import { type NoticePayload, type NoticeText, shownText } from '../texts.ts';

const PAGE_SIZE = 25;

export interface NoticeView {
  readonly id: string;
  readonly createdAt: Date;
  readonly read: boolean;
  readonly text: NoticeText;
}

export interface NoticePage {
  readonly notices: readonly NoticeView[];
  /** Position after the last notice shown, or null at the end. */
  readonly next: string | null;
  readonly hasUnread: boolean;
}

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly payload: NoticePayload;
  readonly createdAt: Date;
  readonly read: boolean;
  readonly accessLost: boolean;
}

/**
 * The actor's own notices for the body they act for, newest first. One whose case they may no longer see keeps
 * its place and loses its content: row-level security, not the notice, decides.
 */
export async function listNotices(
  actor: Actor,
  query: { readonly onlyUnread: boolean; readonly after: ListPosition | null },
): Promise<NoticePage> {
  const unread = query.onlyUnread ? sql`AND n.read_at IS NULL` : empty;
  const after = query.after
    ? sql`AND (n.created_at, n.id) < (${query.after.createdAt}::timestamptz, ${query.after.id}::uuid)`
    : empty;
  const rows = await readAs(actor, (run) =>
    run<Row & { hasUnread: boolean }>(sql`
      SELECT n.id, n.kind, n.payload, n.created_at AS "createdAt", n.read_at IS NOT NULL AS read,
        (n.cooperation_id IS NOT NULL AND NOT EXISTS (SELECT FROM cooperation c WHERE c.id = n.cooperation_id))
          OR (n.procurement_id IS NOT NULL AND NOT EXISTS (SELECT FROM procurement p WHERE p.id = n.procurement_id))
          OR (n.contract_id IS NOT NULL AND NOT EXISTS (SELECT FROM contract k WHERE k.id = n.contract_id)) AS "accessLost",
        EXISTS (SELECT FROM notice u WHERE u.person_id = ${actor.personId}::uuid AND u.body_id = ${actor.bodyId}::uuid
          AND u.read_at IS NULL) AS "hasUnread"
      FROM notice n
      WHERE n.person_id = ${actor.personId}::uuid AND n.body_id = ${actor.bodyId}::uuid ${unread} ${after}
      ORDER BY n.created_at DESC, n.id DESC LIMIT ${PAGE_SIZE + 1}`),
  );
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    notices: shown.map(viewOf),
    next: rows.length > PAGE_SIZE && last ? formatListPosition(last) : null,
    hasUnread: rows[0]?.hasUnread ?? false,
  };
}

function viewOf(row: Row): NoticeView {
  return { id: row.id, createdAt: row.createdAt, read: row.read, text: shownText(row) };
}
