import { dateOf } from '#src/db/columns.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canManageCooperative } from '#src/policy/purchasing-cooperative.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { memberSchema } from '../schema.ts';
import { loadMember, updateMember } from '../store.ts';

/** Strikes a member off after its last day; its shares return. */
export const completeLeaving = command('cooperative.complete_leaving', memberSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  const member = await loadMember(tx, actor, input.memberId);
  if (!canManageCooperative(actor, member)) throw new AppError('forbidden');
  if (member.version !== input.version) throw new AppError('conflict');
  if (member.status !== 'leaving' || member.leavesOn === null) return refused('member_wrong_status');
  if (berlinDay(now) <= member.leavesOn) return refused('not_left_yet');
  await tx.shareChange.createMany({
    data: [
      {
        memberId: member.id,
        bodyId: member.bodyId,
        change: -member.shares,
        effectiveOn: dateOf(member.leavesOn),
        reason: 'Austritt',
        recordedBy: actor.personId,
        recordedAt: now,
      },
    ],
  });
  await updateMember(tx, member, { status: 'left', shares: 0 });
  audit({
    action: 'cooperative.complete_leaving',
    subjectType: 'cooperative_member',
    subjectId: member.id,
    bodyIds: [member.bodyId, member.cooperativeId],
    details: { shares: member.shares },
  });
  return accepted({ id: member.id });
});
