import type { Transaction } from '#src/db/transaction.ts';
import type { Role } from '#src/policy/actor.ts';
import { AppError } from '#src/server/errors.ts';
import { randomToken, tokenHash } from '#src/server/random-token.ts';

/** How long an invitation can be accepted, in days. */
export const INVITATION_DAYS = 14;

/** An invitation as the inviting side sees it. */
export interface InvitationFacts {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly bodyId: string;
  readonly roles: readonly Role[];
  readonly isOpen: boolean;
}

function expiry(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * 24 * 3_600_000);
}

/** An invitation the actor can see, or null. Expired ones count as open until they are withdrawn: they can be renewed. */
export async function loadInvitation(tx: Transaction, invitationId: string): Promise<InvitationFacts | null> {
  const invitation = await tx.invitation.findUnique({
    where: { id: invitationId },
    select: { id: true, email: true, displayName: true, bodyId: true, roles: true, acceptedAt: true, revokedAt: true },
  });
  if (!invitation) return null;
  const { acceptedAt, revokedAt, ...facts } = invitation;
  return { ...facts, roles: facts.roles as Role[], isOpen: acceptedAt === null && revokedAt === null };
}

/** Whether the address is a current member of the body, or has an open invitation to it. */
export async function knownInBody(
  tx: Transaction,
  email: string,
  bodyId: string,
): Promise<'member' | 'invited' | null> {
  const [row] = await tx.$queryRaw<{ isMember: boolean; isInvited: boolean }[]>`
    SELECT EXISTS (SELECT FROM person p JOIN membership m ON m.person_id = p.id AND m.ended_at IS NULL
        WHERE p.email = ${email} AND m.body_id = ${bodyId}::uuid) AS "isMember",
      EXISTS (SELECT FROM invitation i WHERE i.email = ${email} AND i.body_id = ${bodyId}::uuid
        AND i.accepted_at IS NULL AND i.revoked_at IS NULL) AS "isInvited"`;
  if (row?.isMember) return 'member';
  return row?.isInvited ? 'invited' : null;
}

interface NewInvitation {
  readonly email: string;
  readonly displayName: string;
  readonly bodyId: string;
  readonly roles: readonly Role[];
  readonly invitedBy: string;
}

/** Stores an invitation; its token exists only in the returned text, for the mail. */
export async function addInvitation(
  tx: Transaction,
  invitation: NewInvitation,
  now: Date,
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const token = randomToken();
  const expiresAt = expiry(now);
  const { id } = await tx.invitation.create({
    data: { ...invitation, roles: [...invitation.roles], tokenHash: tokenHash(token), expiresAt },
    select: { id: true },
  });
  return { id, token, expiresAt };
}

/** Gives an open invitation a new token and a new term; the link sent before is worth nothing. */
export async function renewInvitation(
  tx: Transaction,
  invitationId: string,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomToken();
  const expiresAt = expiry(now);
  const { count } = await tx.invitation.updateMany({
    where: { id: invitationId, acceptedAt: null, revokedAt: null },
    data: { tokenHash: tokenHash(token), expiresAt },
  });
  if (count === 0) throw new AppError('conflict');
  return { token, expiresAt };
}

/** Withdraws an open invitation. @throws AppError 'conflict' when it was accepted or withdrawn meanwhile. */
export async function withdrawInvitation(tx: Transaction, invitationId: string, now: Date): Promise<void> {
  const { count } = await tx.invitation.updateMany({
    where: { id: invitationId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  if (count === 0) throw new AppError('conflict');
}
