import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canManageCooperative } from '#src/policy/purchasing-cooperative.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { mayClose, resultOf } from '../domain/membership.ts';
import { closeMotionSchema } from '../schema.ts';
import { countVotes, listMemberBodyIds, loadMotion, majorityPercents, notice } from '../store.ts';

/** Counts the votes and states the result, once the time is over or everybody has voted. */
export const closeMotion = command('cooperative.close_motion', closeMotionSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  await tx.$queryRaw`SELECT id FROM cooperative_motion WHERE id = ${input.motionId}::uuid FOR UPDATE`;
  const motion = await loadMotion(tx, input.motionId);
  if (!canManageCooperative(actor, motion)) throw new AppError('forbidden');
  if (motion.version !== input.version) throw new AppError('conflict');
  if (motion.status !== 'open') return refused('voting_over');
  const tally = await countVotes(tx, motion);
  if (!mayClose({ ...motion, ...tally }, berlinDay(now))) return refused('motion_not_over');
  const status = resultOf(tally, motion.majority, await majorityPercents(tx, berlinDay(now)));
  if (status === null) return refused('law_missing');
  const { count } = await tx.cooperativeMotion.updateMany({
    where: { id: motion.id, status: 'open', version: motion.version },
    data: { status, closedAt: now, version: motion.version + 1 },
  });
  if (count !== 1) throw new AppError('conflict');
  const bodyIds = await listMemberBodyIds(tx, motion.cooperativeId);
  const { yes, no, abstain } = tally;
  audit({
    action: 'cooperative.close_motion',
    subjectType: 'cooperative_motion',
    subjectId: motion.id,
    bodyIds: [motion.cooperativeId, ...bodyIds],
    details: { status, majority: motion.majority, yes, no, abstain, members: tally.members },
  });
  if (bodyIds.length > 0)
    tell(
      notice(
        actor.bodyName,
        actor,
        'cooperative_motion_closed',
        { bodyIds, roles: ['signatory', 'procurement_manager'] },
        { title: motion.title, accepted: status === 'accepted' },
      ),
    );
  return accepted({ id: motion.id });
});
