import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideWithdraw } from '../domain/lifecycle.ts';
import { withdrawCooperationSchema } from '../schema.ts';
import { updateCooperation } from '../store/cooperation.ts';
import { decisionDueAfter, saveVerb } from '../store/event.ts';
import { assertVersion, loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice } from '../store/notice.ts';
import { closeInquiry } from '../store/review.ts';

/** The lead gives the whole undertaking up before it was decided. */
export const withdrawCooperation = command(
  'cooperations.withdraw',
  withdrawCooperationSchema,
  async (context, input) => {
    const { tx, actor, audit, tell } = context;
    const record = await loadForVerb(context, 'withdraw', input.cooperationId);
    assertVersion(record, input.version);
    const { reason } = input;
    const decided = decideWithdraw(record.facts, record.acting, { reason });
    if (!decided.ok) return refused(decided.reason);
    const { to: status } = decided;
    await saveVerb(tx, actor, record, 'withdraw', status, { reason });
    await closeInquiry(tx, record, decided.closesInquiryId);
    const decisionDueOn = decisionDueAfter(record, 'withdraw', status);
    await updateCooperation(tx, record, { status, endReason: reason, decisionDueOn });
    const bodyIds = entitledBodyIds(record.facts);
    audit({
      action: 'cooperations.withdraw',
      subjectType: 'cooperation',
      subjectId: record.row.id,
      bodyIds,
      details: { from: record.row.status, to: status },
    });
    tell(notice(record, actor, 'cooperation_withdrawn', { bodyIds }));
    return accepted({ id: record.row.id });
  },
);
