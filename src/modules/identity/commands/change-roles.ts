import { canChangeRoles, canManageMembers, roleSetFault } from '#src/policy/identity.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { changeRolesSchema } from '../schema.ts';
import { refuseToLoseLastAdministrator } from '../store/last-administrator.ts';
import { currentActor, loadMembership, lockPeopleOf, saveRoles } from '../store/people.ts';

/** Changes what a person may do in a body; holds from their next request on. */
export const changeRoles = command(
  'identity.change_roles',
  changeRolesSchema,
  async ({ tx, actor: asking, audit, tell }, input) => {
    const seen = await loadMembership(tx, input.membershipId);
    if (!seen) throw new AppError('not_found');
    await lockPeopleOf(tx, seen.body.id);
    const actor = await currentActor(tx, asking);
    const membership = await loadMembership(tx, input.membershipId);
    if (!membership) throw new AppError('conflict');
    if (!canManageMembers(actor, membership.body.id)) throw new AppError('forbidden');
    const fault = roleSetFault(membership.body.kind, input.roles);
    if (fault) return refused(fault);
    const change = { personId: membership.personId, before: membership.roles, after: input.roles };
    if (!canChangeRoles(actor, membership.body, change)) {
      return refused(membership.personId === actor.personId ? 'own_roles' : 'roles_not_grantable');
    }
    const loss = await refuseToLoseLastAdministrator(tx, membership, input.roles);
    if (loss) return refused(loss);
    await saveRoles(tx, { id: membership.id, version: input.version }, input.roles);
    audit({
      action: 'identity.change_roles',
      subjectType: 'membership',
      subjectId: membership.id,
      bodyIds: [membership.body.id],
      details: { personId: membership.personId, before: membership.roles, after: input.roles },
    });
    tell({
      kind: 'role_changed',
      recipient: membership.email,
      personId: membership.personId,
      payload: { displayName: membership.displayName, bodyName: membership.body.shortName, roles: input.roles },
    });
    return accepted({ id: membership.id });
  },
);
