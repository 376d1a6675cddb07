import { dateOf } from '#src/db/columns.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canGiveNotice } from '#src/policy/purchasing-cooperative.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { leavesOn } from '../domain/membership.ts';
import { memberSchema } from '../schema.ts';
import { loadCooperative, loadMember, notice, noticeMonths, updateMember } from '../store.ts';

/** Ends the membership at the end of the business year that keeps the period of notice (§ 65 GenG). Until then it votes. */
export const giveNotice = command('cooperative.give_notice', memberSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const member = await loadMember(tx, actor, input.memberId);
  const cooperative = await loadCooperative(tx, actor, member.cooperativeId);
  if (member.bodyId !== actor.bodyId) throw new AppError('forbidden');
  if (!canGiveNotice(actor, { ...cooperative, ownStatus: 'active' })) throw new AppError('forbidden');
  if (cooperative.ownStatus !== 'active') return refused('member_wrong_status');
  if (member.version !== input.version) throw new AppError('conflict');
  const today = berlinDay(now);
  const months = await noticeMonths(tx, today);
  if (months === null) return refused('law_missing');
  const lastDay = leavesOn(today, months);
  await updateMember(tx, member, { status: 'leaving', leavesOn: dateOf(lastDay) });
  audit({
    action: 'cooperative.give_notice',
    subjectType: 'cooperative_member',
    subjectId: member.id,
    bodyIds: [member.bodyId, member.cooperativeId],
    details: { leavesOn: lastDay },
  });
  const roles = ['procurement_manager', 'signatory'] as const;
  tell(
    notice(
      cooperative.name,
      actor,
      'cooperative_notice_given',
      { bodyIds: [member.cooperativeId], roles },
      { dueOn: lastDay },
    ),
  );
  return accepted({ id: member.id });
});
