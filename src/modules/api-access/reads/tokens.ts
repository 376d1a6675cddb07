import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canManageTokens } from '#src/policy/api-access.ts';
import type { ApiScope } from '../domain/scope.ts';

/** A token of the organisation; the token itself is not stored. */
export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly personName: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly state: 'live' | 'expired' | 'revoked';
}

/** The organisation's tokens, live ones first; empty for those who may not manage them. */
export async function listTokens(actor: Actor): Promise<readonly TokenRow[]> {
  if (!canManageTokens(actor)) return [];
  return readAs(actor, (query) =>
    query<TokenRow>(sql`
      SELECT t.id, t.name, t.scopes, p.display_name AS "personName", t.created_at AS "createdAt",
        t.expires_at AS "expiresAt", t.last_used_at AS "lastUsedAt",
        CASE WHEN t.revoked_at IS NOT NULL THEN 'revoked' WHEN t.expires_at <= now() THEN 'expired' ELSE 'live' END AS state
      FROM api_token t LEFT JOIN person p ON p.id = t.person_id WHERE t.body_id = ${actor.bodyId}::uuid
      ORDER BY (t.revoked_at IS NULL AND t.expires_at > now()) DESC, t.created_at DESC LIMIT 200`),
  );
}
