import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canVote } from '#src/policy/purchasing-cooperative.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { takesVotes } from '../domain/membership.ts';
import { castVoteSchema } from '../schema.ts';
import { loadCooperative, loadMotion } from '../store.ts';

/** Casts the member's one vote; it cannot be changed afterwards. */
export const castVote = command('cooperative.cast_vote', castVoteSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  const motion = await loadMotion(tx, input.motionId);
  const cooperative = await loadCooperative(tx, actor, motion.cooperativeId);
  if (!canVote(actor, cooperative)) throw new AppError('forbidden');
  if (!takesVotes(motion, berlinDay(now))) return refused('voting_over');
  const { motionId, choice } = input;
  const given = await tx.$executeRaw`
    INSERT INTO cooperative_vote (motion_id, body_id, choice, cast_by, cast_at)
    VALUES (${motionId}::uuid, ${actor.bodyId}::uuid, ${choice}, ${actor.personId}::uuid, ${now}) ON CONFLICT DO NOTHING`;
  if (given === 0) return refused('already_voted');
  // Writing the vote waited for whoever was closing the motion: a vote after the count must not stay.
  if ((await loadMotion(tx, motionId)).status !== 'open') return refused('voting_over');
  // How a body voted is its own affair and the cooperative's; the log only says that it did.
  audit({
    action: 'cooperative.cast_vote',
    subjectType: 'cooperative_motion',
    subjectId: motionId,
    bodyIds: [actor.bodyId, motion.cooperativeId],
  });
  return accepted({ id: motionId });
});
