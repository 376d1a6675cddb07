import { type Sql, sql } from '#src/db/sql.ts';

/** What keeps the portal running: people, mail, workers. No content. */
export interface PlatformFigures {
  readonly memberships: number;
  /** Open invitations, also expired ones that nobody took back. */
  readonly invitations: number;
  /** Bodies with people of whom none administers. */
  readonly withoutAdministrator: number;
  /** At most 1,000 each. */
  readonly mails: Readonly<Record<'pending' | 'failed' | 'unclear', number>>;
  readonly undispatched: number;
  /** Failed runs still kept by the queue (an hour after they ended at most). */
  readonly failedJobs: number;
  /** Workers that gave a sign of life within two minutes. */
  readonly workers: number;
}

const capped = (source: Sql) => sql`(SELECT count(*)::int FROM (SELECT FROM ${source} LIMIT 1000) AS capped)`;

export const platformColumn = sql`json_build_object(
  'memberships', (SELECT count(*)::int FROM membership WHERE ended_at IS NULL),
  'invitations', (SELECT count(*)::int FROM invitation WHERE accepted_at IS NULL AND revoked_at IS NULL),
  'withoutAdministrator', (SELECT count(*)::int FROM (SELECT m.body_id FROM membership m JOIN body b ON b.id = m.body_id
      WHERE m.ended_at IS NULL AND b.valid_to IS NULL GROUP BY m.body_id
      HAVING count(*) FILTER (WHERE m.roles @> '{organisation_administrator}') = 0) AS headless),
  'mails', json_build_object('pending', ${capped(sql`mail WHERE status = 'pending'`)},
    'failed', ${capped(sql`mail WHERE status = 'failed'`)}, 'unclear', ${capped(sql`mail WHERE status = 'unclear'`)}),
  'undispatched', ${capped(sql`outbox_message WHERE dispatched_at IS NULL`)},
  'failedJobs', (SELECT count(*)::int FROM pgboss.job WHERE state = 'failed'),
  'workers', (SELECT count(*)::int FROM pgboss.instance WHERE stopped_on IS NULL AND heartbeat_on > now() - interval '2 minutes'))`;
