import { canManageMembers } from '#src/policy/identity.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { invitationSchema } from '../schema.ts';
import { loadInvitation, withdrawInvitation } from '../store/invitation-writes.ts';
import { currentActor, lockPeopleOf } from '../store/people.ts';

/** Withdraws an open invitation; its link stops working at once. */
export const revokeInvitation = command(
  'identity.revoke_invitation',
  invitationSchema,
  async ({ tx, actor: asking, now, audit }, input) => {
    const invitation = await loadInvitation(tx, input.invitationId);
    if (!invitation) throw new AppError('not_found');
    await lockPeopleOf(tx, invitation.bodyId);
    const actor = await currentActor(tx, asking);
    if (!canManageMembers(actor, invitation.bodyId)) throw new AppError('forbidden');
    if (!invitation.isOpen) return refused('invitation_closed');
    await withdrawInvitation(tx, invitation.id, now);
    audit({
      action: 'identity.revoke_invitation',
      subjectType: 'invitation',
      subjectId: invitation.id,
      bodyIds: [invitation.bodyId],
    });
    return accepted({ id: invitation.id, bodyId: invitation.bodyId });
  },
);
