import { dateOf } from '#src/db/columns.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canManageCooperative } from '#src/policy/purchasing-cooperative.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { openMotionSchema } from '../schema.ts';
import { listMemberBodyIds, loadCooperative, notice } from '../store.ts';

/** Puts a motion to the members; each has one vote until its last day. */
export const openMotion = command('cooperative.open_motion', openMotionSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const cooperative = await loadCooperative(tx, actor, input.cooperativeId);
  if (!canManageCooperative(actor, cooperative)) throw new AppError('forbidden');
  if (input.closesOn <= berlinDay(now)) return refused('closes_in_past');
  const { cooperativeId, title, text, majority, closesOn } = input;
  const { id } = await tx.cooperativeMotion.create({
    data: {
      cooperativeId,
      title,
      text,
      majority,
      closesOn: dateOf(closesOn),
      createdBy: actor.personId,
      createdAt: now,
    },
    select: { id: true },
  });
  const bodyIds = await listMemberBodyIds(tx, cooperativeId);
  audit({
    action: 'cooperative.open_motion',
    subjectType: 'cooperative_motion',
    subjectId: id,
    bodyIds: [cooperativeId, ...bodyIds],
    details: { members: bodyIds.length, closesOn },
  });
  if (bodyIds.length > 0)
    tell(
      notice(
        cooperative.name,
        actor,
        'cooperative_motion_opened',
        { bodyIds, roles: ['signatory'] },
        { title, dueOn: closesOn },
      ),
    );
  return accepted({ id });
});
