import { readAs, readAsSystem } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import type { SessionInfo } from '#src/server/session.ts';
import { deviceLabel } from '../domain/device-label.ts';
import { FRESH_MINUTES } from '../store/account.ts';
import { pendingSecret } from '../store/second-factor.ts';

/** One's own account as the account page shows it. */
export interface AccountView {
  readonly email: string;
  readonly displayName: string;
  readonly version: number;
  readonly mailNotices: boolean;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly providers: number;
  readonly sessions: number;
}

/** The actor's own account. */
export async function getAccount(actor: Actor): Promise<AccountView> {
  const [account] = await readAs(actor, (run) =>
    run<AccountView>(sql`
      SELECT p.email, p.display_name AS "displayName", p.version, p.mail_notices AS "mailNotices",
        p.password_hash IS NOT NULL AS "hasPassword", p.totp_confirmed_at IS NOT NULL AS "hasSecondFactor",
        (SELECT count(*)::int FROM federated_identity f WHERE f.person_id = p.id) AS providers,
        (SELECT count(*)::int FROM session s WHERE s.person_id = p.id AND s.ended_at IS NULL
          AND s.expires_at > now() AND s.idle_expires_at > now()) AS sessions
      FROM person p WHERE p.id = ${actor.personId}::uuid`),
  );
  if (!account) throw new Error('the actor has no account');
  return account;
}

export interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly signInMethod: string;
  readonly assurance: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly endsAt: Date;
  readonly isCurrent: boolean;
}

/** The actor's own running sessions, the present one first, then by last use. */
export async function listOwnSessions(actor: Actor): Promise<OwnSession[]> {
  const rows = await readAs(actor, (run) =>
    run<Omit<OwnSession, 'device'> & { userAgent: string }>(sql`
      SELECT s.id, s.user_agent AS "userAgent", s.sign_in_method AS "signInMethod", s.assurance, s.created_at AS "createdAt",
        s.last_seen_at AS "lastSeenAt", least(s.expires_at, s.idle_expires_at) AS "endsAt",
        s.id = ${actor.sessionId}::uuid AS "isCurrent"
      FROM session s
      WHERE s.person_id = ${actor.personId}::uuid AND s.ended_at IS NULL AND s.expires_at > now() AND s.idle_expires_at > now()
      ORDER BY "isCurrent" DESC, s.last_seen_at DESC LIMIT 100`),
  );
  return rows.map(({ userAgent, ...session }) => ({ ...session, device: deviceLabel(userAgent) }));
}

/** What the page of the second factor shows. */
export interface SecondFactorView {
  readonly isSetUp: boolean;
  /** The secret that waits for its first code; null when none is being set up. */
  readonly pendingSecret: string | null;
  readonly openRecoveryCodes: number;
  readonly hasPassword: boolean;
  /** Whether password or code were shown within the last minutes. */
  readonly isFresh: boolean;
}

/**
 * The second factor of a session's own person. Read as the system, because whoever still has to set one up is no actor
 * yet; the id comes from the session, never from the request.
 */
export async function getSecondFactor(session: SessionInfo): Promise<SecondFactorView> {
  const [row] = await readAsSystem((run) =>
    run<Omit<SecondFactorView, 'pendingSecret'> & { sealed: string | null }>(sql`
      SELECT p.totp_confirmed_at IS NOT NULL AS "isSetUp", p.password_hash IS NOT NULL AS "hasPassword",
        CASE WHEN p.totp_confirmed_at IS NULL THEN p.totp_secret END AS sealed,
        (SELECT count(*)::int FROM recovery_code r WHERE r.person_id = p.id AND r.used_at IS NULL) AS "openRecoveryCodes",
        s.authenticated_at > now() - make_interval(mins => ${FRESH_MINUTES}::int) AS "isFresh"
      FROM session s JOIN person p ON p.id = s.person_id WHERE s.id = ${session.sessionId}::uuid`),
  );
  if (!row) throw new Error('the session has no person');
  const { sealed, ...view } = row;
  return { ...view, pendingSecret: pendingSecret(session.personId, sealed) };
}
