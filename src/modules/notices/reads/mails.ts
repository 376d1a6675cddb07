import { readAs } from '#src/db/read.ts';
import { empty, type Sql, sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canReadOutbox } from '#src/policy/notices.ts';
import { getEnv } from '#src/server/env.ts';
import { AppError } from '#src/server/errors.ts';
import { carriesOneTimeLink, type MailStatus, withoutOneTimeLink } from '../domain/delivery.ts';
import { formatListPosition, type ListPosition } from '../domain/list-position.ts';

const PAGE_SIZE = 50;
/** Counting stops here: a backlog of more is a backlog. */
const COUNT_LIMIT = 1_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface MailView {
  readonly id: string;
  readonly recipient: string;
  readonly kind: string;
  /** Null where it names content an administrator does not see. */
  readonly subject: string | null;
  readonly status: MailStatus;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly nextTryAt: Date;
}

export interface MailPage {
  readonly mails: readonly MailView[];
  readonly next: string | null;
  /** Mails per status that need an eye, at most 1,000 each. */
  readonly backlog: Readonly<Record<'pending' | 'failed' | 'unclear', number>>;
  /** Outbox rows not yet turned into mails, at most 1,000. */
  readonly undispatched: number;
}

/** Whether texts are shown in full: only in the demo, whose people and cases are invented. */
function showsEverything(): boolean {
  return getEnv().DEMO === '1';
}

/** Account mails concern accounts, which administrators manage; what a notice's subject names is content. */
function subjectColumn(): Sql {
  return showsEverything()
    ? sql`m.subject`
    : sql`CASE WHEN o.recipient IS NOT NULL AND m.kind <> 'audit_head' THEN m.subject END`;
}

/**
 * The portal's mails, newest first, for its administrators. Throws AppError('forbidden').
 * @param query status null: all
 */
export async function listMails(
  actor: Actor,
  query: { readonly status: MailStatus | null; readonly after: ListPosition | null },
): Promise<MailPage> {
  if (!canReadOutbox(actor)) throw new AppError('forbidden');
  const status = query.status ? sql`AND m.status = ${query.status}` : empty;
  const after = query.after
    ? sql`AND (m.created_at, m.id) < (${query.after.createdAt}::timestamptz, ${query.after.id}::uuid)`
    : empty;
  return readAs(actor, async (run) => {
    const rows = await run<MailView>(sql`
      SELECT m.id, m.recipient, m.kind, ${subjectColumn()} AS subject, m.status, m.attempts, m.last_error AS "lastError",
        m.created_at AS "createdAt", m.sent_at AS "sentAt", m.next_try_at AS "nextTryAt"
      FROM mail m JOIN outbox_message o ON o.id = m.outbox_id
      WHERE true ${status} ${after} ORDER BY m.created_at DESC, m.id DESC LIMIT ${PAGE_SIZE + 1}`);
    const [counts] = await run<{ pending: number; failed: number; unclear: number; undispatched: number }>(sql`
      SELECT ${countUpTo(sql`mail WHERE status = 'pending'`)} AS pending,
        ${countUpTo(sql`mail WHERE status = 'failed'`)} AS failed,
        ${countUpTo(sql`mail WHERE status = 'unclear'`)} AS unclear,
        ${countUpTo(sql`outbox_message WHERE dispatched_at IS NULL`)} AS undispatched`);
    const { undispatched = 0, ...backlog } = counts ?? { pending: 0, failed: 0, unclear: 0 };
    const mails = rows.slice(0, PAGE_SIZE);
    const last = mails.at(-1);
    return { mails, next: rows.length > PAGE_SIZE && last ? formatListPosition(last) : null, backlog, undispatched };
  });
}

function countUpTo(source: Sql): Sql {
  return sql`(SELECT count(*)::int FROM (SELECT FROM ${source} LIMIT ${COUNT_LIMIT}) AS capped)`;
}

/** A mail with its text, where the administrator may read it; `body` says null where not. Null: no such mail. */
export async function getMail(actor: Actor, id: string): Promise<(MailView & { readonly body: string | null }) | null> {
  if (!canReadOutbox(actor)) throw new AppError('forbidden');
  if (!UUID.test(id)) return null;
  const [row] = await readAs(actor, (run) =>
    run<MailView & { body: string; account: boolean }>(sql`
      SELECT m.id, m.recipient, m.kind, ${subjectColumn()} AS subject, m.status, m.attempts, m.last_error AS "lastError",
        m.created_at AS "createdAt", m.sent_at AS "sentAt", m.next_try_at AS "nextTryAt", m.body,
        o.recipient IS NOT NULL AS account
      FROM mail m JOIN outbox_message o ON o.id = m.outbox_id WHERE m.id = ${id}::uuid`),
  );
  if (!row) return null;
  const { account, ...mail } = row;
  return { ...mail, body: readableBody(mail, account) };
}

/** A one-time link opens its owner's account: outside the demo not even the administrator reads it. */
function readableBody(mail: { readonly kind: string; readonly body: string }, account: boolean): string | null {
  if (showsEverything()) return mail.body;
  if (!account) return null;
  return carriesOneTimeLink(mail.kind) ? withoutOneTimeLink(mail.body) : mail.body;
}
