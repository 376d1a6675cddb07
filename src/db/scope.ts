import type { Actor } from '#src/policy/actor.ts';
import { oversees } from '#src/policy/cooperations.ts';

/** What row-level security is told about who is asking. */
export interface DatabaseScope {
  readonly personId: string | null;
  readonly bodyId: string | null;
  readonly scope: 'anonymous' | 'member' | 'oversight' | 'platform' | 'system';
}

/** Workers, sign-in and seeds: nobody in particular, everything visible. Never derived from a request's content. */
export const SYSTEM_SCOPE: DatabaseScope = { personId: null, bodyId: null, scope: 'system' };

export const ANONYMOUS_SCOPE: DatabaseScope = { personId: null, bodyId: null, scope: 'anonymous' };

/**
 * The database scope of an actor. Oversight (coordinator and auditor of the Land) also reads whatever was ever submitted;
 * whoever only administers the platform sees people and bodies and no content.
 */
export function scopeOf(actor: Actor | null): DatabaseScope {
  if (!actor) return ANONYMOUS_SCOPE;
  const { personId, bodyId } = actor;
  if (oversees(actor)) return { personId, bodyId, scope: 'oversight' };
  if (actor.roles.length === 0) return ANONYMOUS_SCOPE;
  if (actor.roles.every((role) => role === 'platform_administrator')) return { personId, bodyId, scope: 'platform' };
  return { personId, bodyId, scope: 'member' };
}
