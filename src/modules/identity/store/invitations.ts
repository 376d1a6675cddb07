import { appendAudit } from '#src/db/audit.ts';
import { readAsSystem } from '#src/db/read.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { sql } from '#src/db/sql.ts';
import { type Transaction, transactionInScope } from '#src/db/transaction.ts';
import type { Role } from '#src/policy/actor.ts';
import { hashPassword } from '#src/server/password-hash.ts';
import { isTokenShaped, tokenHash } from '#src/server/random-token.ts';
import { type PasswordWeakness, passwordWeakness } from '../domain/password-rules.ts';

/** An invitation as its addressee sees it. */
export interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly roles: readonly Role[];
  /** The account this address has already; it accepts by signing in. */
  readonly personId: string | null;
}

const COLUMNS = `i.id::text, i.email, i.display_name AS "displayName", i.body_id::text AS "bodyId", i.roles`;
const IS_OPEN = 'i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()';

/** The invitation behind a link while it is open, else null. Changes nothing: mail scanners follow links. */
export async function findInvitation(token: string): Promise<OpenInvitation | null> {
  if (!isTokenShaped(token)) return null;
  const [invitation] = await readAsSystem((query) =>
    query<OpenInvitation>(sql`
      SELECT i.id::text, i.email, i.display_name AS "displayName", i.body_id::text AS "bodyId", i.roles,
        b.short_name AS "bodyName", p.id::text AS "personId"
      FROM invitation i JOIN body b ON b.id = i.body_id LEFT JOIN person p ON p.email = i.email
      WHERE i.token_hash = ${tokenHash(token)} AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()`),
  );
  return invitation ?? null;
}

type LockedInvitation = Omit<OpenInvitation, 'bodyName' | 'personId'>;

async function lockByToken(tx: Transaction, token: string): Promise<LockedInvitation | null> {
  if (!isTokenShaped(token)) return null;
  const rows = await tx.$queryRawUnsafe<LockedInvitation[]>(
    `SELECT ${COLUMNS} FROM invitation i WHERE i.token_hash = $1 AND ${IS_OPEN} FOR UPDATE`,
    tokenHash(token),
  );
  return rows[0] ?? null;
}

/** Makes the person a member with the invited roles. Who became one meanwhile keeps the roles they were given. */
async function join(tx: Transaction, invitation: LockedInvitation, personId: string): Promise<void> {
  await tx.$executeRaw`UPDATE invitation SET accepted_at = now() WHERE id = ${invitation.id}::uuid`;
  const [membership] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO membership (person_id, body_id, roles)
    VALUES (${personId}::uuid, ${invitation.bodyId}::uuid, ${invitation.roles}::text[])
    ON CONFLICT (person_id, body_id) WHERE ended_at IS NULL
    DO UPDATE SET version = membership.version
    RETURNING id::text`;
  await appendAudit(
    tx,
    { personId, bodyId: invitation.bodyId },
    {
      action: 'identity.invitation_accepted',
      subjectType: 'membership',
      subjectId: membership?.id ?? invitation.id,
      bodyIds: [invitation.bodyId],
      details: { invitationId: invitation.id, roles: invitation.roles },
    },
  );
}

async function addPerson(
  tx: Transaction,
  invitation: LockedInvitation,
  displayName: string,
  passwordHash: string | null,
): Promise<string> {
  const [person] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO person (email, display_name, password_hash) VALUES (${invitation.email}, ${displayName}, ${passwordHash})
    RETURNING id::text`;
  if (!person) throw new Error('the person was not stored');
  return person.id;
}

export type AcceptAnswer =
  | { readonly ok: true; readonly personId: string; readonly bodyId: string }
  | { readonly ok: false; readonly reason: 'closed' | 'has_account' | 'other_account' | PasswordWeakness };

/** Accepts an invitation for an address that has no account yet: the link proves the mailbox, the password is new. */
export async function acceptWithNewAccount(
  token: string,
  displayName: string,
  password: string,
): Promise<AcceptAnswer> {
  const passwordHash = await hashPassword(password);
  return transactionInScope(SYSTEM_SCOPE, async (tx): Promise<AcceptAnswer> => {
    const invitation = await lockByToken(tx, token);
    if (!invitation) return { ok: false, reason: 'closed' };
    const weakness = passwordWeakness(password, invitation.email);
    if (weakness) return { ok: false, reason: weakness };
    const existing = await tx.person.findUnique({ where: { email: invitation.email }, select: { id: true } });
    if (existing) return { ok: false, reason: 'has_account' };
    const personId = await addPerson(tx, invitation, displayName, passwordHash);
    await join(tx, invitation, personId);
    return { ok: true, personId, bodyId: invitation.bodyId };
  });
}

/** Accepts an invitation as someone who is signed in: only the person it was addressed to. */
export async function acceptAsPerson(token: string, personId: string): Promise<AcceptAnswer> {
  return transactionInScope(SYSTEM_SCOPE, async (tx): Promise<AcceptAnswer> => {
    const invitation = await lockByToken(tx, token);
    if (!invitation) return { ok: false, reason: 'closed' };
    const person = await tx.person.findUnique({
      where: { email: invitation.email },
      select: { id: true, status: true },
    });
    if (person?.id !== personId || person.status !== 'active') return { ok: false, reason: 'other_account' };
    await join(tx, invitation, personId);
    return { ok: true, personId, bodyId: invitation.bodyId };
  });
}

/**
 * Accepts every open invitation of an address an identity provider has verified: the same proof of the mailbox that the
 * link gives. Creates the account if there is none. Returns null when nobody invited this address.
 */
export async function acceptByVerifiedAddress(tx: Transaction, email: string): Promise<string | null> {
  const invitations = await tx.$queryRawUnsafe<LockedInvitation[]>(
    `SELECT ${COLUMNS} FROM invitation i WHERE i.email = $1 AND ${IS_OPEN} ORDER BY i.created_at FOR UPDATE`,
    email,
  );
  const [first] = invitations;
  if (!first) return null;
  const personId = await addPerson(tx, first, first.displayName, null);
  for (const invitation of invitations) await join(tx, invitation, personId);
  return personId;
}
