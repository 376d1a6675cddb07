import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideReject } from '../domain/decision.ts';
import { acceptedBodyIds } from '../domain/facts.ts';
import { rejectSchema, sectionCommentsOf } from '../schema.ts';
import { updateCooperation } from '../store/cooperation.ts';
import { saveVerb } from '../store/event.ts';
import { assertVersion, loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice } from '../store/notice.ts';
import { insertDecision } from '../store/review.ts';

/** Rejects, never without a reason. A rejected cooperation is not public. */
export const rejectCooperation = command('cooperations.reject', rejectSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const record = await loadForVerb(context, 'reject', input.cooperationId);
  assertVersion(record, input.version);
  const sectionComments = sectionCommentsOf(input);
  const decided = decideReject(record.facts, record.acting, { reason: input.reason, sectionComments });
  if (!decided.ok) return refused(decided.reason);
  const { to: status, contentVersion } = decided;
  await saveVerb(tx, actor, record, 'reject', status, { contentVersion, reason: input.reason });
  await insertDecision(tx, actor, record, decided, { reason: input.reason, conditions: '' });
  await updateCooperation(tx, record, { status, decidedAt: now });
  audit({
    action: 'cooperations.reject',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: entitledBodyIds(record.facts),
    details: { from: record.row.status, to: status, contentVersion },
  });
  const to = { bodyIds: acceptedBodyIds(record.facts) };
  tell(notice(record, actor, 'cooperation_rejected', to));
  return accepted({ id: record.row.id });
});
