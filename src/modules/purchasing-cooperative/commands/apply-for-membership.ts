import { canApply } from '#src/policy/purchasing-cooperative.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { applySchema } from '../schema.ts';
import { loadCooperative, notice } from '../store.ts';

/** Applies to join, with the shares the body wants to hold; the cooperative decides. */
export const applyForMembership = command('cooperative.apply', applySchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const cooperative = await loadCooperative(tx, actor, input.cooperativeId);
  // Who may not sign for the body learns that before anything about its standing.
  if (!canApply(actor, { ...cooperative, ownStatus: null })) throw new AppError('forbidden');
  if (cooperative.ownStatus !== null) return refused('member_wrong_status');
  const { cooperativeId, shares, note } = input;
  const { id } = await tx.cooperativeMember.create({
    data: { cooperativeId, bodyId: actor.bodyId, shares, note, appliedAt: now, appliedBy: actor.personId },
    select: { id: true },
  });
  audit({
    action: 'cooperative.apply',
    subjectType: 'cooperative_member',
    subjectId: id,
    bodyIds: [actor.bodyId, cooperativeId],
    details: { shares },
  });
  const roles = ['procurement_manager', 'signatory'] as const;
  tell(notice(cooperative.name, actor, 'cooperative_application', { bodyIds: [cooperativeId], roles }));
  return accepted({ id });
});
