import { canChangeRoles, canManageMembers, roleSetFault } from '#src/policy/identity.ts';
import { command } from '#src/server/command.ts';
import { getEnv } from '#src/server/env.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { invitePersonSchema } from '../schema.ts';
import { addInvitation, knownInBody } from '../store/invitation-writes.ts';
import { currentActor, loadBody, lockPeopleOf } from '../store/people.ts';

/** Invites a mail address into a body. Whether the address has an account elsewhere is neither asked nor told. */
export const invitePerson = command(
  'identity.invite_person',
  invitePersonSchema,
  async ({ tx, actor: asking, now, audit, tell }, input) => {
    await lockPeopleOf(tx, input.bodyId);
    const actor = await currentActor(tx, asking);
    const body = await loadBody(tx, input.bodyId);
    if (!body) throw new AppError('not_found');
    if (!canManageMembers(actor, body.id)) throw new AppError('forbidden');
    const fault = roleSetFault(body.kind, input.roles);
    if (fault) return refused(fault);
    if (!canChangeRoles(actor, body, { personId: null, before: [], after: input.roles })) {
      return refused('roles_not_grantable');
    }
    const self = await tx.person.findUnique({ where: { id: actor.personId }, select: { email: true } });
    if (self?.email === input.email) return refused('own_address');
    const known = await knownInBody(tx, input.email, body.id);
    if (known) return refused(known === 'member' ? 'already_member' : 'already_invited');
    const { email, displayName, roles } = input;
    const invitation = await addInvitation(
      tx,
      { email, displayName, roles, bodyId: body.id, invitedBy: actor.personId },
      now,
    );
    audit({
      action: 'identity.invite_person',
      subjectType: 'invitation',
      subjectId: invitation.id,
      bodyIds: [body.id],
      details: { roles },
    });
    tell({
      kind: 'invitation',
      recipient: email,
      payload: {
        displayName,
        bodyName: body.shortName,
        roles,
        invitationId: invitation.id,
        link: `${getEnv().PUBLIC_URL}/einladung?token=${invitation.token}`,
        expiresAt: invitation.expiresAt.toISOString(),
      },
    });
    return accepted({ id: invitation.id, bodyId: body.id });
  },
);
