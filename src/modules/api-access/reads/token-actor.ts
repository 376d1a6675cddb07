import { createHash } from 'node:crypto';
import { readPublic } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import type { Actor, Role } from '#src/policy/actor.ts';
import { type ApiScope, TOKEN_PREFIX } from '../domain/scope.ts';

/** Who a token speaks for, and what it may be used for. */
export interface TokenActor {
  readonly tokenId: string;
  readonly actor: Actor;
  readonly scopes: readonly ApiScope[];
}

interface Row {
  readonly tokenId: string;
  readonly personId: string;
  readonly displayName: string;
  readonly bodyId: string;
  readonly bodyKind: BodyKind;
  readonly bodyName: string;
  readonly roles: Role[];
  readonly scopes: ApiScope[];
}

const BEARER = new RegExp(`^Bearer (${TOKEN_PREFIX}[A-Za-z0-9_-]{43})$`);

/**
 * The actor behind an Authorization header, or null: unknown, expired or revoked token, locked person, ended membership.
 * One statement; the use is noted at most once a minute.
 */
export async function readTokenActor(authorization: string | null): Promise<TokenActor | null> {
  const token = BEARER.exec(authorization ?? '')?.[1];
  if (!token) return null;
  const hash = createHash('sha256').update(token).digest();
  const [row] = await readPublic<{ found: Row | null }>(sql`SELECT token_actor(${hash}) AS found`);
  if (!row?.found) return null;
  const { tokenId, scopes, personId, displayName, bodyId, bodyKind, bodyName, roles } = row.found;
  const actor: Actor = {
    personId,
    displayName,
    sessionId: tokenId,
    bodyId,
    bodyKind,
    bodyName,
    roles,
    assurance: 'normal',
  };
  return { tokenId, actor, scopes };
}
