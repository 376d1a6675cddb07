import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideDeclineInvitation } from '../domain/membership.ts';
import { reasonSchema } from '../schema.ts';
import { saveVerb } from '../store/event.ts';
import { loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice, WORKING_ROLES } from '../store/notice.ts';
import { savePartner } from '../store/partners.ts';

/** The invited body says no and loses sight of the cooperation. */
export const declineInvitation = command('cooperations.decline_invitation', reasonSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const record = await loadForVerb(context, 'decline_invitation', input.cooperationId);
  const { reason } = input;
  const decided = decideDeclineInvitation(record.facts, record.acting, { reason });
  if (!decided.ok) return refused(decided.reason);
  await saveVerb(tx, actor, record, 'decline_invitation', decided.to, { reason });
  audit({
    action: 'cooperations.decline_invitation',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: entitledBodyIds(record.facts),
  });
  const to = { bodyIds: [record.facts.leadBodyId], roles: WORKING_ROLES };
  tell(notice(record, actor, 'cooperation_invitation_declined', to));
  // Last: it ends the actor's access to everything above.
  await savePartner(tx, record, decided.bodyId, 'invited', { status: decided.partnerStatus, reason, respondedAt: now });
  return accepted({ id: record.row.id });
});
