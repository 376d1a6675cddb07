import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideReturn } from '../domain/decision.ts';
import { acceptedBodyIds } from '../domain/facts.ts';
import { returnSchema, sectionCommentsOf } from '../schema.ts';
import { updateCooperation } from '../store/cooperation.ts';
import { decisionDueAfter, saveVerb } from '../store/event.ts';
import { assertVersion, loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice, WORKING_ROLES } from '../store/notice.ts';
import { insertDecision } from '../store/review.ts';

/** Gives the case back with comments; the clock of the authority stands still until it is submitted again. */
export const returnCooperation = command('cooperations.return_for_correction', returnSchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'return_for_correction', input.cooperationId);
  assertVersion(record, input.version);
  const sectionComments = sectionCommentsOf(input);
  const decided = decideReturn(record.facts, record.acting, { reason: input.reason, sectionComments });
  if (!decided.ok) return refused(decided.reason);
  const { to: status, contentVersion } = decided;
  await saveVerb(tx, actor, record, 'return_for_correction', status, {
    contentVersion,
    reason: input.reason,
    dueOn: decided.correctionDueOn,
  });
  await insertDecision(tx, actor, record, decided, { reason: input.reason, conditions: '' });
  await updateCooperation(tx, record, {
    status,
    decisionDueOn: decisionDueAfter(record, 'return_for_correction', status),
  });
  audit({
    action: 'cooperations.return_for_correction',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: entitledBodyIds(record.facts),
    details: { from: record.row.status, to: status, contentVersion },
  });
  const to = { bodyIds: acceptedBodyIds(record.facts), roles: WORKING_ROLES };
  tell(notice(record, actor, 'cooperation_returned', to, { dueOn: decided.correctionDueOn }));
  return accepted({ id: record.row.id });
});
