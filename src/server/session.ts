import { createHash } from 'node:crypto';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { readPublic } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import type { Actor, Assurance, Role } from '#src/policy/actor.ts';
import { sessionCookieName } from './session-cookie.ts';

/** A session ends after this many minutes without a request, and at the latest after the absolute limit. */
export const SESSION_IDLE_MINUTES = 60;
export const SESSION_ABSOLUTE_HOURS = 12;

/** A body the signed-in person belongs to, as the switcher shows it. */
export interface SessionMembership {
  readonly bodyId: string;
  readonly bodyKind: BodyKind;
  readonly bodyName: string;
  readonly roles: readonly Role[];
  readonly requiresSecondFactor: boolean;
}

/** The signed-in browser: who, for which body, until when. */
export interface SessionInfo {
  readonly sessionId: string;
  readonly personId: string;
  readonly displayName: string;
  readonly email: string;
  readonly assurance: Assurance;
  readonly hasSecondFactor: boolean;
  /** ISO instants. */
  readonly idleExpiresAt: string;
  readonly expiresAt: string;
  readonly actingBodyId: string | null;
  /** At most 100. */
  readonly unreadNotices: number;
  readonly memberships: readonly SessionMembership[];
}

/** SHA-256 of a session token: what the database stores. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The session behind a token, or null when it is unknown, expired or ended. One SQL statement. */
export async function resolveSession(token: string): Promise<SessionInfo | null> {
  if (token.length < 20 || token.length > 200) return null;
  const [row] = await readPublic<{ session: SessionInfo | null }>(
    sql`SELECT session_actor(${hashToken(token)}, ${SESSION_IDLE_MINUTES}) AS session`,
  );
  return row?.session ?? null;
}

/** The session of this request; asked at most once per request. */
export const getSession = cache(async (): Promise<SessionInfo | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  return token ? resolveSession(token) : null;
});

/** The membership a session acts under, unless a second factor is still missing. */
export function actorOf(session: SessionInfo): Actor | null {
  const membership = session.memberships.find(({ bodyId }) => bodyId === session.actingBodyId);
  if (!membership || needsSecondFactor(session)) return null;
  return {
    personId: session.personId,
    displayName: session.displayName,
    sessionId: session.sessionId,
    bodyId: membership.bodyId,
    bodyKind: membership.bodyKind,
    bodyName: membership.bodyName,
    roles: membership.roles,
    assurance: session.assurance,
  };
}

/** Whether the body acted for demands a second factor that this session has not shown. */
export function needsSecondFactor(session: SessionInfo): boolean {
  const membership = session.memberships.find(({ bodyId }) => bodyId === session.actingBodyId);
  return membership?.requiresSecondFactor === true && session.assurance !== 'substantial';
}

/** The actor of this request, or null for visitors (and for sessions that may not act yet). */
export async function getActor(): Promise<Actor | null> {
  const session = await getSession();
  return session ? actorOf(session) : null;
}

/**
 * The actor of this request. Without one the visitor is led to sign in (and back to `returnTo` afterwards), to the
 * second factor, or to the choice of the body to act for.
 */
export async function requireActor(returnTo = '/start'): Promise<Actor> {
  const session = await getSession();
  const back = `weiter=${encodeURIComponent(returnTo)}`;
  if (!session) redirect(`/anmelden?${back}`);
  if (needsSecondFactor(session)) redirect(`/konto/zweiter-faktor?${back}`);
  const actor = actorOf(session);
  if (!actor) redirect(`/konto?wahl=1&${back}`);
  return actor;
}
