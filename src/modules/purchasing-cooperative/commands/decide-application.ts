import { dateOf } from '#src/db/columns.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canManageCooperative } from '#src/policy/purchasing-cooperative.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideApplicationSchema } from '../schema.ts';
import { loadMember, notice, updateMember } from '../store.ts';

/** Takes an applicant in, which subscribes its shares, or refuses it with a reason. */
export const decideApplication = command(
  'cooperative.decide_application',
  decideApplicationSchema,
  async (context, input) => {
    const { tx, actor, now, audit, tell } = context;
    const member = await loadMember(tx, actor, input.memberId);
    if (!canManageCooperative(actor, member)) throw new AppError('forbidden');
    if (member.version !== input.version) throw new AppError('conflict');
    if (member.status !== 'applied') return refused('member_wrong_status');
    const isAccepted = input.decision === 'accept';
    const today = dateOf(berlinDay(now));
    if (isAccepted) {
      await tx.shareChange.createMany({
        data: [
          {
            memberId: member.id,
            bodyId: member.bodyId,
            change: member.shares,
            effectiveOn: today,
            reason: 'Aufnahme',
            recordedBy: actor.personId,
            recordedAt: now,
          },
        ],
      });
    }
    await updateMember(
      tx,
      member,
      isAccepted
        ? { status: 'active', joinedOn: today, decisionNote: input.reason }
        : { status: 'refused', shares: 0, decisionNote: input.reason },
    );
    audit({
      action: `cooperative.${input.decision}_application`,
      subjectType: 'cooperative_member',
      subjectId: member.id,
      bodyIds: [member.bodyId, member.cooperativeId],
      details: { shares: member.shares },
    });
    tell(
      notice(
        actor.bodyName,
        actor,
        'cooperative_application_decided',
        { bodyIds: [member.bodyId], roles: ['signatory', 'procurement_manager'] },
        { accepted: isAccepted },
      ),
    );
    return accepted({ id: member.id });
  },
);
