import { canManageMembers } from '#src/policy/identity.ts';
import { command } from '#src/server/command.ts';
import { getEnv } from '#src/server/env.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { invitationSchema } from '../schema.ts';
import { loadInvitation, renewInvitation } from '../store/invitation-writes.ts';
import { currentActor, loadBody, lockPeopleOf } from '../store/people.ts';

/** Sends an open invitation again, with a new link; the old one stops working. */
export const resendInvitation = command(
  'identity.resend_invitation',
  invitationSchema,
  async ({ tx, actor: asking, now, audit, tell }, input) => {
    const invitation = await loadInvitation(tx, input.invitationId);
    if (!invitation) throw new AppError('not_found');
    await lockPeopleOf(tx, invitation.bodyId);
    const actor = await currentActor(tx, asking);
    if (!canManageMembers(actor, invitation.bodyId)) throw new AppError('forbidden');
    const body = await loadBody(tx, invitation.bodyId);
    if (!body) throw new AppError('not_found');
    if (!invitation.isOpen) return refused('invitation_closed');
    const { token, expiresAt } = await renewInvitation(tx, invitation.id, now);
    audit({
      action: 'identity.resend_invitation',
      subjectType: 'invitation',
      subjectId: invitation.id,
      bodyIds: [body.id],
    });
    tell({
      kind: 'invitation',
      recipient: invitation.email,
      payload: {
        displayName: invitation.displayName,
        bodyName: body.shortName,
        roles: invitation.roles,
        invitationId: invitation.id,
        link: `${getEnv().PUBLIC_URL}/einladung?token=${token}`,
        expiresAt: expiresAt.toISOString(),
      },
    });
    return accepted({ id: invitation.id, bodyId: body.id });
  },
);
