import { deadlineAfter } from '#src/modules/legal/domain/deadlines.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideInvitePartner } from '../domain/membership.ts';
import { invitePartnersSchema } from '../schema.ts';
import { findBodies } from '../store/bodies.ts';
import { saveVerb } from '../store/event.ts';
import { loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice, WORKING_ROLES } from '../store/notice.ts';
import { saveInvitation } from '../store/partners.ts';

/** Invites one or several bodies, all or none. An invited body sees the draft from now on. */
export const invitePartners = command('cooperations.invite_partner', invitePartnersSchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'invite_partner', input.cooperationId);
  if (input.bodies.length === 0) return refused('no_body_given');
  const { facts } = record;
  const bodies = await findBodies(tx, input.bodies, facts.today);
  if (bodies === null) return refused('body_unknown');
  const bodyIds = [...new Set(bodies.map((body) => body.id))];
  let to = facts.status;
  for (const bodyId of bodyIds) {
    const bodyExists = bodies.some((body) => body.id === bodyId && body.inForce);
    const decided = decideInvitePartner(facts, record.acting, { bodyId, bodyExists });
    if (!decided.ok) return refused(decided.reason);
    to = decided.to;
  }
  await saveVerb(tx, actor, record, 'invite_partner', to, { bodyIds });
  for (const bodyId of bodyIds) {
    await saveInvitation(tx, record, { bodyId, message: input.message, invitedBy: actor.personId });
  }
  audit({
    action: 'cooperations.invite_partner',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: [...entitledBodyIds(facts), ...bodyIds],
    details: { invitedBodyIds: bodyIds },
  });
  const dueOn = deadlineAfter(facts.today, facts.reminderDays.invitation);
  tell(notice(record, actor, 'cooperation_invitation', { bodyIds, roles: WORKING_ROLES }, { dueOn }));
  return accepted({ id: record.row.id });
});
