import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideRevokeInvitation } from '../domain/membership.ts';
import { partnerSchema } from '../schema.ts';
import { saveVerb } from '../store/event.ts';
import { loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice } from '../store/notice.ts';
import { savePartner } from '../store/partners.ts';

/** The lead takes back an invitation nobody answered; the body loses sight of the cooperation. */
export const revokeInvitation = command('cooperations.revoke_invitation', partnerSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const record = await loadForVerb(context, 'revoke_invitation', input.cooperationId);
  const { bodyId } = input;
  const decided = decideRevokeInvitation(record.facts, record.acting, { bodyId });
  if (!decided.ok) return refused(decided.reason);
  await saveVerb(tx, actor, record, 'revoke_invitation', decided.to, { bodyIds: [bodyId] });
  await savePartner(tx, record, bodyId, 'invited', { status: decided.partnerStatus, respondedAt: now });
  audit({
    action: 'cooperations.revoke_invitation',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: entitledBodyIds(record.facts),
    details: { revokedBodyId: bodyId },
  });
  tell(notice(record, actor, 'cooperation_invitation_revoked', { bodyIds: [bodyId] }));
  return accepted({ id: record.row.id });
});
