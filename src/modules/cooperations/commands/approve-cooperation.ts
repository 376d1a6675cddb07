import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideApprove } from '../domain/decision.ts';
import { acceptedBodyIds } from '../domain/facts.ts';
import { approveSchema, sectionCommentsOf } from '../schema.ts';
import { updateCooperation } from '../store/cooperation.ts';
import { saveVerb } from '../store/event.ts';
import { assertVersion, loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice } from '../store/notice.ts';
import { publish } from '../store/publication.ts';
import { insertDecision } from '../store/review.ts';

/** Approves, with or without conditions, and publishes the public part. */
export const approveCooperation = command('cooperations.approve', approveSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const record = await loadForVerb(context, 'approve', input.cooperationId);
  assertVersion(record, input.version);
  const sectionComments = sectionCommentsOf(input);
  const decided = decideApprove(record.facts, record.acting, { sectionComments });
  if (!decided.ok) return refused(decided.reason);
  const { to: status, contentVersion } = decided;
  await saveVerb(tx, actor, record, 'approve', status, { contentVersion, conditions: input.conditions });
  await insertDecision(tx, actor, record, decided, { reason: input.reason, conditions: input.conditions });
  await updateCooperation(tx, record, { status, decidedAt: now });
  await publish(tx, record, { status, since: record.facts.today });
  audit({
    action: 'cooperations.approve',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: entitledBodyIds(record.facts),
    details: { from: record.row.status, to: status, contentVersion },
  });
  const to = { bodyIds: acceptedBodyIds(record.facts) };
  tell(notice(record, actor, 'cooperation_approved', to, { withConditions: input.conditions !== '' }));
  return accepted({ id: record.row.id });
});
