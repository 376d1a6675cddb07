import { canManageMembers, canRemoveMember } from '#src/policy/identity.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { removePersonSchema } from '../schema.ts';
import { refuseToLoseLastAdministrator } from '../store/last-administrator.ts';
import { currentActor, endMembership, loadMembership, lockPeopleOf } from '../store/people.ts';

/** Ends a person's access for a body, at their next request; who belongs to no other body is signed out everywhere. */
export const removePerson = command(
  'identity.remove_person',
  removePersonSchema,
  async ({ tx, actor: asking, now, audit, tell }, input) => {
    const seen = await loadMembership(tx, input.membershipId);
    if (!seen) throw new AppError('not_found');
    await lockPeopleOf(tx, seen.body.id);
    const actor = await currentActor(tx, asking);
    const membership = await loadMembership(tx, input.membershipId);
    if (!membership) throw new AppError('conflict');
    if (!canManageMembers(actor, membership.body.id)) throw new AppError('forbidden');
    if (!canRemoveMember(actor, membership.body, membership)) {
      return refused(membership.personId === actor.personId ? 'own_roles' : 'roles_not_grantable');
    }
    const loss = await refuseToLoseLastAdministrator(tx, membership, []);
    if (loss) return refused(loss);
    await endMembership(tx, { id: membership.id, version: input.version }, now);
    audit({
      action: 'identity.remove_person',
      subjectType: 'membership',
      subjectId: membership.id,
      bodyIds: [membership.body.id],
      details: { personId: membership.personId, roles: membership.roles },
    });
    tell({
      kind: 'membership_ended',
      recipient: membership.email,
      personId: membership.personId,
      payload: { displayName: membership.displayName, bodyName: membership.body.shortName },
    });
    return accepted({ id: membership.id, self: membership.personId === actor.personId });
  },
);
