import { dateOf } from '#src/db/columns.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canManageCooperative } from '#src/policy/purchasing-cooperative.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { sharesAfter } from '../domain/membership.ts';
import { changeSharesSchema } from '../schema.ts';
import { loadMember, updateMember } from '../store.ts';

/** Records shares subscribed or returned; the history of shares only grows. */
export const changeShares = command('cooperative.change_shares', changeSharesSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  const member = await loadMember(tx, actor, input.memberId);
  if (!canManageCooperative(actor, member)) throw new AppError('forbidden');
  if (member.version !== input.version) throw new AppError('conflict');
  if (member.status !== 'active') return refused('member_wrong_status');
  const shares = sharesAfter(member.shares, input.change);
  if (shares === null) return refused('shares_out_of_range');
  const { id: memberId, bodyId } = member;
  const { change, reason } = input;
  const effectiveOn = dateOf(berlinDay(now));
  await tx.shareChange.createMany({
    data: [{ memberId, bodyId, change, effectiveOn, reason, recordedBy: actor.personId, recordedAt: now }],
  });
  await updateMember(tx, member, { shares });
  audit({
    action: 'cooperative.change_shares',
    subjectType: 'cooperative_member',
    subjectId: memberId,
    bodyIds: [bodyId, member.cooperativeId],
    details: { from: member.shares, to: shares },
  });
  return accepted({ id: memberId });
});
