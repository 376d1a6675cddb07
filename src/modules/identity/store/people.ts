import type { Transaction } from '#src/db/transaction.ts';
import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import type { Actor, Role } from '#src/policy/actor.ts';
import { AppError } from '#src/server/errors.ts';

/** A body as its administration sees it. */
export interface BodyFacts {
  readonly id: string;
  readonly kind: BodyKind;
  readonly shortName: string;
  readonly requiresSecondFactor: boolean;
  readonly version: number;
}

/** A current membership with its person and body. */
export interface MembershipFacts {
  readonly id: string;
  readonly version: number;
  readonly roles: readonly Role[];
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
  readonly body: BodyFacts;
}

/**
 * Locks the people of a body (or, for its administrators, of the platform) until the transaction ends. Rights to manage
 * people are re-read under this lock: two administrators who remove each other at the same moment go one after the
 * other, and the second one finds that they are none any more.
 */
export async function lockPeopleOf(tx: Transaction, bodyId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`people of ${bodyId}`}, 0))`;
}

/** The one lock under which platform administrators change; taken after a body's lock, never before. */
export async function lockPlatformAdministrators(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('platform administrators', 0))`;
}

/**
 * The actor with the roles they hold now, not those their request began with.
 * @throws AppError 'forbidden' when the membership they act under has ended.
 */
export async function currentActor(tx: Transaction, actor: Actor): Promise<Actor> {
  const [membership] = await tx.$queryRaw<{ roles: Role[] }[]>`
    SELECT roles FROM membership
    WHERE person_id = ${actor.personId}::uuid AND body_id = ${actor.bodyId}::uuid AND ended_at IS NULL`;
  if (!membership) throw new AppError('forbidden');
  return { ...actor, roles: membership.roles };
}

/** The body, or null when there is none of this id. */
export async function loadBody(tx: Transaction, bodyId: string): Promise<BodyFacts | null> {
  const body = await tx.body.findUnique({
    where: { id: bodyId },
    select: { id: true, kind: true, shortName: true, requiresSecondFactor: true, version: true },
  });
  return body ? { ...body, kind: body.kind as BodyKind } : null;
}

/** A current membership the actor can see, or null. */
export async function loadMembership(tx: Transaction, membershipId: string): Promise<MembershipFacts | null> {
  const membership = await tx.membership.findFirst({
    where: { id: membershipId, endedAt: null },
    select: {
      id: true,
      version: true,
      roles: true,
      bodyId: true,
      person: { select: { id: true, email: true, displayName: true } },
    },
  });
  if (!membership) return null;
  const body = await loadBody(tx, membership.bodyId);
  if (!body) return null;
  const { id: personId, email, displayName } = membership.person;
  return {
    id: membership.id,
    version: membership.version,
    roles: membership.roles as Role[],
    personId,
    email,
    displayName,
    body,
  };
}

/** How many people other than this one hold the role in the body and can sign in. */
export async function countOthersWithRole(
  tx: Transaction,
  role: Role,
  except: { readonly personId: string },
  bodyId: string | null,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT m.person_id)::int AS count FROM membership m JOIN person p ON p.id = m.person_id AND p.status = 'active'
    WHERE m.ended_at IS NULL AND m.roles @> ARRAY[${role}]::text[] AND m.person_id <> ${except.personId}::uuid
      AND (${bodyId}::uuid IS NULL OR m.body_id = ${bodyId}::uuid)`;
  return row?.count ?? 0;
}

/** Replaces the roles of a membership. @throws AppError 'conflict' when it was changed or ended meanwhile. */
export async function saveRoles(
  tx: Transaction,
  membership: { readonly id: string; readonly version: number },
  roles: readonly Role[],
): Promise<void> {
  const { count } = await tx.membership.updateMany({
    where: { id: membership.id, version: membership.version, endedAt: null },
    data: { roles: [...roles], version: { increment: 1 } },
  });
  if (count === 0) throw new AppError('conflict');
}

/** Ends a membership; a trigger ends the sessions of whoever has no other. @throws AppError 'conflict' as above. */
export async function endMembership(
  tx: Transaction,
  membership: { readonly id: string; readonly version: number },
  now: Date,
): Promise<void> {
  const { count } = await tx.membership.updateMany({
    where: { id: membership.id, version: membership.version, endedAt: null },
    data: { endedAt: now, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError('conflict');
}

/** Locks or unlocks an account; a trigger ends the sessions of a locked one. False when it was so already. */
export async function setAccountStatus(
  tx: Transaction,
  personId: string,
  status: 'active' | 'locked',
): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id: personId, status: status === 'locked' ? 'active' : 'locked' },
    data: { status, version: { increment: 1 }, failedAttempts: 0, lockedUntil: null },
  });
  return count > 0;
}

/** Sets whether acting for the body needs a second factor. @throws AppError 'conflict' when the body was changed. */
export async function saveSecondFactorRule(
  tx: Transaction,
  body: { readonly id: string; readonly version: number },
  required: boolean,
): Promise<void> {
  const { count } = await tx.body.updateMany({
    where: { id: body.id, version: body.version },
    data: { requiresSecondFactor: required, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError('conflict');
}
